/// Percent-encoding (RFC 3986, 2.1) and its normal form.
enum PercentEncoding {
    /// Which part of an address bytes belong to.
    enum Part {
        /// One segment of the path.
        case segment
        /// The name or the value of a query parameter.
        case parameter
    }

    /// Returns the bytes with every encoded one decoded; a `%` without two digits stays.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var position = bytes.startIndex
        while position < bytes.endIndex {
            if let byte = encodedByte(bytes, at: position) {
                output.append(byte)
                position += 3
            } else {
                output.append(bytes[position])
                position += 1
            }
        }
        return output
    }

    /// Appends bytes in normal form: what need not be encoded is not, all else is, in capital digits.
    static func append(_ bytes: ArraySlice<UInt8>, as part: Part, to output: inout [UInt8]) {
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let byte = bytes[position]
            if let encoded = encodedByte(bytes, at: position) {
                append(encoded, isPlain: isPlain(encoded, in: part), to: &output)
                position += 3
            } else {
                // A form writes `+` for a space; a bare `=` within a value is only itself.
                let isFormSpace = byte == UInt8(ascii: "+") && part == .parameter
                let isEqualsSign = byte == UInt8(ascii: "=") && part == .parameter
                append(
                    isFormSpace ? 0x20 : byte,
                    isPlain: isPlain(byte, in: part) || isEqualsSign,
                    to: &output
                )
                position += 1
            }
        }
    }

    /// Returns bytes with those encoded that an address may not hold, and those that stand for a separator.
    static func encoded(_ text: String) -> String {
        var output: [UInt8] = []
        for byte in text.utf8 { append(byte, isPlain: isUnreserved(byte), to: &output) }
        return String(decoding: output, as: UTF8.self)
    }

    private static func append(_ byte: UInt8, isPlain: Bool, to output: inout [UInt8]) {
        guard !isPlain else {
            output.append(byte)
            return
        }
        output.append(UInt8(ascii: "%"))
        output.append(digit(byte >> 4))
        output.append(digit(byte & 15))
    }

    /// Reads `%XX`.
    private static func encodedByte(_ bytes: ArraySlice<UInt8>, at position: Int) -> UInt8? {
        guard bytes[position] == UInt8(ascii: "%"), position + 2 < bytes.endIndex else { return nil }
        guard let high = value(bytes[position + 1]), let low = value(bytes[position + 2]) else { return nil }
        return high << 4 | low
    }

    /// Whether a byte stands for itself: unreserved ones, and those whose encoding nobody means anything by.
    private static func isPlain(_ byte: UInt8, in part: Part) -> Bool {
        if isUnreserved(byte) { return true }
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "*"), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: ";"):
            return true
        case UInt8(ascii: "+"), UInt8(ascii: "&"), UInt8(ascii: "="): return part == .segment
        case UInt8(ascii: "/"), UInt8(ascii: "?"): return part == .parameter
        default: return false
        }
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x37
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
