/// The references that stand for characters XML would take for markup, or change.
struct Escapes: Sendable {
    /// In text.
    ///
    /// A carriage return would be read back as a line feed (XML 1.0, 2.11).
    static let text = Escapes(["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "\r": "&#13;"])

    /// In an attribute, where white space would be read back as blanks (XML 1.0, 3.3.3).
    static let attribute = Escapes([
        "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;",
    ])

    /// In text that may be taken for HTML.
    static let numeric = Escapes(["&": "&#x26;", "<": "&#x3C;", ">": "&#x3E;", "\r": "&#13;"])

    /// For each character below 64 its reference, the first byte lowest, and in the highest byte its length;
    /// 0 for one that stands for itself.
    private var references = InlineArray<64, UInt64>(repeating: 0)

    private init(_ spelt: KeyValuePairs<Unicode.Scalar, String>) {
        for (character, reference) in spelt {
            var word = UInt64(reference.utf8.count) << 56
            for (index, byte) in reference.utf8.enumerated() { word |= UInt64(byte) << (8 * index) }
            references[Int(character.value)] = word
        }
    }

    /// Appends text with its references.
    func append(_ bytes: UnsafeBufferPointer<UInt8>, to out: inout ByteBuffer) {
        guard let start = bytes.baseAddress else { return }
        var index = 0
        while index < bytes.count {
            let end = min(bytes.count, index &+ Self.stretch)
            // A reference has six bytes at most, and each step may write eight.
            let begin = unsafe out.room(for: 6 * (end - index) + 8)
            var to = unsafe begin
            while index < end {
                if index &+ 8 <= end {
                    let word = unsafe UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self)
                    unsafe UnsafeMutableRawPointer(to).storeBytes(of: word, as: UInt64.self)
                    let found = Self.suspects(in: UInt64(littleEndian: word))
                    let plain = found == 0 ? 8 : found.trailingZeroBitCount >> 3
                    index &+= plain
                    unsafe to += plain
                    if found == 0 { continue }
                }
                let byte = unsafe start[index]
                let reference = byte < 64 ? references[Int(byte)] : 0
                if reference == 0 {
                    unsafe to[0] = byte
                    unsafe to += 1
                } else {
                    unsafe UnsafeMutableRawPointer(to).storeBytes(of: reference.littleEndian, as: UInt64.self)
                    unsafe to += Int(reference >> 56)
                }
                index &+= 1
            }
            out.fill(unsafe begin.distance(to: to))
        }
    }

    /// How much text is escaped before room is made again.
    private static let stretch = 4096
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The highest bit of the first byte that may need a reference, and of some behind it; 0 where there is none.
    ///
    /// A byte less one has its highest bit set, and itself has not, only where it is 0.
    @inline(__always)
    private static func suspects(in word: UInt64) -> UInt64 {
        let angles = (word | 0x02 &* ones) ^ UInt64(UInt8(ascii: ">")) &* ones
        let others = (word | 0x04 &* ones) ^ UInt64(UInt8(ascii: "&")) &* ones
        let found =
            (angles &- ones) & ~angles | (others &- ones) & ~others | (word &- 0x20 &* ones) & ~word
        return found & highs
    }
}
