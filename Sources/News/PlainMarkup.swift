/// Reads the text of markup that every parser reads alike, which most of it is, without a parser.
///
/// The grammar is strict on purpose: an end tag matches the last start tag, and only elements and references occur that
/// are known here. What the text is then depends on the order of the tags alone, however a parser nests them.
struct PlainMarkup {
    private let bytes: [UInt8]
    private var position = 0
    private var open: [(name: UInt64, kind: Kind)] = []
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
        let bytes = bytes
        let text = bytes.span
        let end = text.position(from: position) { word in
            word.marks(of: UInt8(ascii: "<")) | word.marks(of: UInt8(ascii: "&")) | word.marks(below: 0x20)
                | word.marks(of: 0xEF)
        } where: { place in
            let byte = text[place]
            return byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || Self.isMendable(text, at: place)
        }
        collector.append(text.extracting(position..<end))
        position = end
        return end == text.count || !Self.isMendable(text, at: end)
    }

    /// Whether a control or a noncharacter may stand at a place, which the parser mends.
    private static func isMendable(_ text: Span<UInt8>, at place: Int) -> Bool {
        let byte = text[place]
        if byte < 0x20 { return byte != 0x09 && byte != 0x0A && byte != 0x0D }
        guard byte == 0xEF, place + 1 < text.count else { return false }
        // Noncharacters and the byte order mark begin with one of these three.
        let next = text[place + 1]
        return next == 0xB7 || next == 0xBB || next == 0xBF
    }

    // MARK: - Tags

    private mutating func readTag() -> Bool {
        position += 1
        if take(UInt8(ascii: "!")) { return skipComment() }
        let isEnd = take(UInt8(ascii: "/"))
        guard let name = name(), let kind = Self.kinds[name] else { return false }
        return isEnd ? end(name, kind) : start(name, kind)
    }

    private mutating func end(_ name: UInt64, _ kind: Kind) -> Bool {
        guard take(UInt8(ascii: ">")) else { return false }
        // There is no start for it to end, and everybody passes over it.
        if kind == .void { return true }
        if open.last?.name == name {
            open.removeLast()
        } else if name != Self.paragraph || !collector.isLineBroken
            || open.contains(where: { $0.name == name })
        {
            // The end of a paragraph that never began breaks the line for some; it may if the line is broken anyway.
            return false
        }
        if kind.contains(.block) { collector.breakLine() }
        return true
    }

    private mutating func start(_ name: UInt64, _ kind: Kind) -> Bool {
        guard skipAttributes() else { return false }
        let isClosed = take(UInt8(ascii: "/"))
        guard take(UInt8(ascii: ">")), !isClosed || !kind.contains(.raw) else { return false }
        if kind.contains(.raw) { return skipRaw(name) }
        if kind.contains(.cell) {
            guard open.last?.name == Self.row else { return false }
            collector.space()
        }
        if kind.contains(.block) {
            // Some parsers close the one where the other begins, and pass over its end.
            if let last = open.last(where: { $0.kind.isBox }),
                last.name == name && !kind.contains(.container) || last.kind.contains(.heading)
            {
                return false
            }
            collector.breakLine()
        }
        if !isClosed, !kind.contains(.void) { open.append((name, kind)) }
        return open.count <= Self.depth
    }

    /// Passes over an element whose text nobody sees, and its end.
    private mutating func skipRaw(_ name: UInt64) -> Bool {
        while position + 1 < bytes.count {
            position += 1
            guard bytes[position - 1] == UInt8(ascii: "<") else { continue }
            if take(UInt8(ascii: "/")) { return self.name() == name && take(UInt8(ascii: ">")) }
            // In a script it compares numbers; behind a mark, or in a frame, parsers do not agree.
            if bytes[position] == UInt8(ascii: "!") || name == Self.frame { return false }
        }
        return false
    }

    private mutating func skipComment() -> Bool {
        guard take(UInt8(ascii: "-")), take(UInt8(ascii: "-")) else { return false }
        // `<!-->` and `<!--->` are whole comments to some.
        if position < bytes.count, bytes[position] == UInt8(ascii: ">") { return false }
        if position + 1 < bytes.count, bytes[position] == UInt8(ascii: "-"),
            bytes[position + 1] == UInt8(ascii: ">")
        {
            return false
        }
        while position + 1 < bytes.count {
            if bytes[position] == UInt8(ascii: "-"), bytes[position + 1] == UInt8(ascii: "-") {
                position += 2
                return take(UInt8(ascii: ">"))
            }
            position += 1
        }
        return false
    }

    /// Passes over attributes; a value that is not quoted holds nothing that could end it.
    private mutating func skipAttributes() -> Bool {
        let bytes = bytes
        let text = bytes.span
        var index = position
        defer { position = index }
        func skipSpace() -> Bool {
            let start = index
            while index < text.count, Self.isSpace(text[index]) { index += 1 }
            return index > start
        }
        func skipNamed() -> Bool {
            let start = index
            while index < text.count, Self.isNamed(text[index]) { index += 1 }
            return index > start
        }
        var isSeparate = skipSpace()
        while index < text.count, text[index] != UInt8(ascii: ">"), text[index] != UInt8(ascii: "/") {
            guard isSeparate, skipNamed() else { return false }
            isSeparate = skipSpace()
            guard index < text.count, text[index] == UInt8(ascii: "=") else { continue }
            index += 1
            _ = skipSpace()
            guard index < text.count else { return false }
            let quote = text[index]
            if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                index += 1
                while index < text.count, text[index] != quote, text[index] != UInt8(ascii: "<") {
                    index += 1
                }
                guard index < text.count, text[index] == quote else { return false }
                index += 1
            } else if !skipNamed() {
                return false
            }
            isSeparate = skipSpace()
        }
        return index < text.count
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
        // Before a space it is the sign itself.
        if position < bytes.count, Self.isSpace(bytes[position]) {
            collector.append([UInt8(ascii: "&")].span)
            return true
        }
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
        guard name.first == UInt8(ascii: "#") else { return references[number(name)] }
        let digits = String(decoding: name.dropFirst(), as: UTF8.self)
        let isHex = digits.hasPrefix("x")
        // A sign before digits is read by Swift, and by no parser.
        guard !digits.hasPrefix("+"), !digits.hasPrefix("x+"),
            let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits),
            // What lies below and behind these is not read alike.
            0xA0..<0xD800 ~= number || 0xFE00...0xFE0F ~= number || 0x20...0x7E ~= number
                || 0x1_F000...0x1_FAFF ~= number
        else { return nil }
        return Unicode.Scalar(number)
    }

    /// The names from U+00A0 on (HTML 4.01, 24.2.1).
    private static let latin = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
        micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring \
        AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
        times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
        egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash \
        ugrave uacute ucirc uuml yacute thorn yuml
        """.split(separator: " ")
    private static let others: KeyValuePairs<String, Unicode.Scalar> = [
        "amp": "&", "apos": "'", "lt": "<", "gt": ">", "quot": "\"", "rsquo": "\u{2019}", "lsquo": "\u{2018}",
        "rdquo": "\u{201D}", "ldquo": "\u{201C}", "ndash": "\u{2013}", "mdash": "\u{2014}",
        "hellip": "\u{2026}", "bull": "\u{2022}", "euro": "\u{20AC}", "trade": "\u{2122}",
    ]
    private static let references: [UInt64: Unicode.Scalar] = {
        var references: [UInt64: Unicode.Scalar] = [:]
        for (index, name) in latin.enumerated() {
            references[number(name.utf8)] = Unicode.Scalar(0xA0 + UInt32(index))
        }
        for (name, scalar) in others { references[number(name.utf8)] = scalar }
        return references
    }()

    // MARK: - Elements

    /// What is known of an element; nothing at all of one that stands in a line.
    private struct Kind: OptionSet {
        let rawValue: UInt8
        static let block = Kind(rawValue: 1)
        static let cell = Kind(rawValue: 2)
        /// It has no end.
        static let void = Kind(rawValue: 4)
        /// A block that holds blocks of its own name, or stands alone.
        static let container = Kind(rawValue: 8)
        static let heading = Kind(rawValue: 16)
        /// It holds no elements, and nobody sees what it holds.
        static let raw = Kind(rawValue: 32)

        var isBox: Bool { !isDisjoint(with: [.block, .cell]) }
    }

    private static let kinds: [UInt64: Kind] = {
        let names: [(String, Kind)] = [
            (
                """
                a abbr annotation audio b bdi big button circle cite code colgroup defs del dfn ellipse em font g i ins kbd label \
                line marker mask mark math mfrac mi mn mo mover mrow msqrt mspace mstyle msub msubsup msup mtable mtd mtext mtr \
                munder path picture polygon polyline q rect s samp semantics small span stop strike strong sub sup svg symbol \
                time tt u use var video
                """, []
            ),
            ("col img source track wbr", .void), ("td th", .cell),
            ("script style iframe", .raw),
            (
                """
                center dd dl dt figcaption footer form header li main nav p pre summary table tbody thead tr
                """, .block
            ),
            ("article aside blockquote details div figure ol section ul", [.block, .container]),
            ("br hr", [.block, .void, .container]), ("h1 h2 h3 h4 h5 h6", [.block, .heading]),
        ]
        return Dictionary(
            names.flatMap { names, kind in names.split(separator: " ").map { (number($0.utf8), kind) } }
        ) { first, _ in first }
    }()
    private static let row = number("tr".utf8)
    private static let frame = number("iframe".utf8)
    private static let paragraph = number("p".utf8)

    /// The first eight bytes of a name.
    private static func number(_ name: some Sequence<UInt8>) -> UInt64 {
        name.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    // MARK: - Bytes

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }

    private static func isNamed(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: ":")
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
