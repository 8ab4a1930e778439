extension Fingerprint {
    /// Whether it is of another article than the one that was known by the same id, and not of a new version of that.
    ///
    /// The address is another then, and neither headline nor text has to do with what was there.
    package func isAnother(than other: Fingerprint) -> Bool {
        let haveAddresses = url != 0 && other.url != 0
        if haveAddresses, url == other.url { return false }
        guard !headline.isEmpty, !other.headline.isEmpty else { return false }
        func stems(_ print: Fingerprint) -> some Sequence<UInt32> {
            print.numbers[print.headline].lazy.map { $0 >> 4 }
        }
        guard Self.overlap(stems(self), stems(other)) < 0.3 else { return false }
        guard min(length, other.length) >= 12 else { return haveAddresses }
        return Self.overlap(numbers[opening], other.numbers[other.opening]) < 0.2
            && Self.overlap(numbers[passages], other.numbers[other.passages]) < 0.2
    }

    /// How much of the smaller of two sets the other has, 0 to 1.
    private static func overlap(_ one: some Sequence<UInt32>, _ other: some Sequence<UInt32>) -> Float {
        let (left, right) = (Set(one), Set(other))
        let smaller = min(left.count, right.count)
        return smaller == 0 ? 0 : Float(left.intersection(right).count) / Float(smaller)
    }
}
