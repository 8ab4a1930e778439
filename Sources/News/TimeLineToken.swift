/// A number, a word or a mark of a line that may tell a time.
struct TimeLineToken: Hashable {
    /// What the token is.
    enum Kind: Hashable {
        /// A run of digits of any script, with how many there were; a long one's value is 0.
        case number(Int, digits: Int)
        /// A run of letters, folded.
        case word(String)
        /// Any other character.
        case mark(Character)
    }

    /// What it is.
    var kind: Kind
    /// Whether space stands before it.
    var isSpaced: Bool

    /// Whether it is a number.
    var isNumber: Bool { if case .number = kind { true } else { false } }

    /// Whether it is a number of four digits.
    var isYear: Bool { if case .number(_, digits: 4) = kind { true } else { false } }

    /// Returns the tokens of a line, without spaces and invisible direction marks.
    static func tokens(of line: some StringProtocol) -> [TimeLineToken] {
        var tokens: [TimeLineToken] = []
        var isSpaced = false
        var rest = Substring(line).unicodeScalars
        while let scalar = rest.first {
            if scalar.properties.isWhitespace || scalar.isInvisible {
                isSpaced = isSpaced || scalar.properties.isWhitespace
                rest.removeFirst()
                continue
            }
            tokens.append(TimeLineToken(kind: kind(takenFrom: &rest), isSpaced: isSpaced))
            isSpaced = false
        }
        return tokens
    }

    private static func kind(takenFrom rest: inout Substring.UnicodeScalarView) -> Kind {
        let digits = rest.prefix { $0.digit != nil }
        if !digits.isEmpty {
            rest.removeFirst(digits.count)
            let value = digits.count > 9 ? 0 : digits.reduce(0) { $0 * 10 + ($1.digit ?? 0) }
            return .number(value, digits: digits.count)
        }
        let letters = rest.prefix { $0.properties.isAlphabetic || $0.isJoinedToLetters }
        if !letters.isEmpty {
            rest.removeFirst(letters.count)
            return .word(CalendarWords.fold(Substring(letters)))
        }
        return .mark(Character(rest.removeFirst()))
    }
}

extension Unicode.Scalar {
    /// Whether it only steers direction, or shows nothing at all.
    var isInvisible: Bool {
        switch value {
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0x061C, 0xFEFF: true
        default: false
        }
    }

    /// The value of a digit, Western, Arabic-Indic or Persian.
    fileprivate var digit: Int? {
        switch value {
        case 0x30...0x39: Int(value) - 0x30
        case 0x0660...0x0669: Int(value) - 0x0660
        case 0x06F0...0x06F9: Int(value) - 0x06F0
        default: nil
        }
    }

    /// Whether it is a vowel mark or a lengthening stroke of Arabic.
    fileprivate var isJoinedToLetters: Bool { 0x064B...0x0652 ~= value || value == 0x0640 }
}
