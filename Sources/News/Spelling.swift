/// How near two spellings are.
package enum Spelling {
    /// How many letters must be changed, dropped, added or swapped with the next to make one word of another.
    package static func distance(_ one: String, _ other: String) -> Int {
        let a = Array(one)
        let b = Array(other)
        var before: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var least = min(last[j] + (a[i] == b[j] ? 0 : 1), row[j] + 1, last[j + 1] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, before[j - 1] + 1) }
                row.append(least)
            }
            (before, last) = (last, row)
        }
        return last[b.count]
    }

    /// Whether a word may be meant as a known one: by its letters' case, one slip of the pen, or two in a long word.
    static func isSlip(_ word: String, of known: String) -> Bool {
        let slips =
            switch known.count {
            case ..<5: 0
            case ..<8: 1
            default: 2
            }
        guard word != known, abs(word.count - known.count) <= slips else { return false }
        return distance(word.lowercased(), known.lowercased()) <= slips
    }
}
