internal import FeedXML

/// Writes JSON (RFC 8259) as UTF-8, piece by piece, without a tree.
///
/// Members whose value is nil are left out. The bytes gather inside until they are taken with `take()`.
package struct JSONWriter {
    private var bytes: [UInt8] = []
    private var needsComma = false

    /// Makes a writer.
    package init() {}

    /// Gives the bytes written since the last call.
    package mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    /// Opens an object, as a member when named.
    package mutating func startObject(_ name: String? = nil) { open(name, UInt8(ascii: "{")) }

    /// Closes the object that was opened last.
    package mutating func endObject() { close(UInt8(ascii: "}")) }

    /// Opens an array, as a member when named.
    package mutating func startArray(_ name: String? = nil) { open(name, UInt8(ascii: "[")) }

    /// Closes the array that was opened last.
    package mutating func endArray() { close(UInt8(ascii: "]")) }

    /// Writes an object of what the closure writes, and nothing when that is nothing.
    package mutating func object(_ name: String? = nil, _ content: (inout JSONWriter) -> Void) {
        let start = bytes.count
        let neededComma = needsComma
        startObject(name)
        let inside = bytes.count
        content(&self)
        if bytes.count == inside, name != nil {
            bytes.removeSubrange(start...)
            needsComma = neededComma
        } else {
            endObject()
        }
    }

    /// Writes an array of objects or other values as a member, and nothing when there are none.
    package mutating func array<Values: Collection>(
        _ name: String,
        _ values: Values,
        _ content: (inout JSONWriter, Values.Element) -> Void
    ) {
        guard !values.isEmpty else { return }
        startArray(name)
        for value in values { content(&self, value) }
        endArray()
    }

    /// Writes a string, unless there is none.
    package mutating func string(_ name: String? = nil, _ value: String?) {
        guard let value else { return }
        begin(name)
        append(value)
    }

    /// Writes a whole number, unless there is none.
    package mutating func number(_ name: String? = nil, _ value: (some BinaryInteger)?) {
        guard let value else { return }
        begin(name)
        bytes.append(contentsOf: String(value).utf8)
    }

    /// Writes a number, unless there is none; what JSON cannot say (infinity) becomes `null`.
    package mutating func number(_ name: String? = nil, _ value: Double?) {
        guard let value else { return }
        begin(name)
        bytes.append(contentsOf: (value.isFinite ? "\(value)" : "null").utf8)
    }

    /// Writes a truth value, unless there is none.
    package mutating func bool(_ name: String? = nil, _ value: Bool?) {
        guard let value else { return }
        begin(name)
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Writes a line feed, where white space may stand.
    package mutating func lineBreak() { bytes.append(0x0A) }

    /// Writes any value.
    package mutating func value(_ name: String? = nil, _ value: JSONValue) {
        switch value {
        case .null:
            begin(name)
            bytes.append(contentsOf: "null".utf8)
        case .bool(let value): bool(name, value)
        case .number(let digits):
            begin(name)
            bytes.append(contentsOf: digits.utf8)
        case .string(let value): string(name, value)
        case .array(let values):
            startArray(name)
            for value in values { self.value(nil, value) }
            endArray()
        case .object(let members):
            startObject(name)
            for member in members { self.value(member.name, member.value) }
            endObject()
        }
    }

    private mutating func begin(_ name: String?) {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
        guard let name else { return }
        append(name)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func open(_ name: String?, _ bracket: UInt8) {
        begin(name)
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func append(_ text: String) { Self.append(text, to: &bytes) }

    /// Appends a string in its quotes, with control characters and what commands a terminal spelt out.
    package static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        let source = text.utf8.span
        var written = 0
        var index = position(ofSpecial: source, from: 0)
        while index < source.count {
            var byte = source[index]
            let start = index
            index &+= 1
            if byte == Self.controls {
                // The second byte of U+0080 to U+009F, which command a terminal, is their number.
                byte = source[index]
                index &+= 1
            }
            if byte > 0x9F {
                index = position(ofSpecial: source, from: index)
                continue
            }
            bytes.append(source.extracting(written..<start))
            written = index
            index = position(ofSpecial: source, from: index)
            bytes.append(UInt8(ascii: "\\"))
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
            case 0x0A: bytes.append(UInt8(ascii: "n"))
            case 0x0D: bytes.append(UInt8(ascii: "r"))
            case 0x09: bytes.append(UInt8(ascii: "t"))
            default:
                bytes.append(contentsOf: "u00".utf8)
                for digit in [byte >> 4, byte & 15] { bytes.append(digit < 10 ? 48 + digit : 87 + digit) }
            }
        }
        bytes.append(source.extracting(written..<source.count))
        bytes.append(UInt8(ascii: "\""))
    }

    /// The byte that U+0080 to U+009F begin with in UTF-8, and U+00A0 to U+00BF.
    private static let controls: UInt8 = 0xC2

    /// Where a byte stands next that may need spelling out; the number of bytes where none does.
    private static func position(ofSpecial source: Span<UInt8>, from start: Int) -> Int {
        source.position(from: start) { word in
            word.marks(below: 0x20) | word.marks(of: 0x22) | word.marks(of: 0x5C) | word.marks(of: 0x7F)
                | word.marks(of: controls)
        } where: { place in
            let byte = source[place]
            return byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == controls
        }
    }
}
