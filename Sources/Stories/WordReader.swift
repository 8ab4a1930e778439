/// Reads words out of UTF-8 text.
///
/// Scripts that write no spaces give pairs of neighbouring letters instead of words.
struct WordReader {
    private var letters = Letters()
    private var word: [UInt32] = []
    private var isNumber = false
    private var isCapital = false
    private var opens = true
    private var lastDense: UInt32 = 0
    private var pairs = 0
    /// Where the scalar at hand, the word, and the last letter without spaces stand.
    private var place = 0..<0
    private var wordPlace = 0..<0
    private var densePlace = 0..<0

    /// Appends the words of a text from a byte on, at most as many as given.
    mutating func read(_ text: String, from start: Int = 0, into words: inout Words, limit: Int) {
        let end = limit == .max ? .max : words.count + limit
        opens = true
        let bytes = text.utf8.span
        var index = start
        while index < bytes.count, words.count < end {
            let first = index
            let scalar = Self.decode(bytes, at: &index)
            place = first..<index
            if scalar == 0x2C || scalar == 0x2E || scalar == 0x66B || scalar == 0x66C, isNumber,
                index < bytes.count, isDigit(bytes, at: index)
            {
                // `1,200` and `1200` are one number, `1.2` another.
                if scalar == 0x2E || scalar == 0x66B { word.append(0x2E) }
                continue
            }
            let letter = letters.look(up: scalar)
            if letter.kind == .several {
                for letter in letters.letters(in: scalar) { take(letter, into: &words) }
            } else {
                take(letter, into: &words)
            }
        }
        endWord(into: &words)
        endDense(into: &words)
    }

    @inline(__always)
    private mutating func take(_ letter: Letters.Letter, into words: inout Words) {
        switch letter.kind {
        case .mute: break
        case .small, .capital, .digit:
            endDense(into: &words)
            if word.isEmpty {
                isCapital = letter.kind == .capital
                isNumber = letter.kind == .digit
                wordPlace = place
            }
            wordPlace = wordPlace.lowerBound..<place.upperBound
            word.append(letter.scalar)
        case .dense:
            endWord(into: &words)
            readDense(letter.scalar, into: &words)
        case .gap, .stop, .several, .unknown:
            endWord(into: &words)
            endDense(into: &words)
            if letter.kind == .stop { opens = true }
        }
    }

    private mutating func endWord(into words: inout Words) {
        guard !word.isEmpty else { return }
        // A lone Latin letter is what an apostrophe left over, or an article.
        if word.count > 1 || word[0] > 0x7F || isNumber {
            words.append(
                Words.Word(
                    exact: Self.hash(word, word.indices),
                    stem: Self.hash(word, isNumber ? word.indices : Stem.range(of: word)),
                    isNumber: isNumber,
                    isCapital: isCapital,
                    opens: opens
                ),
                at: wordPlace
            )
            opens = false
        }
        word.removeAll(keepingCapacity: true)
        isNumber = false
    }

    private mutating func readDense(_ scalar: UInt32, into words: inout Words) {
        if lastDense != 0 {
            append(pair: lastDense, scalar, densePlace.lowerBound..<place.upperBound, into: &words)
            pairs += 1
        }
        lastDense = scalar
        densePlace = place
    }

    private mutating func endDense(into words: inout Words) {
        guard lastDense != 0 else { return }
        if pairs == 0 { append(pair: lastDense, 0, densePlace, into: &words) }
        lastDense = 0
        pairs = 0
    }

    private mutating func append(
        pair first: UInt32,
        _ second: UInt32,
        _ place: Range<Int>,
        into words: inout Words
    ) {
        let hash = Hash.mix(UInt64(first) << 32 | UInt64(second))
        words.append(
            Words.Word(exact: hash, stem: hash, isNumber: false, isCapital: false, opens: opens),
            at: place
        )
        opens = false
    }

    private func isDigit(_ bytes: Span<UInt8>, at index: Int) -> Bool {
        let byte = bytes[index]
        // The digits of Arabic scripts start with these two bytes.
        return (0x30...0x39).contains(byte) || byte == 0xD9 || byte == 0xDB
    }

    private static func hash(_ word: [UInt32], _ range: Range<Int>) -> UInt32 {
        var hash = Hash.seed
        for index in range { hash = Hash.add(word[index], to: hash) }
        return Hash.mix(hash)
    }

    /// The scalar at an index of well-formed UTF-8, which moves behind it.
    private static func decode(_ bytes: Span<UInt8>, at index: inout Int) -> UInt32 {
        let first = UInt32(bytes[index])
        index += 1
        if first < 0x80 { return first }
        let more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
        var scalar = first & (0x3F >> UInt32(more))
        var left = more
        while left > 0, index < bytes.count {
            scalar = scalar << 6 | UInt32(bytes[index] & 0x3F)
            index += 1
            left -= 1
        }
        return scalar
    }
}
