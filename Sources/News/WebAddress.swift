internal import Check
internal import FeedFormats

/// An http(s) or file address, split into its parts as RFC 3986 names them, and mended as browsers do.
///
/// All work is on bytes and linear in their number: feeds bring these by the hundred thousand.
struct WebAddress {
    /// `http`, `https` or `file`.
    var scheme: String
    /// The host in lower case, an international one in its ASCII form; empty for a file.
    var host: String
    /// The port, unless it is the scheme's own.
    var port: Int?
    /// The path as written.
    var path: ArraySlice<UInt8>
    /// The query as written, without `?`.
    var query: ArraySlice<UInt8>?
    /// The fragment as written, without `#`.
    var fragment: ArraySlice<UInt8>?

    /// The most bytes an address may have; longer ones are data that somebody put into a link.
    static let limit = 8192

    /// Splits an address; returns nothing for another scheme or an impossible host.
    init?(_ text: String) { self.init(bytes: Array(text.utf8)[...]) }

    /// Splits an address given as UTF-8.
    init?(bytes: ArraySlice<UInt8>) {
        // Browsers drop line breaks and tabs wherever they stand in an address.
        let isBreak = { (byte: UInt8) in byte == 0x09 || byte == 0x0A || byte == 0x0D }
        let cleaned = bytes.contains(where: isBreak) ? bytes.filter { !isBreak($0) }[...] : bytes
        let start = cleaned.firstIndex { $0 > 0x20 } ?? cleaned.endIndex
        let end = cleaned.lastIndex { $0 > 0x20 } ?? start
        guard start < cleaned.endIndex, end - start < Self.limit else { return nil }
        var rest = cleaned[start...end]
        guard let scheme = Self.takeScheme(&rest) else { return nil }
        self.scheme = scheme
        fragment = Self.takeTail(&rest, after: UInt8(ascii: "#"))
        query = Self.takeTail(&rest, after: UInt8(ascii: "?"))
        host = ""
        guard scheme != "file" else {
            path = rest
            return
        }
        // `http:/x` and `http:///x` mean `http://x` to every browser.
        rest = rest.drop { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
        let authorityEnd =
            rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") } ?? rest.endIndex
        path = rest[authorityEnd...]
        var authority = rest[..<authorityEnd]
        if let at = authority.lastIndex(of: UInt8(ascii: "@")) { authority = authority[(at + 1)...] }
        guard let port = Self.takePort(&authority) else { return nil }
        self.port = port == (scheme == "http" ? 80 : 443) ? nil : port.isPort ? port : nil
        guard let host = HostName.ascii(authority) else { return nil }
        self.host = host
    }

    /// Takes the scheme; `feed:` stands before or instead of http in addresses made for feed readers.
    private static func takeScheme(_ rest: inout ArraySlice<UInt8>) -> String? {
        if rest.starts(with: "//".utf8) { return "https" }
        let isForReaders = take("feed:", &rest)
        if take("https:", &rest) { return "https" }
        if take("http:", &rest) || isForReaders { return "http" }
        return take("file:", &rest) ? "file" : nil
    }

    private static func take(_ prefix: String, _ rest: inout ArraySlice<UInt8>) -> Bool {
        guard rest.count >= prefix.utf8.count else { return false }
        var position = rest.startIndex
        for byte in prefix.utf8 {
            guard rest[position].asciiLowercase == byte else { return false }
            position += 1
        }
        rest = rest[position...]
        return true
    }

    private static func takeTail(_ rest: inout ArraySlice<UInt8>, after mark: UInt8) -> ArraySlice<UInt8>? {
        guard let position = rest.firstIndex(of: mark) else { return nil }
        defer { rest = rest[..<position] }
        return rest[(position + 1)...]
    }

    /// Takes the port off an authority: 0 when there is none, nil when it is no number.
    private static func takePort(_ authority: inout ArraySlice<UInt8>) -> Int? {
        guard let colon = authority.lastIndex(of: UInt8(ascii: ":")) else { return 0 }
        // The colons of an IPv6 address stand before its bracket.
        guard !authority[colon...].contains(UInt8(ascii: "]")) else { return 0 }
        let digits = authority[(colon + 1)...]
        authority = authority[..<colon]
        guard digits.count <= 5 else { return nil }
        var port = 0
        for digit in digits {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit else { return nil }
            port = port * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return port < 65_536 ? port : nil
    }
}

extension Int {
    /// Whether something can listen there.
    fileprivate var isPort: Bool { 1..<65_536 ~= self }
}

extension UInt8 {
    /// The byte, a capital ASCII letter made small.
    var asciiLowercase: UInt8 { 0x41...0x5A ~= self ? self | 0x20 : self }
}

extension String {
    /// Whether the text, percent-encoded, is an address that may stand in every format and be followed.
    package var isAddress: Bool {
        Reference.resolve(self, against: nil) != nil && AddressRules.fault(of: Percent.encoded(self)) == nil
    }

    /// Whether the text is a whole address of the web.
    var isWebAddress: Bool {
        let start = prefix(8).lowercased()
        return (start == "https://" || start.hasPrefix("http://")) && WebAddress(self) != nil && isAddress
    }
}
