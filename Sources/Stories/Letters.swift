import Foundation

/// What each scalar means to grouping: a letter in its plainest form, a digit, or nothing.
///
/// Compatibility forms, case, accents, Arabic letter forms, vowel signs, tatweel and the digits of every
/// script fall together here. Answers are remembered, since a text asks for the same letters again and again.
struct Letters {
    /// How a scalar behaves inside a text.
    enum Kind: UInt32 {
        /// Not looked up yet.
        case unknown
        /// Ends a word.
        case gap
        /// Ends a word and a sentence.
        case stop
        /// Says nothing: vowel signs, joiners, tatweel.
        case mute
        /// A letter.
        case small
        /// A letter that came as a capital.
        case capital
        /// A decimal digit, `0` to `9` once folded.
        case digit
        /// A letter of a script that writes no spaces between words.
        case dense
        /// Several letters written as one, such as a ligature.
        case several
    }

    /// A scalar's kind and its folded forms, packed: kind in the top byte, first scalar below it.
    struct Letter {
        var kind: Kind
        var scalar: UInt32
    }

    private var known = [UInt32](repeating: 0, count: 0x1_0000)
    private var several: [UInt32: [Letter]] = [:]

    /// The meaning of a scalar.
    mutating func look(up scalar: UInt32) -> Letter {
        guard scalar < 0x1_0000 else { return Self.decide(scalar) }
        let packed = known[Int(scalar)]
        if packed != 0 {
            return Letter(kind: Kind(rawValue: packed >> 24) ?? .gap, scalar: packed & 0xFF_FFFF)
        }
        let letter = Self.decide(scalar)
        known[Int(scalar)] = letter.kind.rawValue << 24 | letter.scalar
        return letter
    }

    /// The letters that a scalar stands for when it stands for several.
    mutating func letters(in scalar: UInt32) -> [Letter] {
        if let letters = several[scalar] { return letters }
        let parts = Unicode.Scalar(scalar).map(Self.decompose) ?? []
        let letters = parts.map { Self.decide($0.value) }.filter { $0.kind != .several }
        several[scalar] = letters
        return letters
    }

    private static func decide(_ value: UInt32) -> Letter {
        guard let scalar = Unicode.Scalar(value) else { return Letter(kind: .gap, scalar: 0) }
        if let special = arabic(value) { return special }
        let plain = decompose(scalar)
        if plain.count(where: { !isMute($0) }) > 1 { return Letter(kind: .several, scalar: value) }
        let first = plain.first ?? scalar
        let folded = first.properties.lowercaseMapping.unicodeScalars.first ?? first
        let properties = folded.properties
        if isMute(first) { return Letter(kind: .mute, scalar: 0) }
        if isDense(folded.value) { return Letter(kind: .dense, scalar: folded.value) }
        if properties.numericType == .decimal, let number = properties.numericValue {
            return Letter(kind: .digit, scalar: UInt32(number) + 0x30)
        }
        if properties.isAlphabetic || properties.generalCategory == .nonspacingMark {
            return Letter(kind: scalar.properties.isUppercase ? .capital : .small, scalar: folded.value)
        }
        return Letter(kind: isStop(scalar) ? .stop : .gap, scalar: value)
    }

    /// The compatibility decomposition.
    private static func decompose(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        // Hangul syllables fall apart into letters that stand for nothing alone.
        if scalar.value < 0x80 || (0xAC00...0xD7A3).contains(scalar.value) { return [scalar] }
        return Array(String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars)
    }

    /// Arabic letters that writers use for one another.
    private static func arabic(_ value: UInt32) -> Letter? {
        switch value {
        case 0x622, 0x623, 0x625, 0x671: Letter(kind: .small, scalar: 0x627)  // alef
        case 0x649, 0x6CC, 0x626: Letter(kind: .small, scalar: 0x64A)  // ya
        case 0x624: Letter(kind: .small, scalar: 0x648)  // waw
        case 0x629, 0x6C1, 0x6D5: Letter(kind: .small, scalar: 0x647)  // ta marbuta, ha
        case 0x6A9: Letter(kind: .small, scalar: 0x643)  // kaf
        case 0x640: Letter(kind: .mute, scalar: 0)  // tatweel
        case 0x6D4, 0x61F: Letter(kind: .stop, scalar: value)
        default: nil
        }
    }

    /// Marks that a careful writer sets and another leaves out.
    private static func isMute(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x300...0x36F, 0x591...0x5C7, 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6ED: true
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF: true
        default: false
        }
    }

    /// Han, kana, Thai, Lao, Burmese and Khmer write no spaces between words.
    private static func isDense(_ value: UInt32) -> Bool {
        switch value {
        case 0x0E01...0x0E3A, 0x0E40...0x0E4E, 0x0E81...0x0ECD, 0x1000...0x103F, 0x1780...0x17D3: true
        case 0x3005...0x3007, 0x3041...0x3096, 0x30A1...0x30FE, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
        case 0xF900...0xFAFF, 0x2_0000...0x3_FFFF: true
        default: false
        }
    }

    private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", "!", "?", ":", ";", "\n", "\"", "\u{201C}", "\u{3002}", "\u{2014}", "\u{2013}": true
        default: false
        }
    }
}
