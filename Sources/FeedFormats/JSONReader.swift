/// Reads JSON (RFC 8259) from UTF-8, and mends what need not cost the document.
package struct JSONReader {
    /// Where and why a text is no JSON.
    package struct Failure: Error, Sendable, Equatable {
        /// The line, counted from 1.
        package var line: Int
        /// What is wrong there.
        package var reason: String
    }

    /// Values nested deeper than this are left out.
    private static let depthLimit = 200

    /// What was mended, each kind once.
    package private(set) var repairs: [String] = []
    private let bytes: [UInt8]
    private var position = 0
    /// Whether what is complete counts where the text breaks off.
    private var isLenient = false
    /// Where and why the text broke off.
    private var cut: Failure?

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads the one value that a text holds, and what had to be mended for it.
    package static func read(_ bytes: [UInt8]) throws(Failure) -> (value: JSONValue, repairs: [String]) {
        var reader = JSONReader(bytes)
        let value = try reader.document()
        return (value, reader.repairs)
    }

    /// Reads the one value that a text holds, as far as it goes where the text breaks off in an object or array.
    ///
    /// Of an array the elements before the one that is cut are read, of an object also the value that is cut, if
    /// it is another object or an array.
    package static func readUpToCut(
        _ bytes: [UInt8]
    ) throws(Failure) -> (
        value: JSONValue, repairs: [String], cut: Failure?
    ) {
        var reader = JSONReader(bytes)
        reader.isLenient = true
        let value = try reader.document()
        return (value, reader.repairs, reader.cut)
    }

    private mutating func document() throws(Failure) -> JSONValue {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        let value = try value(depth: 0)
        skipSpace()
        if position < bytes.count { note("text after the end of the JSON value was left out") }
        return value
    }

    private mutating func value(depth: Int) throws(Failure) -> JSONValue {
        skipSpace()
        guard position < bytes.count else { throw failure("the text ends where a value should stand") }
        switch bytes[position] {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            if depth >= Self.depthLimit {
                try skipNested()
                return .null
            }
            return bytes[position] == UInt8(ascii: "{") ? try object(depth: depth) : try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t") where take("true"): return .bool(true)
        case UInt8(ascii: "f") where take("false"): return .bool(false)
        case UInt8(ascii: "n") where take("null"): return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let number = number()
            // Its next digit may be what is missing.
            if depth > 0, position == bytes.count { throw failure("the text ends inside an object or array") }
            return number
        default:
            if isCutWord { position = bytes.count }
            throw failure("a value cannot begin here")
        }
    }

    private mutating func object(depth: Int) throws(Failure) -> JSONValue {
        var members: [JSONValue.Member] = []
        position += 1
        do throws(Failure) {
            while try !closes(UInt8(ascii: "}")) {
                members.append(try member(depth: depth))
                if cut != nil { break }
                try takeComma(before: UInt8(ascii: "}"))
            }
        } catch {
            try takeCut(error)
        }
        return .object(members)
    }

    private mutating func member(depth: Int) throws(Failure) -> JSONValue.Member {
        guard bytes[position] == UInt8(ascii: "\"") else {
            throw failure("a member's name should stand here")
        }
        let name = try string()
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
            throw failure("a colon should follow the name of a member")
        }
        position += 1
        return JSONValue.Member(name: name, value: try value(depth: depth + 1))
    }

    private mutating func array(depth: Int) throws(Failure) -> JSONValue {
        var values: [JSONValue] = []
        position += 1
        do throws(Failure) {
            while try !closes(UInt8(ascii: "]")) {
                let value = try value(depth: depth + 1)
                if cut != nil { break }
                values.append(value)
                try takeComma(before: UInt8(ascii: "]"))
            }
        } catch {
            try takeCut(error)
        }
        return .array(values)
    }

    /// Takes the end of the text for the end of what is open, if it may; throws what else is wrong.
    private mutating func takeCut(_ failure: Failure) throws(Failure) {
        guard isLenient, position == bytes.count else { throw failure }
        cut = failure
        note("the document breaks off at line \(failure.line); what is complete before that was read")
    }

    /// Whether the text ends with the beginning of `true`, `false` or `null`.
    private var isCutWord: Bool {
        let rest = bytes[position...].prefix(5)
        return position + rest.count == bytes.count
            && ["true", "false", "null"].contains { $0.utf8.starts(with: rest) }
    }

    /// Whether an object or array ends here; its last byte is taken then.
    private mutating func closes(_ end: UInt8) throws(Failure) -> Bool {
        skipSpace()
        guard position < bytes.count else { throw failure("the text ends inside an object or array") }
        guard bytes[position] == end else { return false }
        position += 1
        return true
    }

    private mutating func takeComma(before end: UInt8) throws(Failure) {
        skipSpace()
        guard position < bytes.count else { throw failure("the text ends inside an object or array") }
        if bytes[position] == UInt8(ascii: ",") {
            position += 1
            skipSpace()
            if position < bytes.count, bytes[position] == end {
                note("a comma before a closing bracket was left out")
            }
        } else if bytes[position] != end {
            throw failure("a comma should stand between two values")
        }
    }

    private mutating func string() throws(Failure) -> String {
        position += 1
        var start = position
        var unescaped: [UInt8] = []
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                unescaped.append(contentsOf: bytes[start..<position])
                position += 1
                return text(unescaped)
            case UInt8(ascii: "\\"):
                unescaped.append(contentsOf: bytes[start..<position])
                position += 1
                try escape(to: &unescaped)
                start = position
            default: position += 1
            }
        }
        throw failure("the text ends inside a string")
    }

    private mutating func text(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        note("bytes that are no UTF-8 were replaced")
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func escape(to out: inout [UInt8]) throws(Failure) {
        guard position < bytes.count else { throw failure("the text ends inside a string") }
        let letter = bytes[position]
        position += 1
        switch letter {
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "u"): out.append(contentsOf: String(scalar()).utf8)
        default: out.append(letter)
        }
    }

    /// The character of a `\u` escape, or of two that make a surrogate pair.
    private mutating func scalar() -> Character {
        guard let first = codeUnit() else {
            note("an escape without four hexadecimal digits was replaced")
            return "\u{FFFD}"
        }
        if let scalar = Unicode.Scalar(first) { return Character(scalar) }
        let mark = position
        if first < 0xDC00, take("\\u"), let second = codeUnit(), 0xDC00...0xDFFF ~= second,
            let scalar = Unicode.Scalar(0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00))
        {
            return Character(scalar)
        }
        position = mark
        note("half a surrogate pair in a string was replaced")
        return "\u{FFFD}"
    }

    private mutating func codeUnit() -> UInt32? {
        guard position + 4 <= bytes.count else { return nil }
        var unit: UInt32 = 0
        for byte in bytes[position..<position + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            unit = unit << 4 | UInt32(digit)
        }
        position += 4
        return unit
    }

    private mutating func number() -> JSONValue {
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "e"),
                UInt8(ascii: "E"),
                UInt8(ascii: "+"), UInt8(ascii: "-"):
                position += 1
                continue
            default: break
            }
            break
        }
        return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    /// Leaves out a value that is nested too deep, without going deeper.
    private mutating func skipNested() throws(Failure) {
        note("values nested deeper than \(Self.depthLimit) levels were left out")
        var depth = 0
        repeat {
            guard position < bytes.count else { throw failure("the text ends inside an object or array") }
            switch bytes[position] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                _ = try string()
                continue
            default: break
            }
            position += 1
        } while depth > 0
    }

    private mutating func take(_ word: StaticString) -> Bool {
        let word = word.description.utf8
        guard bytes[position...].starts(with: word) else { return false }
        position += word.count
        return true
    }

    /// Skips white space, and NUL, which some servers pad documents with.
    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09, 0].contains(bytes[position]) { position += 1 }
    }

    private mutating func note(_ repair: String) {
        if !repairs.contains(repair) { repairs.append(repair) }
    }

    private func failure(_ reason: String) -> Failure {
        let line = bytes[..<min(position, bytes.count)].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
        return Failure(line: line, reason: reason)
    }
}
