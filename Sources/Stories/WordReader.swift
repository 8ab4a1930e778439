/// Reads words out of UTF-8 text.
///
/// Scripts that write no spaces give pairs of neighbouring letters instead of words.
struct WordReader {
    private var letters = Letters()
    /// The letters of the word that is read; of a longer one the rest says nothing.
    private var word = InlineArray<64, UInt32>(repeating: 0)
    /// The hash of its letters so far.
    private var hash = Hash.seed
    private var length = 0
    private var isNumber = false
    private var isCapital = false
    private var opens = true
    private var lastDense: UInt32 = 0
    private var pairs = 0
    /// Where the scalar at hand starts and ends, and where the word starts, or the last letter without spaces.
    private var place = 0
    private var next = 0
    private var wordStart = 0
    private var denseStart = 0

    /// Appends the words of a text from a byte on, at most as many as given.
    mutating func read(_ text: String, from start: Int = 0, into words: inout Words, limit: Int) {
        let end = limit == .max ? .max : words.count + limit
        opens = true
        let bytes = text.utf8.span
        var index = start
        while index < bytes.count, words.count < end {
            place = index
            if Self.isLatin(bytes[index]) {
                takeLatin(bytes, at: &index, into: &words)
                continue
            }
            if bytes[index] == 0x20 {
                endWord(into: &words)
                endDense(into: &words)
                index += 1
                continue
            }
            let scalar = Self.decode(bytes, at: &index)
            next = index
            if scalar == 0x2C || scalar == 0x2E || scalar == 0x66B || scalar == 0x66C, isNumber,
                index < bytes.count, isDigit(bytes, at: index)
            {
                // `1,200` and `1200` are one number, `1.2` another.
                if scalar == 0x2E || scalar == 0x66B { append(letter: 0x2E) }
                continue
            }
            let letter = letters.look(up: scalar)
            if letter.kind == .several {
                for letter in letters.letters(in: scalar) { take(letter, into: &words) }
            } else {
                take(letter, into: &words)
            }
        }
        place = index
        endWord(into: &words)
        endDense(into: &words)
    }

    @inline(__always)
    private mutating func take(_ letter: Letters.Letter, into words: inout Words) {
        switch letter.kind {
        case .mute: break
        case .small, .capital, .digit:
            endDense(into: &words)
            if length == 0 {
                isCapital = letter.kind == .capital
                isNumber = letter.kind == .digit
                wordStart = place
            }
            append(letter: letter.scalar)
        case .dense:
            endWord(into: &words)
            readDense(letter.scalar, into: &words)
        case .gap, .stop, .several, .unknown:
            endWord(into: &words)
            endDense(into: &words)
            if letter.kind == .stop { opens = true }
        }
    }

    /// Takes the letters from `A` to `z` that stand at an index, which moves behind them.
    @inline(__always)
    private mutating func takeLatin(_ bytes: Span<UInt8>, at index: inout Int, into words: inout Words) {
        endDense(into: &words)
        if length == 0 {
            isCapital = bytes[index] < 0x61
            wordStart = index
        }
        repeat {
            append(letter: UInt32(bytes[index] | 0x20))
            index += 1
        } while index < bytes.count && Self.isLatin(bytes[index])
    }

    @inline(__always)
    private static func isLatin(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private mutating func endWord(into words: inout Words) {
        guard length > 0 else { return }
        // A lone Latin letter is what an apostrophe left over, or an article.
        if length > 1 || word[0] > 0x7F || isNumber {
            let letters = word.span
            let stem = isNumber ? 0..<length : Stem.range(of: letters, length)
            words.append(
                Words.Word(
                    exact: Hash.mix(hash),
                    stem: Hash.mix(stem == 0..<length ? hash : Self.hash(letters, stem)),
                    isNumber: isNumber,
                    isCapital: isCapital,
                    opens: opens
                ),
                at: wordStart..<place
            )
            opens = false
        }
        length = 0
        hash = Hash.seed
        isNumber = false
    }

    private mutating func readDense(_ scalar: UInt32, into words: inout Words) {
        if lastDense != 0 {
            append(pair: lastDense, scalar, denseStart..<next, into: &words)
            pairs += 1
        }
        lastDense = scalar
        denseStart = place
    }

    private mutating func endDense(into words: inout Words) {
        guard lastDense != 0 else { return }
        if pairs == 0 { append(pair: lastDense, 0, denseStart..<place, into: &words) }
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

    private mutating func append(letter: UInt32) {
        guard length < word.count else { return }
        word[length] = letter
        hash = Hash.add(letter, to: hash)
        length += 1
    }

    private static func hash(_ letters: Span<UInt32>, _ range: Range<Int>) -> UInt64 {
        var hash = Hash.seed
        for index in range { hash = Hash.add(letters[index], to: hash) }
        return hash
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
