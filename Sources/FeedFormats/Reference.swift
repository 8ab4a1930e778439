/// A reference to a resource and the rules that make it absolute (RFC 3986, section 5).
package struct Reference {
    private var scheme: Substring?
    private var authority: Substring?
    private var path: Substring
    private var query: Substring?
    private var fragment: Substring?

    private init(_ text: Substring) {
        var rest = text
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
            fragment = rest[rest.utf8.index(after: mark)...]
            rest = rest[..<mark]
        }
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
            query = rest[rest.utf8.index(after: mark)...]
            rest = rest[..<mark]
        }
        if let colon = Self.schemeEnd(of: rest) {
            scheme = rest[..<colon]
            rest = rest[rest.utf8.index(after: colon)...]
        }
        if rest.utf8.starts(with: "//".utf8) {
            // `http:///host/` is a known slip; only a file's authority is empty.
            let isFile = scheme?.lowercased() == "file"
            rest = isFile ? rest.dropFirst(2) : rest.drop { $0 == "/" }
            let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            authority = rest[..<end]
            rest = rest[end...]
        }
        path = rest
    }

    /// Makes a reference absolute where there is a base for it, and cleans it of line breaks and outer space.
    ///
    /// - Returns: nil for what must never be followed, such as `javascript:`.
    package static func resolve(_ reference: String, against base: String?) -> String? {
        let cleaned = clean(reference)
        let text = cleaned ?? reference
        if text.utf8.starts(with: "http://".utf8) || text.utf8.starts(with: "https://".utf8) {
            return text.utf8.dropFirst(7).first == UInt8(ascii: "/")
                && !text.utf8.starts(with: "https://".utf8)
                ? Reference(text[...]).description : text
        }
        if let colon = schemeEnd(of: text[...]) {
            return isActive(scheme: text[..<colon]) ? nil : text
        }
        guard let base, !base.isEmpty else { return text }
        return Reference(text[...]).resolved(against: Reference(base[...])).description
    }

    /// Whether a reference leads to where it stands itself (RFC 3986, 4.4): it is empty, or a fragment alone.
    static func isOfSameDocument(_ reference: Span<UInt8>) -> Bool {
        for index in reference.indices where reference[index] > 0x20 {
            return reference[index] == UInt8(ascii: "#")
        }
        return true
    }

    /// The base that an `xml:base` sets inside another one; what must never be followed sets none.
    static func base(_ reference: String, inside outer: String?) -> String? {
        resolve(reference, against: outer) ?? outer
    }

    private func resolved(against base: Reference) -> Reference {
        var result = self
        result.scheme = base.scheme
        if authority != nil {
            result.path = Self.removingDots(path)
            return result
        }
        result.authority = base.authority
        if path.isEmpty {
            result.path = base.path
            result.query = query ?? base.query
        } else if path.utf8.first == UInt8(ascii: "/") {
            result.path = Self.removingDots(path)
        } else if base.authority != nil, base.path.isEmpty {
            result.path = Self.removingDots("/" + path)
        } else if let slash = base.path.utf8.lastIndex(of: UInt8(ascii: "/")) {
            result.path = Self.removingDots(base.path[...slash] + path)
        }
        return result
    }

    private static func removingDots(_ path: Substring) -> Substring {
        guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
        let isRooted = path.utf8.first == UInt8(ascii: "/")
        var kept: [Substring] = []
        var endsInFolder = false
        for segment in path.split(separator: "/", omittingEmptySubsequences: false).dropFirst(
            isRooted ? 1 : 0
        ) {
            endsInFolder = segment == "." || segment == ".."
            if segment == ".." { _ = kept.popLast() } else if segment != "." { kept.append(segment) }
        }
        if endsInFolder { kept.append("") }
        return Substring((isRooted ? "/" : "") + kept.joined(separator: "/"))
    }

    private var description: String {
        var text = ""
        if let scheme { text += scheme + ":" }
        if let authority { text += "//" + authority }
        text += path
        if let query { text += "?" + query }
        if let fragment { text += "#" + fragment }
        return text
    }

    /// Where the colon of a scheme stands (`ALPHA *( ALPHA / DIGIT / "+" / "-" / "." ) ":"`).
    private static func schemeEnd(of text: Substring) -> Substring.Index? {
        guard let first = text.utf8.first, 97...122 ~= first | 0x20 else { return nil }
        for index in text.utf8.indices {
            let byte = text.utf8[index]
            if byte == UInt8(ascii: ":") { return index }
            guard byte.isDigit || 97...122 ~= byte | 0x20 || byte == 0x2B || byte == 0x2D || byte == 0x2E
            else {
                return nil
            }
        }
        return nil
    }

    private static func isActive(scheme: Substring) -> Bool {
        ["javascript", "vbscript", "data", "livescript", "mocha", "jscript"].contains(scheme.lowercased())
    }

    /// The text without control characters and outer space, as browsers read it; nil when it had none.
    private static func clean(_ text: String) -> String? {
        let bytes = text.utf8.span
        var isClean = bytes.count == 0 || bytes[0] != 0x20 && bytes[bytes.count - 1] != 0x20
        for index in bytes.indices where bytes[index] < 0x20 { isClean = false }
        if isClean { return nil }
        let kept = text.utf8.filter { $0 >= 0x20 }
        let start = kept.prefix { $0 == 0x20 }.count
        let end = kept.reversed().prefix { $0 == 0x20 }.count
        return String(decoding: kept[start..<max(start, kept.count - end)], as: UTF8.self)
    }
}
