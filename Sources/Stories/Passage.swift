/// A few words in a row, which a copy keeps and an independent report does not.
enum Passage {
    /// How many words make a passage.
    static let length = 3

    /// The number that stands for the passage at an index.
    static func hash(_ words: [Words.Word], at start: Int) -> UInt32 {
        var hash = Hash.seed
        for index in start..<(start + length) { hash = Hash.add(words[index].exact, to: hash) }
        return Hash.mix(hash)
    }
}
