/// A hash by which a body is recognised when it comes again (FNV-1a over words, two lanes of 64 bits).
///
/// It protects against nobody: a publisher who makes two bodies look alike hides the second.
package struct BodyHash {
    /// The hash in hexadecimal digits.
    package let digits: String

    package init(of body: [UInt8]) {
        var high: UInt64 = 0xCBF2_9CE4_8422_2325
        var low: UInt64 = 0x8422_2325_CBF2_9CE4
        let prime: UInt64 = 0x0000_0100_0000_01B3
        let bytes = unsafe body.span.bytes
        var position = 0
        while position + 8 <= bytes.byteCount {
            let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
            high = (high ^ word) &* prime
            high ^= high >> 32
            low = (low ^ word.byteSwapped) &* prime
            low ^= low >> 29
            position += 8
        }
        for byte in body[position...] {
            high = (high ^ UInt64(byte)) &* prime
            low = (low ^ UInt64(byte ^ 0x5A)) &* prime
        }
        digits = [high, low, UInt64(body.count)].map { String($0, radix: 16) }.joined(separator: "-")
    }
}
