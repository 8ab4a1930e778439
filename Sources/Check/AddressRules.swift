/// What an address must be to be followed by anyone.
package enum AddressRules {
    /// Why a text is no absolute address, as a clause; nil when it is one.
    ///
    /// Atom takes IRIs, which may hold letters of any script, and references that stand on a base; RSS and JSON
    /// Feed take URIs.
    package static func fault(
        of text: String,
        asIRI: Bool = false,
        mayBeRelative: Bool = false
    ) -> String? {
        if text.isEmpty { return "it is empty" }
        for scalar in text.unicodeScalars {
            if scalar.value > 0x7F {
                if asIRI, !isControl(scalar) { continue }
                return "“\(scalar)” is not percent-encoded"
            }
            if scalar.value <= 0x20 || scalar.value == 0x7F || "<>\"\\^`{|}".unicodeScalars.contains(scalar) {
                return scalar.isSpace ? "it holds white space" : "it holds a character no address has"
            }
        }
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), isScheme(text[..<colon]) else {
            return mayBeRelative ? faultOfEscapes(in: text) : "it is not absolute"
        }
        if let fault = faultOfEscapes(in: text) { return fault }
        let scheme = text[..<colon].lowercased()
        let rest = text[text.index(after: colon)...]
        if rest.isEmpty { return "nothing follows the scheme" }
        switch scheme {
        case "http", "https", "ftp":
            return rest.hasPrefix("//") && WebHost(of: text) != nil ? nil : "it names no host"
        case "tag": return isTag(rest) ? nil : "it is no tag URI of the form tag:host,date:name"
        case "urn":
            if rest.lowercased().hasPrefix("uuid:") {
                return isUUID(rest.dropFirst(5)) ? nil : "it is no UUID of the form 8-4-4-4-12"
            }
            let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            return parts.count == 2 && parts[0].count > 1 && !parts[1].isEmpty
                ? nil : "it is no URN of the form urn:name:value"
        default: return nil
        }
    }

    /// Whether a reference stands on a base: it has no scheme, and is more than a place in the same text.
    static func isRelative(_ reference: String) -> Bool {
        let text = reference.trimmingSpace
        if text.hasPrefix("#") { return false }
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return true }
        return !isScheme(text[..<colon])
    }

    /// Whether an address leads to the web.
    static func isWeb(_ address: String) -> Bool {
        let start = address.prefix(8).lowercased()
        return start.hasPrefix("http://") || start.hasPrefix("https://")
    }

    /// Whether who follows an address runs a script, or opens a page that the address itself holds.
    static func isActive(_ address: String) -> Bool {
        let scheme = address.prefix { $0 != ":" }.lowercased().filter { !$0.isWhitespace }
        return ["javascript", "vbscript", "livescript"].contains(scheme)
            || scheme == "data" && !address.lowercased().hasPrefix("data:image/")
    }

    /// Whether the authority of a tag URI is a host or a mail address (RFC 4151, 2.1); true of other addresses.
    static func hasPlainAuthority(_ address: String) -> Bool {
        guard address.hasPrefix("tag:") else { return true }
        return address.dropFirst(4).prefix { $0 != "," }.utf8.allSatisfy {
            isLetter($0) || isDigit($0) || "-._@".utf8.contains($0)
        }
    }

    /// Whether an address is written as all write it (RFC 3986, 6.2.2), so that programs that compare letters agree.
    static func isCanonical(_ address: String) -> Bool {
        guard isWeb(address), let start = address.firstRange(of: "://")?.upperBound else { return true }
        let authority = address[start...].prefix { !"/?#".contains($0) }
        let path = address[authority.endIndex...].prefix { !"?#".contains($0) }
        let scheme = address[..<start]
        return scheme == scheme.lowercased() && authority == authority.lowercased() && !path.isEmpty
            && !(authority.hasSuffix(":80") && scheme == "http://")
            && !(authority.hasSuffix(":443") && scheme == "https://")
            && !path.split(separator: "/").contains { $0 == "." || $0 == ".." }
    }

    private static func isScheme(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, isLetter(first) else { return false }
        return text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
    }

    private static func isTag(_ text: Substring) -> Bool {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let comma = parts[0].lastIndex(of: ",") else { return false }
        let date = parts[0][parts[0].index(after: comma)...].split(
            separator: "-",
            omittingEmptySubsequences: false
        )
        return comma > parts[0].startIndex && (1...3).contains(date.count) && date[0].utf8.count == 4
            && date.dropFirst().allSatisfy { $0.utf8.count == 2 }
            && date.allSatisfy { $0.utf8.allSatisfy(isDigit) }
    }

    private static func isUUID(_ text: Substring) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) }
    }

    private static func faultOfEscapes(in text: String) -> String? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return nil }
        let parts = text.split(separator: "%", omittingEmptySubsequences: false).dropFirst()
        let isBroken = parts.contains { part in
            part.prefix(2).count < 2 || !part.prefix(2).allSatisfy { $0.isASCII && $0.isHexDigit }
        }
        return isBroken ? "a % in it does not begin an escape" : nil
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        (0x80...0xA0).contains(scalar.value) || scalar.properties.isWhitespace
            || scalar.properties.isNoncharacterCodePoint
            || scalar.properties.generalCategory == .format
    }

    private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 }
    private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
}
