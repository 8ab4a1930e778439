/// What an ampersand in a document begins.
enum CharacterReference {
    /// `&lt;`, `&gt;`, `&amp;`, `&quot;` or `&apos;`, which nearly all are.
    case markup(UInt8, end: Int)
    /// A number that stands for a character; whether it is written as XML wants, and means what it says.
    case number(UnicodeScalar, isStandard: Bool, end: Int)
    /// Two numbers that are a character's halves in UTF-16.
    case pair(UnicodeScalar, end: Int)
    /// A name, or a number that XML does not allow.
    case other(end: Int)
    /// No reference: the ampersand is literal.
    case bare

    /// As many bytes as a reference may have.
    static let longest = 64

    /// Reads the reference at an ampersand.
    @inline(__always)
    init(_ bytes: UnsafePointer<UInt8>, at start: Int, upTo limit: Int) {
        let end = min(limit, start &+ Self.longest)
        if let common = unsafe Self.markup(bytes, start &+ 1, end) {
            self = common
        } else {
            self = unsafe Self.longer(bytes, start + 1, end)
        }
    }

    @inline(__always)
    private static func markup(_ bytes: UnsafePointer<UInt8>, _ name: Int, _ end: Int) -> CharacterReference?
    {
        guard name &+ 3 <= end else { return nil }
        let first = unsafe bytes[name]
        let second = unsafe bytes[name &+ 1]
        let third = unsafe bytes[name &+ 2]
        if second == UInt8(ascii: "t"), third == UInt8(ascii: ";") {
            if first == UInt8(ascii: "l") { return .markup(UInt8(ascii: "<"), end: name &+ 3) }
            if first == UInt8(ascii: "g") { return .markup(UInt8(ascii: ">"), end: name &+ 3) }
        }
        guard name &+ 5 <= end else {
            let isAmpersand =
                unsafe name &+ 4 <= end && first == UInt8(ascii: "a") && second == UInt8(ascii: "m")
                && third == UInt8(ascii: "p") && bytes[name &+ 3] == UInt8(ascii: ";")
            return isAmpersand ? .markup(UInt8(ascii: "&"), end: name &+ 4) : nil
        }
        let fourth = unsafe bytes[name &+ 3]
        if first == UInt8(ascii: "a"), second == UInt8(ascii: "m"), third == UInt8(ascii: "p"),
            fourth == UInt8(ascii: ";")
        {
            return .markup(UInt8(ascii: "&"), end: name &+ 4)
        }
        guard unsafe bytes[name &+ 4] == UInt8(ascii: ";") else { return nil }
        if first == UInt8(ascii: "q"), second == UInt8(ascii: "u"), third == UInt8(ascii: "o"),
            fourth == UInt8(ascii: "t")
        {
            return .markup(UInt8(ascii: "\""), end: name &+ 5)
        }
        if first == UInt8(ascii: "a"), second == UInt8(ascii: "p"), third == UInt8(ascii: "o"),
            fourth == UInt8(ascii: "s")
        {
            return .markup(UInt8(ascii: "'"), end: name &+ 5)
        }
        return nil
    }

    private static func longer(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> CharacterReference
    {
        guard start < end else { return .bare }
        if unsafe bytes[start] == UInt8(ascii: "#") { return unsafe number(bytes, start + 1, end) }
        guard unsafe isNameStart(bytes[start]) else { return .bare }
        var index = start
        while index < end, unsafe isNameByte(bytes[index]) { index += 1 }
        guard index < end, unsafe bytes[index] == UInt8(ascii: ";") else { return .bare }
        return .other(end: index + 1)
    }

    private static func number(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> CharacterReference
    {
        guard let (value, isMisspelt, after) = unsafe digits(bytes, start, end) else { return .bare }
        if let meant = windows1252Control(value) { return .number(meant, isStandard: false, end: after) }
        if value & ~0x3FF == 0xD800, after &+ 2 < end, unsafe bytes[after] == UInt8(ascii: "&"),
            unsafe bytes[after + 1] == UInt8(ascii: "#"),
            let (second, _, pairEnd) = unsafe digits(bytes, after + 2, end), second & ~0x3FF == 0xDC00,
            let scalar = UnicodeScalar(0x1_0000 + (value & 0x3FF) << 10 + second & 0x3FF)
        {
            return .pair(scalar, end: pairEnd)
        }
        guard let scalar = UnicodeScalar(value), isAllowed(scalar) else { return .other(end: after) }
        return .number(scalar, isStandard: !isMisspelt, end: after)
    }

    /// The value that digits and their semicolon write.
    private static func digits(
        _ bytes: UnsafePointer<UInt8>,
        _ start: Int,
        _ end: Int
    ) -> (value: UInt32, isMisspelt: Bool, end: Int)? {
        var index = start
        let isHexadecimal = unsafe index < end && bytes[index] | 0x20 == UInt8(ascii: "x")
        // XML writes a small x only; feeds write both.
        let isMisspelt = unsafe isHexadecimal && bytes[index] == UInt8(ascii: "X")
        if isHexadecimal { index += 1 }
        let digits = index
        var value: UInt32 = 0
        while index < end, let digit = unsafe digit(bytes[index], isHexadecimal) {
            value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
            index += 1
        }
        guard index > digits, index < end, unsafe bytes[index] == UInt8(ascii: ";") else { return nil }
        return (value, isMisspelt, index + 1)
    }

    /// Whether XML allows a character (Char, production 2); a carriage return is left to libxml2, which does
    /// not take it for the end of a line.
    private static func isAllowed(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA: true
        case 0..<0x20, 0xFFFE, 0xFFFF: false
        default: true
        }
    }

    private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte & 0x0F)
        case UInt8(ascii: "a")...UInt8(ascii: "f") where isHexadecimal: UInt32(byte - 0x57)
        case UInt8(ascii: "A")...UInt8(ascii: "F") where isHexadecimal: UInt32(byte - 0x37)
        default: nil
        }
    }
}

/// Whether a name may begin with a byte; all of a character outside ASCII may.
@inline(__always)
func isNameStart(_ byte: UInt8) -> Bool {
    let small = byte | 0x20
    return small >= 0x61 && small <= 0x7A || byte == 0x5F || byte >= 0x80
}

private func isNameByte(_ byte: UInt8) -> Bool {
    isNameStart(byte) || byte >= 0x30 && byte <= 0x39 || byte == 0x2D || byte == 0x2E
}

/// The character that a reference to a C1 control position means, as every browser reads it.
func windows1252Control(_ value: UInt32) -> UnicodeScalar? {
    guard value >= 0x80, value <= 0x9F else { return nil }
    return UnicodeScalar(windows1252Controls[Int(value - 0x80)])
}

/// windows-1252 at 0x80 to 0x9F; the five positions it leaves open stay as they are.
private let windows1252Controls: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D,
    0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0x9D, 0x017E, 0x0178,
]
