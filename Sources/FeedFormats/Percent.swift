/// Percent-encoding (RFC 3986, 2.1).
package enum Percent {
    /// An address in which everything outside RFC 3986's characters is percent-encoded, its host apart.
    ///
    /// `%` is left alone where it begins an escape.
    package static func encoded(_ address: String) -> String {
        if isPlain(address.utf8.span) { return address }
        let address = Punycode.withASCIIHost(address)
        let bytes = Array(address.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 32)
        for (index, byte) in bytes.enumerated() {
            let isEscape =
                byte == UInt8(ascii: "%") && index + 2 < bytes.count && value(bytes[index + 1]) != nil
                && value(bytes[index + 2]) != nil
            if isEscape || (isAllowed(byte) && byte != UInt8(ascii: "%")) {
                out.append(byte)
            } else {
                out.append(UInt8(ascii: "%"))
                for digit in [byte >> 4, byte & 15] { out.append(digit < 10 ? 48 + digit : 55 + digit) }
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// A text in which escapes are the characters they stand for.
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = value(bytes[index + 1]),
                let low = value(bytes[index + 2])
            {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func isPlain(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices where !isAllowed(bytes[index]) || bytes[index] == UInt8(ascii: "%") {
            return false
        }
        return true
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x23...0x3B, 0x3D, 0x3F...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x7E: true
        default: false
        }
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 48...57: digit - 48
        case 65...70: digit - 55
        case 97...102: digit - 87
        default: nil
        }
    }
}
