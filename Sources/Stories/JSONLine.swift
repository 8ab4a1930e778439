/// The text fields of one JSON object on one line.
///
/// Anything that is not asked for is skipped, and a field of another type counts as missing.
struct JSONLine {
    /// The fields asked for, by name: strings as they mean, other values as they stand.
    private(set) var fields: [String: Value] = [:]

    /// A string, or the raw text of a number.
    enum Value: Equatable {
        case string(String)
        case number(String)
    }

    private let bytes: [UInt8]
    private var index: Int

    /// Reads a line; nil when it is no JSON object.
    init?(_ bytes: [UInt8], keeping names: Set<String>) {
        self.bytes = bytes
        index = 0
        guard readObject(keeping: names) else { return nil }
    }

    private mutating func readObject(keeping names: Set<String>) -> Bool {
        skipSpace()
        guard take(0x7B) else { return false }
        skipSpace()
        if take(0x7D) { return isAtEnd() }
        while true {
            skipSpace()
            guard peek() == 0x22, let name = readString() else { return false }
            skipSpace()
            guard take(0x3A) else { return false }
            skipSpace()
            let start = index
            if names.contains(name), peek() == 0x22 {
                guard let text = readString() else { return false }
                fields[name] = .string(text)
            } else {
                guard skipValue() else { return false }
                let first = bytes[start]
                if names.contains(name), first == 0x2D || (0x30...0x39).contains(first) {
                    fields[name] = .number(String(decoding: bytes[start..<index], as: UTF8.self))
                }
            }
            skipSpace()
            if take(0x2C) { continue }
            return take(0x7D) && isAtEnd()
        }
    }

    private func peek() -> UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek(), byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
    }

    private mutating func isAtEnd() -> Bool {
        skipSpace()
        return index == bytes.count
    }

    /// Skips any value; nested ones by their brackets.
    private mutating func skipValue() -> Bool {
        var depth = 0
        repeat {
            skipSpace()
            guard let byte = peek() else { return false }
            switch byte {
            case 0x22:
                guard skipString() else { return false }
            case 0x7B, 0x5B:
                depth += 1
                index += 1
            case 0x7D, 0x5D:
                guard depth > 0 else { return false }
                depth -= 1
                index += 1
            case 0x2C, 0x3A:
                guard depth > 0 else { return false }
                index += 1
            default:
                guard skipWord() else { return false }
            }
        } while depth > 0
        return true
    }

    /// Skips a number, `true`, `false` or `null`.
    private mutating func skipWord() -> Bool {
        let start = index
        while let byte = peek(), byte > 0x20, !Self.endsWord(byte) { index += 1 }
        return index > start
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        byte == 0x2C || byte == 0x3A || byte == 0x7D || byte == 0x5D || byte == 0x7B || byte == 0x5B
            || byte == 0x22
    }

    private mutating func skipString() -> Bool {
        index += 1
        while let byte = peek() {
            index += byte == 0x5C ? 2 : 1
            if byte == 0x22 { return true }
        }
        return false
    }

    private mutating func readString() -> String? {
        let start = index + 1
        guard skipString() else { return nil }
        let inside = bytes[start..<(index - 1)]
        guard inside.contains(0x5C) else { return String(decoding: inside, as: UTF8.self) }
        return Self.unescape(inside)
    }

    private static func unescape(_ text: ArraySlice<UInt8>) -> String? {
        var plain: [UInt8] = []
        plain.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            index += 1
            guard byte == 0x5C, index < text.endIndex else {
                plain.append(byte)
                continue
            }
            let escape = text[index]
            index += 1
            switch escape {
            case 0x6E: plain.append(0x0A)
            case 0x74: plain.append(0x09)
            case 0x72: plain.append(0x0D)
            case 0x62: plain.append(0x08)
            case 0x66: plain.append(0x0C)
            case 0x75:
                guard let scalar = readScalar(text, &index) else { return nil }
                plain.append(contentsOf: String(scalar).utf8)
            default: plain.append(escape)
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// The scalar of `\u` and four digits, or of two of them that belong together.
    private static func readScalar(_ text: ArraySlice<UInt8>, _ index: inout Int) -> Unicode.Scalar? {
        guard let first = readHex(text, &index) else { return nil }
        guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
        let after = index
        guard text.endIndex - index >= 6, text[index] == 0x5C, text[index + 1] == 0x75 else {
            return "\u{FFFD}"
        }
        index += 2
        guard let second = readHex(text, &index), (0xDC00...0xDFFF).contains(second) else {
            index = after
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private static func readHex(_ text: ArraySlice<UInt8>, _ index: inout Int) -> UInt32? {
        guard text.endIndex - index >= 4 else { return nil }
        var value: UInt32 = 0
        for byte in text[index..<(index + 4)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        index += 4
        return value
    }
}
