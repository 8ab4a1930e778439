/// The part of a word that its forms have in common.
///
/// Deliberately light: it only brings the forms of one word together, for English plurals and past tenses
/// and for what Arabic writes at both ends of a word. Other languages keep their words whole.
enum Stem {
    /// Which of a folded word's letters count, of as many as it has.
    static func range(of word: Span<UInt32>, _ count: Int) -> Range<Int> {
        guard count > 3 else { return 0..<count }
        if word[0] < 0x80 { return english(word, count) }
        if (0x621...0x64A).contains(word[0]) { return arabic(word, count) }
        return 0..<count
    }

    private static func english(_ word: Span<UInt32>, _ count: Int) -> Range<Int> {
        var end = count
        if word[end - 1] == s, word[end - 2] != s, word[end - 2] != u { end -= 1 }
        if end > 5, word[end - 2] == e, word[end - 1] == d {
            end -= 2
        } else if end > 6, word[end - 3] == i, word[end - 2] == n, word[end - 1] == g {
            end -= 3
        } else if end > 4, word[end - 2] == i, word[end - 1] == e {
            end -= 2
        } else if end > 3, word[end - 1] == e || word[end - 1] == y {
            end -= 1
        }
        return 0..<end
    }

    private static func arabic(_ word: Span<UInt32>, _ count: Int) -> Range<Int> {
        var start = 0
        var end = count
        // "And" is told from a first letter only before the article.
        if word[0] == waw, end > 4, word[1] == alef || word[1] == lam, word[2] == lam { start = 1 }
        let particle = word[start] == ba || word[start] == fa || word[start] == kaf
        if end - start > 5, particle, word[start + 1] == alef, word[start + 2] == lam {
            start += 3
        } else if end - start > 4, word[start] == alef || word[start] == lam, word[start + 1] == lam {
            start += 2
        }
        if end - start > 4, Self.pairs.contains(word[end - 2] << 16 | word[end - 1]) {
            end -= 2
        } else if end - start > 3, word[end - 1] == ha || word[end - 1] == ya {
            end -= 1
        }
        return start..<end
    }

    /// Feminine and sound plurals, duals, and "her".
    private static let pairs: Set<UInt32> = [
        alef << 16 | 0x62A, waw << 16 | noon, ya << 16 | noon, alef << 16 | noon, ha << 16 | alef,
    ]
    private static let d: UInt32 = 0x64
    private static let g: UInt32 = 0x67
    private static let n: UInt32 = 0x6E
    private static let s: UInt32 = 0x73
    private static let u: UInt32 = 0x75
    private static let e: UInt32 = 0x65
    private static let y: UInt32 = 0x79
    private static let i: UInt32 = 0x69
    private static let alef: UInt32 = 0x627
    private static let ba: UInt32 = 0x628
    private static let fa: UInt32 = 0x641
    private static let kaf: UInt32 = 0x643
    private static let lam: UInt32 = 0x644
    private static let noon: UInt32 = 0x646
    private static let ha: UInt32 = 0x647
    private static let waw: UInt32 = 0x648
    private static let ya: UInt32 = 0x64A
}
