/// The hashing that fingerprints are made of: the same on every machine and in every run.
enum Hash {
    /// Where a hash starts.
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Adds a number to a hash.
    static func add(_ value: UInt32, to hash: UInt64) -> UInt64 {
        (hash ^ UInt64(value)) &* 0x0000_0100_0000_01B3
    }

    /// Spreads a hash over 32 bits.
    static func mix(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: spread(hash) >> 32) }

    /// Spreads a hash over 64 bits.
    static func spread(_ hash: UInt64) -> UInt64 {
        var mixed = hash
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// The hash of a text as it is.
    static func of(_ text: String) -> UInt64 {
        var hash = seed
        for byte in text.utf8 { hash = add(UInt32(byte), to: hash) }
        return spread(hash)
    }
}
