/// Reads the text of markup that every parser reads alike, which most of it is, without a parser.
///
/// The grammar is strict on purpose: an end tag matches the last start tag, and only elements and references occur that
/// are known here. What the text is then depends on the order of the tags alone, however a parser nests them.
struct PlainMarkup {
    private let bytes: [UInt8]
    private var position = 0
    private var open: [UInt64] = []
    private var collector = PlainTextCollector()

    /// More than that is left to a parser, which has limits.
    private static let longest = 1_000_000
    private static let depth = 64

    /// The text of markup; nil when a parser must read it.
    static func collected(_ markup: String) -> PlainTextCollector? {
        guard markup.utf8.count <= longest else { return nil }
        var reader = PlainMarkup(bytes: Array(markup.utf8))
        return reader.reads() ? reader.collector : nil
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func reads() -> Bool {
        while position < bytes.count {
            let isRead =
                switch bytes[position] {
                case UInt8(ascii: "<"): readTag()
                case UInt8(ascii: "&"): readReference()
                default: readText()
                }
            guard isRead else { return false }
        }
        return true
    }

    private mutating func readText() -> Bool {
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") { break }
            // Controls and noncharacters are the parser's to mend; those begin with these three bytes.
            guard byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { return false }
            if byte == 0xEF, position + 1 < bytes.count, [0xB7, 0xBB, 0xBF].contains(bytes[position + 1]) {
                return false
            }
            position += 1
        }
        let bytes = bytes
        collector.append(bytes.span.extracting(start..<position))
        return true
    }

    // MARK: - Tags

    private mutating func readTag() -> Bool {
        position += 1
        if take(UInt8(ascii: "!")) { return skipComment() }
        let isEnd = take(UInt8(ascii: "/"))
        guard let name = name(), let role = Self.roles[name] else { return false }
        if isEnd {
            guard open.popLast() == name, take(UInt8(ascii: ">")) else { return false }
            if role == .block { collector.breakLine() }
            return true
        }
        guard skipAttributes() else { return false }
        let isVoid = Self.voids.contains(name)
        guard take(UInt8(ascii: ">")) || isVoid && take(UInt8(ascii: "/")) && take(UInt8(ascii: ">")) else {
            return false
        }
        switch role {
        case .inline: break
        case .cell:
            guard open.last == Self.row else { return false }
            collector.space()
        case .block:
            // Some parsers close the one where the other begins, and pass over its end.
            if let last = open.last(where: { Self.roles[$0] != .inline }),
                last == name && !Self.containers.contains(name) || Self.headings.contains(last)
            {
                return false
            }
            collector.breakLine()
        }
        if !isVoid { open.append(name) }
        return open.count <= Self.depth
    }

    private mutating func skipComment() -> Bool {
        guard take(UInt8(ascii: "-")), take(UInt8(ascii: "-")) else { return false }
        while position + 1 < bytes.count {
            if bytes[position] == UInt8(ascii: "-"), bytes[position + 1] == UInt8(ascii: "-") {
                position += 2
                return take(UInt8(ascii: ">"))
            }
            // `<!-->` and `<!--->` are whole comments to some.
            if bytes[position] == UInt8(ascii: ">") { return false }
            position += 1
        }
        return false
    }

    /// Passes over attributes, whose values are quoted if they have any.
    private mutating func skipAttributes() -> Bool {
        while true {
            let hasSpace = skipSpace()
            guard position < bytes.count, ![UInt8(ascii: ">"), UInt8(ascii: "/")].contains(bytes[position])
            else { return position < bytes.count }
            let start = position
            while position < bytes.count, Self.isNamed(bytes[position]) { position += 1 }
            guard hasSpace, position > start else { return false }
            guard take(UInt8(ascii: "=")) else { continue }
            guard position < bytes.count else { return false }
            let quote = bytes[position]
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
            position += 1
            while position < bytes.count, bytes[position] != quote, bytes[position] != UInt8(ascii: "<") {
                position += 1
            }
            guard take(quote) else { return false }
        }
    }

    /// The name of an element, by its first eight letters in lower case.
    private mutating func name() -> UInt64? {
        let start = position
        var number: UInt64 = 0
        while position < bytes.count, Self.isLetter(bytes[position]) || Self.isDigit(bytes[position]) {
            if position - start < 8 { number = number << 8 | UInt64(bytes[position] | 0x20) }
            position += 1
        }
        return position - start <= 10 ? number : nil
    }

    // MARK: - References

    private mutating func readReference() -> Bool {
        position += 1
        let start = position
        while position < bytes.count, position - start < 8, bytes[position] != UInt8(ascii: ";") {
            position += 1
        }
        let name = bytes[start..<position]
        guard take(UInt8(ascii: ";")), let scalar = Self.scalar(named: name) else { return false }
        collector.append(Array(String(scalar).utf8).span)
        return true
    }

    private static func scalar(named name: ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard name.first == UInt8(ascii: "#") else {
            return references[String(decoding: name, as: UTF8.self)]
        }
        let digits = String(decoding: name.dropFirst(), as: UTF8.self)
        let isHex = digits.hasPrefix("x")
        // A sign before digits is read by Swift, and by no parser.
        guard !digits.hasPrefix("+"), !digits.hasPrefix("x+"),
            let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits),
            // What lies below and behind these is not read alike.
            0xA0..<0xD800 ~= number || 0x20...0x7E ~= number || 0x1_F000...0x1_FAFF ~= number
        else { return nil }
        return Unicode.Scalar(number)
    }

    private static let references: [String: Unicode.Scalar] = [
        "amp": "&", "apos": "'", "lt": "<", "gt": ">", "quot": "\"", "nbsp": "\u{A0}", "rsquo": "\u{2019}",
        "lsquo": "\u{2018}", "rdquo": "\u{201D}", "ldquo": "\u{201C}", "ndash": "\u{2013}",
        "mdash": "\u{2014}", "hellip": "\u{2026}",
    ]

    // MARK: - Elements

    private enum Role { case inline, cell, block }

    private static let inlines = [
        "a", "abbr", "b", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark",
        "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    ]
    private static let cells = ["td", "th"]
    private static let blocks = [
        "article", "aside", "blockquote", "br", "center", "div", "figcaption", "figure", "footer", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
        "tbody", "thead", "tr", "ul",
    ]
    private static let roles = Dictionary(
        [(inlines, Role.inline), (cells, .cell), (blocks, .block)].flatMap { names, role in
            names.map { (number($0), role) }
        }
    ) { first, _ in first }
    private static let row = number("tr")
    private static let voids = Set(["br", "hr", "img"].map(number))
    private static let headings = Set((1...6).map { number("h\($0)") })
    /// Blocks that hold blocks of their own name, or stand alone.
    private static let containers = Set(
        ["article", "aside", "blockquote", "br", "div", "figure", "hr", "ol", "section", "ul"].map(number)
    )

    private static func number(_ name: String) -> UInt64 {
        name.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    // MARK: - Bytes

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() -> Bool {
        let start = position
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
        return position > start
    }

    private static func isNamed(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
