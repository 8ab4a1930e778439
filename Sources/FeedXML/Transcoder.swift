#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Turns bytes of any encoding the system's iconv knows into UTF-8, chunk by chunk.
@safe public final class Transcoder {
    private let descriptor: iconv_t
    private let isWindows1252: Bool
    /// How many bytes a code unit has.
    private let unit: Int
    private var held: [UInt8] = []
    /// How many bytes, or wider code units, stood for no character and became U+FFFD.
    public private(set) var invalidBytes = 0

    /// Makes a transcoder; nil when the system does not know the encoding.
    public init?(from encoding: CharacterEncoding) {
        let label = systemNames[encoding.name] ?? encoding.name
        guard let descriptor = unsafe iconv_open("UTF-8", label), unsafe descriptor != iconv_t(bitPattern: -1)
        else {
            return nil
        }
        unsafe self.descriptor = unsafe descriptor
        isWindows1252 = encoding == .windows1252
        unit = Self.unit(of: encoding.name)
    }

    deinit { unsafe iconv_close(descriptor) }

    /// The next piece of text as UTF-8.
    ///
    /// A character that a chunk cuts is held back for the next.
    public func decode(_ chunk: Span<UInt8>, isLast: Bool) -> [UInt8] {
        var input = held
        held = []
        unsafe chunk.withUnsafeBufferPointer { unsafe input.append(contentsOf: $0) }
        var output: [UInt8] = []
        output.reserveCapacity(input.count + input.count / 2 + 16)
        unsafe input.withUnsafeMutableBufferPointer { buffer in
            var room = [UInt8](repeating: 0, count: max(4096, min(buffer.count * 2, 1 << 16)))
            var next = unsafe UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
            var left = buffer.count
            while left > 0 {
                let fault = unsafe step(&next, &left, &room, &output)
                switch fault {
                case 0, E2BIG: continue
                case EINVAL where !isLast && left < 8:
                    unsafe held = Array(buffer[(buffer.count - left)...])
                    left = 0
                default:
                    let byte = unsafe buffer[buffer.count - left]
                    output.append(contentsOf: String(Character(replacement(of: byte))).utf8)
                    let skipped = min(unit, left)
                    unsafe next = next.map { unsafe $0 + skipped }
                    left -= skipped
                }
            }
        }
        return output
    }

    /// Converts as much as goes without a fault; returns the fault's number, 0 for none.
    private func step(
        _ next: inout UnsafeMutablePointer<CChar>?,
        _ left: inout Int,
        _ room: inout [UInt8],
        _ output: inout [UInt8]
    ) -> Int32 {
        unsafe room.withUnsafeMutableBufferPointer { space in
            var to = unsafe UnsafeMutableRawPointer(space.baseAddress)?.assumingMemoryBound(to: CChar.self)
            var free = space.count
            let result = unsafe iconv(descriptor, &next, &left, &to, &free)
            let fault = result == Int.max || result == -1 ? errno : 0
            unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: space[..<(space.count - free)]))
            return fault
        }
    }

    private static func unit(of name: String) -> Int {
        if name.hasPrefix("utf-16") || name.hasPrefix("ucs-2") { return 2 }
        return name.hasPrefix("utf-32") || name.hasPrefix("ucs-4") ? 4 : 1
    }

    private func replacement(of byte: UInt8) -> UnicodeScalar {
        if isWindows1252, let scalar = windows1252Control(UInt32(byte)) { return scalar }
        invalidBytes += 1
        return "\u{FFFD}"
    }
}

/// Where the system's name for an encoding is not WHATWG's.
private let systemNames = [
    "windows-874": "CP874", "shift_jis": "CP932", "euc-kr": "UHC", "big5": "BIG5-HKSCS",
    "x-mac-cyrillic": "MAC-CYRILLIC", "macintosh": "MACINTOSH", "gb18030": "GB18030",
]
