/// Finds what a long text is about: the words it comes back to.
struct TopicCounter {
    private var keys = [UInt32](repeating: 0, count: size)
    private var counts = [UInt16](repeating: 0, count: size)
    private var used: [Int] = []

    /// A power of two, well above the number of words that are read.
    private static let size = 4_096
    /// How many words of a text are read.
    private static let reach = 1_000
    /// How many words a topic has at most.
    private static let most = 40

    /// The topic of a text: the stems of its most frequent words, sorted, with how often each occurs below them.
    ///
    /// A text of a few sentences says what it is about at once, and has none.
    mutating func topic(of words: Words) -> [UInt32] {
        guard words.count >= 80 else { return [] }
        for word in words.all.prefix(Self.reach) where !word.isNumber { count(word.stem) }
        var repeated: [UInt32] = []
        for slot in used {
            if counts[slot] > 1, !CommonWords.stems.contains(keys[slot] >> 4) {
                // The more frequent first, then by stem.
                repeated.append(keys[slot] | UInt32(min(counts[slot], 15)))
            }
            counts[slot] = 0
        }
        used.removeAll(keepingCapacity: true)
        if repeated.count > Self.most {
            repeated.sort { ($1 & 15, $0) < ($0 & 15, $1) }
            repeated.removeLast(repeated.count - Self.most)
        }
        repeated.sort()
        return repeated
    }

    private mutating func count(_ stem: UInt32) {
        let key = stem & ~15
        var slot = Int((key >> 4 &* 0x9E37_79B1) >> 8) & (Self.size - 1)
        while counts[slot] != 0, keys[slot] != key { slot = (slot + 1) & (Self.size - 1) }
        if counts[slot] == 0 {
            keys[slot] = key
            used.append(slot)
        }
        counts[slot] += 1
    }
}
