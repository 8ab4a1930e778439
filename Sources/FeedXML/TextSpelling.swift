#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// How text is spelt on its way through libxml2: in ASCII, without references.
///
/// Such text libxml2 reads in one sweep. A reference costs it a name and a call, a letter outside ASCII a call
/// for each, a carriage return may cost both, and a CDATA section four walks. Line ends become line feeds (XML
/// 1.0, 2.11), and the rest `InputMender` spells with U+007F, which XML allows and nobody uses; the
/// callback that is given the text reads it back:
///
///     DEL "!"  is <        DEL "#"  is >, where it would end a CDATA section that never began
///     DEL "'"  is &        DEL "$"  is DEL itself
///     DEL n …  is n - 0x40 bytes outside ASCII, in whole characters, each with 0x40 for 0x80
enum TextSpelling {
    static let mark: UInt8 = 0x7F
    static let lessThan = UInt8(ascii: "!")
    static let greaterThan = UInt8(ascii: "#")
    static let markItself = UInt8(ascii: "$")
    static let ampersand = UInt8(ascii: "'")
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080
    /// What a character's bytes lack in their spelling, the first of them lowest.
    private static let lead = UInt32(littleEndian: 0xC0C0_C080)

    /// Where text first needs spelling; `end` when it does not.
    @inline(__always)
    static func position(in bytes: UnsafePointer<UInt8>, from start: Int, upTo end: Int) -> Int {
        var index = start
        while index &+ 8 <= end {
            let found = marks(in: unsafe UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self))
            if found != 0 { return index &+ found.trailingZeroBitCount >> 3 }
            index &+= 8
        }
        while index < end, unsafe !needsSpelling(bytes[index]) { index &+= 1 }
        return index
    }

    /// Spells text up to an end, or to an ampersand when it may hold references; returns where it stopped.
    static func spell(
        _ bytes: UnsafePointer<UInt8>,
        from start: Int,
        upTo end: Int,
        hasReferences: Bool,
        into out: inout ByteBuffer
    ) -> Int {
        guard start < end else { return start }
        var index = start
        var to = unsafe out.room(for: 2 * (end - start) + 16)
        let begin = unsafe to
        func put(_ code: UInt8) {
            unsafe to[0] = mark
            unsafe to[1] = code
            unsafe to += 2
            index &+= 1
        }
        // Two brackets may stand before it.
        if unsafe bytes[index] == UInt8(ascii: ">") { put(greaterThan) }
        while index < end {
            if index &+ 8 <= end {
                let word = unsafe UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self)
                unsafe UnsafeMutableRawPointer(to).storeBytes(of: word, as: UInt64.self)
                let found = marks(in: word)
                let plain = found == 0 ? 8 : found.trailingZeroBitCount >> 3
                index &+= plain
                unsafe to += plain
                if found == 0 { continue }
            } else if unsafe !needsSpelling(bytes[index]) {
                unsafe to[0] = bytes[index]
                unsafe to += 1
                index &+= 1
                continue
            }
            let byte = unsafe bytes[index]
            switch byte {
            case UInt8(ascii: "&"):
                if hasReferences {
                    out.fill(unsafe to - begin)
                    return index
                }
                put(ampersand)
            case UInt8(ascii: "<"): put(lessThan)
            case mark: put(markItself)
            case 0x0D:
                index &+= 1
                if unsafe index == end || bytes[index] != 0x0A {
                    unsafe to[0] = 0x0A
                    unsafe to += 1
                }
            case UInt8(ascii: "]"):
                unsafe to[0] = byte
                unsafe to += 1
                index &+= 1
                let isEnd =
                    unsafe index &+ 1 < end && bytes[index] == byte && bytes[index + 1] == UInt8(ascii: ">")
                if isEnd {
                    unsafe to[0] = byte
                    unsafe to += 1
                    index &+= 1
                    put(greaterThan)
                }
            default:
                let length: Int
                if index &+ 8 <= end {
                    let word = unsafe UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self)
                    unsafe UnsafeMutableRawPointer(to + 2)
                        .storeBytes(of: word & ~highs | ones &* 0x40, as: UInt64.self)
                    length = wholeCharacters(in: word)
                } else {
                    length = lengthOfCharacter(byte)
                    for offset in 0..<length where index &+ offset < end {
                        unsafe to[offset &+ 2] = bytes[index &+ offset] & 0x7F | 0x40
                    }
                }
                unsafe to[0] = mark
                unsafe to[1] = 0x40 &+ UInt8(truncatingIfNeeded: length)
                unsafe to += length &+ 2
                index &+= length
            }
        }
        out.fill(unsafe to - begin)
        return index
    }

    /// Reads spelt text back; returns where the last of it begins when its end is missing.
    static func read(_ bytes: UnsafePointer<UInt8>, count: Int, into out: inout ByteBuffer) -> Int {
        var index = 0
        var to = unsafe out.room(for: count + 8)
        let begin = unsafe to
        while index < count {
            if index &+ 8 <= count {
                let word = unsafe UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self)
                unsafe UnsafeMutableRawPointer(to).storeBytes(of: word, as: UInt64.self)
                let found = ((word ^ (ones &* 0x7F)) &- ones) & highs
                let plain = found == 0 ? 8 : found.trailingZeroBitCount >> 3
                index &+= plain
                unsafe to += plain
                if found == 0 { continue }
            }
            let byte = unsafe bytes[index]
            guard byte == mark else {
                unsafe to[0] = byte
                unsafe to += 1
                index &+= 1
                continue
            }
            guard index &+ 1 < count else { break }
            let code = unsafe bytes[index &+ 1]
            if code > 0x40 {
                let end = index &+ 2 &+ Int(code &- 0x40)
                if end > count { break }
                index &+= 2
                while index < end {
                    let length = unsafe min(lengthOfCharacter(bytes[index] | 0x80), end &- index)
                    if index &+ 4 <= count {
                        let word = unsafe UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt32.self)
                        unsafe UnsafeMutableRawPointer(to).storeBytes(of: word ^ lead, as: UInt32.self)
                    } else {
                        unsafe to[0] = bytes[index] ^ 0x80
                        for offset in 1..<max(length, 1) { unsafe to[offset] = bytes[index &+ offset] ^ 0xC0 }
                    }
                    unsafe to += length
                    index &+= length
                }
                continue
            }
            unsafe to[0] = meaning(of: code)
            unsafe to += 1
            index &+= 2
        }
        out.fill(unsafe to - begin)
        return index
    }

    private static func meaning(of code: UInt8) -> UInt8 {
        switch code {
        case lessThan: UInt8(ascii: "<")
        case greaterThan: UInt8(ascii: ">")
        case ampersand: UInt8(ascii: "&")
        default: mark
        }
    }

    /// The highest bit of the first byte that needs spelling, and perhaps of some after it.
    @inline(__always)
    private static func marks(in word: UInt64) -> UInt64 {
        // What equals a byte is zero here, and taking one from zero sets the highest bit.
        let ampersands = (word ^ (ones &* 0x26)) &- ones
        let lessThans = (word ^ (ones &* 0x3C)) &- ones
        let brackets = (word ^ (ones &* 0x5D)) &- ones
        let returns = (word ^ (ones &* 0x0D)) &- ones
        return (word | (word &+ ones) | ampersands | lessThans | brackets | returns) & highs
    }

    @inline(__always)
    private static func needsSpelling(_ byte: UInt8) -> Bool {
        byte >= 0x7F || byte == 0x26 || byte == 0x3C || byte == 0x5D || byte == 0x0D
    }

    /// How many bytes a character outside ASCII has that begins with this one.
    @inline(__always)
    private static func lengthOfCharacter(_ lead: UInt8) -> Int { lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2 }

    /// How many bytes at the beginning of a word are outside ASCII, in whole characters.
    @inline(__always)
    private static func wholeCharacters(in word: UInt64) -> Int {
        let plain = ~word.littleEndian & highs
        if plain != 0 { return plain.trailingZeroBitCount >> 3 }
        for back in 1...3 {
            let byte = UInt8(truncatingIfNeeded: word.littleEndian >> UInt64(64 - 8 * back))
            if byte >= 0xC0 { return lengthOfCharacter(byte) > back ? 8 - back : 8 }
        }
        return 8
    }
}
