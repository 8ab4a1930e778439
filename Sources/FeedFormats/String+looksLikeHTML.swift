extension String {
    /// Whether a text that claims to be plain is HTML: it has an end tag or a character reference, and every
    /// tag in it is one of HTML's.
    ///
    /// RSS does not say which of the two a title is, and publishers write both.
    var looksLikeHTML: Bool {
        guard utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") }) else {
            return false
        }
        let bytes = Array(utf8)
        var hasEvidence = false
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "&"): if Self.beginsReference(bytes, index) { hasEvidence = true }
            case UInt8(ascii: "<"):
                guard let tag = Self.tag(bytes, index) else { continue }
                guard Self.elements.contains(tag.name) else { return false }
                if tag.isEnd || tag.name == "br" || tag.name == "img" || tag.name == "hr" {
                    hasEvidence = true
                }
            default: break
            }
        }
        return hasEvidence
    }

    private static func beginsReference(_ bytes: [UInt8], _ start: Int) -> Bool {
        var index = start + 1
        if index < bytes.count, bytes[index] == UInt8(ascii: "#") { index += 1 }
        let first = index
        while index < bytes.count, index - first < 32, bytes[index] < 0x80,
            bytes[index].isLetter || bytes[index].isDigit
        { index += 1 }
        return index > first && index < bytes.count && bytes[index] == UInt8(ascii: ";")
    }

    private static func tag(_ bytes: [UInt8], _ start: Int) -> (name: String, isEnd: Bool)? {
        var index = start + 1
        let isEnd = index < bytes.count && bytes[index] == UInt8(ascii: "/")
        if isEnd { index += 1 }
        let first = index
        while index < bytes.count, bytes[index] < 0x80, bytes[index].isLetter || bytes[index].isDigit {
            index += 1
        }
        guard index > first else { return nil }
        return (String(decoding: bytes[first..<index], as: UTF8.self).lowercased(), isEnd)
    }

    private static let elements: Set<String> = [
        "a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "bdi", "bdo", "big",
        "blockquote", "br", "button", "canvas", "caption", "center", "cite", "code", "col", "colgroup", "dd",
        "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em", "fieldset", "figcaption", "figure",
        "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe", "img",
        "input", "ins", "kbd", "label", "legend", "li", "map", "mark", "menu", "meter", "nav", "ol",
        "optgroup",
        "option", "p", "picture", "pre", "progress", "q", "rp", "rt", "ruby", "s", "samp", "script",
        "section",
        "select", "small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup", "table",
        "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "video",
        "wbr",
    ]
}
