/// A hash that is the same on every machine and in every year (FNV-1a, two lanes of 64 bits).
///
/// It names what has no name of its own; it does not protect against anyone.
package struct StableHash {
    private var high: UInt64 = 0xCBF2_9CE4_8422_2325
    private var low: UInt64 = 0x8422_2325_CBF2_9CE4

    /// Makes the hash of some texts; their borders count.
    package init(of texts: [String]) {
        for text in texts {
            for byte in text.utf8 { add(byte) }
            // No UTF-8 holds this byte.
            add(0xFF)
        }
    }

    /// The hash in 32 hexadecimal digits.
    package var digits: String { Self.padded(high) + Self.padded(low) }

    private mutating func add(_ byte: UInt8) {
        high = (high ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        low = (low ^ UInt64(byte ^ 0x5A)) &* 0x0000_0100_0000_01B3
    }

    private static func padded(_ lane: UInt64) -> String {
        let digits = String(lane, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
