internal import FeedXML

/// Puts text together with its white space collapsed.
struct PlainTextCollector {
    /// What stands between the last character and the next.
    private enum Gap {
        case nothing
        case space
        case line
    }

    private var bytes: [UInt8] = []
    private var gap = Gap.nothing

    /// Whether nothing visible has been added.
    var isEmpty: Bool { bytes.isEmpty }

    /// Whether the next character begins a line anyway.
    var isLineBroken: Bool { bytes.isEmpty || gap == .line }

    /// The text so far.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Begins a new line before the next character.
    mutating func breakLine() { gap = .line }

    /// Puts space before the next character, at least.
    mutating func space() { if gap == .nothing { gap = .space } }

    /// The text so far, on a single line.
    var line: String { String(decoding: bytes.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self) }

    /// Adds text whose line ends begin new lines.
    mutating func append(lines text: Span<UInt8>) {
        var start = 0
        while start < text.count {
            let end = text.position(from: start) { word in
                word.marks(below: 0x0E) | word.marks(of: 0xC2) | word.marks(of: 0xE2)
            } where: { place in
                lineEndLength(text, place) > 0
            }
            append(text.extracting(start..<end))
            breakLine()
            start = end + (end < text.count ? lineEndLength(text, end) : 0)
        }
    }

    /// Adds text.
    mutating func append(_ text: Span<UInt8>) {
        var position = 0
        while position < text.count {
            let length = spaceLength(text, position)
            guard length == 0 else {
                // A soft hyphen is no space, but nothing to compare either.
                if text[position] != 0xC2 || text[position + 1] != 0xAD { space() }
                position += length
                continue
            }
            closeGap()
            let start = position
            position = text.position(from: start + 1) { word in
                let blanks = word.marks(of: 0x20)
                let others =
                    word.marks(below: 0x20) | word.marks(of: 0xC2) | word.marks(of: 0xE2)
                    | word.marks(of: 0xE3)
                // A blank at the end of the word may have another one behind it.
                return others | blanks & ((blanks | others) >> 8 | 1 << 63)
            } where: { place in
                !goesOn(text, place)
            }
            bytes.append(text.extracting(start..<position))
        }
    }

    /// Whether a stretch that is taken as it is goes on: with what is no space, or one blank between two words.
    private func goesOn(_ text: Span<UInt8>, _ position: Int) -> Bool {
        func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0xC2 && byte != 0xE2 && byte != 0xE3 }
        let byte = text[position]
        if isPlain(byte) { return true }
        if byte == 0x20 { return position + 1 < text.count && isPlain(text[position + 1]) }
        return spaceLength(text, position) == 0
    }

    private mutating func closeGap() {
        if !bytes.isEmpty {
            switch gap {
            case .nothing: break
            case .space: bytes.append(0x20)
            case .line: bytes.append(0x0A)
            }
        }
        gap = .nothing
    }

    /// The length of the line end at a position; 0 when there is none.
    private func lineEndLength(_ text: Span<UInt8>, _ position: Int) -> Int {
        switch text[position] {
        case 0x0A...0x0D: return 1
        case 0xC2 where position + 1 < text.count: return text[position + 1] == 0x85 ? 2 : 0
        case 0xE2 where position + 2 < text.count:
            return text[position + 1] == 0x80 && text[position + 2] & 0xFE == 0xA8 ? 3 : 0
        default: return 0
        }
    }

    /// The length of the white space character at a position; 0 when there is none.
    private func spaceLength(_ text: Span<UInt8>, _ position: Int) -> Int {
        switch text[position] {
        case 0x09...0x0D, 0x20: return 1
        case 0xC2 where position + 1 < text.count:
            // U+0085, U+00A0 and the soft hyphen.
            return [0x85, 0xA0, 0xAD].contains(text[position + 1]) ? 2 : 0
        case 0xE2 where position + 2 < text.count:
            switch (text[position + 1], text[position + 2]) {
            // U+2000 to U+200B, U+2028, U+2029, U+202F and U+205F.
            case (0x80, 0x80...0x8B), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): return 3
            default: return 0
            }
        case 0xE3 where position + 2 < text.count:
            return text[position + 1] == 0x80 && text[position + 2] == 0x80 ? 3 : 0
        default: return 0
        }
    }
}
