/// Replaces, in bytes that should be UTF-8, what stands for no character, and drops those XML forbids.
///
/// libxml2 would lose text over either: it ends at a NUL, and gives up a CDATA section at the first bad byte.
struct CharacterMender {
    private(set) var hasInvalidBytes = false
    private(set) var hasForbiddenCharacters = false

    /// The bytes mended, or nil when nothing needs it.
    mutating func mended(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        let look = unsafe Self.glance(bytes)
        if look.hasControls { return unsafe mend(bytes) }
        let isFine = unsafe !look.isBeyondASCII || Self.isFine(bytes)
        return unsafe isFine ? nil : mend(bytes)
    }

    /// Whether bytes are UTF-8, and hold no noncharacter.
    static func isFine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { unsafe firstFault(in: bytes) == nil }

    /// Whether bytes are all ASCII.
    static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var all: UInt8 = 0
        for index in 0..<bytes.count { unsafe all |= bytes[index] }
        return all < 0x80
    }

    /// How many bytes at the end begin a character that is not all there.
    static func incompleteTail(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = unsafe bytes[bytes.count - back]
            if byte >= 0xC0 { return width(ofLead: byte) > back ? back : 0 }
            if byte < 0x80 { return 0 }
        }
        return 0
    }

    private static func glance(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (hasControls: Bool, isBeyondASCII: Bool) {
        var controls: UInt8 = 0
        var all: UInt8 = 0
        for index in 0..<bytes.count {
            let byte = unsafe bytes[index]
            // Without branches, so that the compiler looks at sixteen bytes at a time.
            let isSpace: UInt8 = (byte == 0x0A ? 1 : 0) | (byte == 0x0D ? 1 : 0) | (byte == 0x09 ? 1 : 0)
            controls |= (byte < 0x20 ? 1 : 0) & ~isSpace
            all |= byte
        }
        return (controls != 0, all >= 0x80)
    }

    private static func firstFault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var index = 0
        let count = bytes.count
        while index < count {
            if unsafe bytes[index] < 0x80 {
                index &+= 1
                while index &+ 8 <= count,
                    unsafe UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + index)
                        .loadUnaligned(as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                {
                    index &+= 8
                }
                continue
            }
            guard case .character(let width) = unsafe character(bytes, index) else { return index }
            index &+= width
        }
        return nil
    }

    private enum Piece {
        /// A character of as many bytes.
        case character(Int)
        /// U+FFFE or U+FFFF.
        case noncharacter
        /// As many bytes that begin a character and do not go on as it should.
        case invalid(Int)
    }

    /// What stands at a position whose byte is not ASCII (Unicode, table 3-7).
    @inline(__always)
    private static func character(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Piece {
        let lead = unsafe bytes[index]
        let width = width(ofLead: lead)
        guard width > 0, index &+ 1 < bytes.count else { return .invalid(1) }
        let second = unsafe bytes[index &+ 1]
        let isSecond =
            switch lead {
            case 0xE0: second >= 0xA0 && second <= 0xBF
            case 0xED: second >= 0x80 && second <= 0x9F
            case 0xF0: second >= 0x90 && second <= 0xBF
            case 0xF4: second >= 0x80 && second <= 0x8F
            default: second & 0xC0 == 0x80
            }
        guard isSecond else { return .invalid(1) }
        if width == 2 { return .character(2) }
        guard index &+ 2 < bytes.count, unsafe bytes[index &+ 2] & 0xC0 == 0x80 else { return .invalid(2) }
        if width == 3 {
            let isLast = unsafe lead == 0xEF && second == 0xBF && bytes[index &+ 2] >= 0xBE
            return isLast ? .noncharacter : .character(3)
        }
        guard index &+ 3 < bytes.count, unsafe bytes[index &+ 3] & 0xC0 == 0x80 else { return .invalid(3) }
        return .character(4)
    }

    /// How many bytes a character has that begins with this one; 0 where none does.
    @inline(__always)
    private static func width(ofLead lead: UInt8) -> Int {
        switch lead {
        case 0xC2..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0..<0xF5: 4
        default: 0
        }
    }

    private mutating func mend(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = unsafe bytes[index]
            if byte < 0x80 {
                if byte >= 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
                    out.append(byte)
                } else {
                    hasForbiddenCharacters = true
                }
                index += 1
                continue
            }
            switch unsafe Self.character(bytes, index) {
            case .character(let width):
                for offset in 0..<width { out.append(unsafe bytes[index + offset]) }
                index += width
            case .noncharacter:
                hasForbiddenCharacters = true
                index += 3
            case .invalid(let width):
                hasInvalidBytes = true
                out.append(contentsOf: [0xEF, 0xBF, 0xBD])
                index += width
            }
        }
        return out
    }
}
