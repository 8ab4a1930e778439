/// The passages that two texts have in common, the longest first, as the first of them writes them.
package struct SharedPassages: Sendable, Hashable {
    /// A passage that both texts have.
    package struct Quote: Sendable, Hashable {
        /// Its words as the first text writes them.
        package var text: String
        /// How many words it has; for scripts without spaces, pairs of letters.
        package var words: Int
    }

    /// The passages.
    package private(set) var quotes: [Quote] = []

    /// How many words of a text are compared.
    private static let reach = 20_000

    /// Finds what two texts share, at most as many passages as given.
    package init(_ one: String, _ other: String, limit: Int = 5) {
        let left = Self.words(of: one)
        let right = Self.words(of: other)
        guard left.count >= Passage.length, right.count >= Passage.length else { return }
        var starts: [UInt32: [Int]] = [:]
        for start in 0...(right.count - Passage.length) {
            starts[Passage.hash(right.all, at: start), default: []].append(start)
        }
        let bytes = Array(one.utf8)
        var start = 0
        while start <= left.count - Passage.length {
            // A phrase that occurs everywhere need not be tried at each place.
            let places = starts[Passage.hash(left.all, at: start), default: []].prefix(64)
            let longest = places.map { Self.run(left, from: start, right, from: $0) }.max() ?? 0
            guard longest >= Passage.length else {
                start += 1
                continue
            }
            let place = left.places[start].lowerBound..<left.places[start + longest - 1].upperBound
            quotes.append(Quote(text: String(decoding: bytes[place], as: UTF8.self), words: longest))
            start += longest
        }
        quotes.sort { ($1.words, $0.text) < ($0.words, $1.text) }
        quotes = Array(quotes.prefix(limit))
    }

    private static func words(of text: String) -> Words {
        var words = Words()
        words.keepsPlaces = true
        var reader = WordReader()
        reader.read(text, into: &words, limit: reach)
        return words
    }

    /// How many words in a row are the same from two places on.
    private static func run(_ left: Words, from start: Int, _ right: Words, from other: Int) -> Int {
        var length = 0
        while start + length < left.count, other + length < right.count,
            left.all[start + length].exact == right.all[other + length].exact
        {
            length += 1
        }
        return length
    }
}
