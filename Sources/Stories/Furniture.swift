/// The passages that outlets set under whatever they publish: cookie notes, captions, calls to subscribe.
///
/// A passage is furniture where one outlet has it under three headlines that say different things, and where any
/// outlets have under three such headlines a text that tells none of them.
struct Furniture {
    /// Takes the furniture out of fingerprints.
    static func remove(from prints: inout [Fingerprint]) {
        let order = prints.indices.sorted { (prints[$0].outlet, $0) < (prints[$1].outlet, $1) }
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, prints[order[end]].outlet == prints[order[start]].outlet { end += 1 }
            if end - start > 2 { remove(from: &prints, outlet: order[start..<end]) }
            start = end
        }
        let untold = order.filter { isUntold(prints[$0]) }.sorted()
        if untold.count > 2 { remove(from: &prints, outlet: untold[...]) }
    }

    /// Whether a text of some length begins without a word of its headline.
    private static func isUntold(_ print: Fingerprint) -> Bool {
        guard print.length >= 40, !print.headline.isEmpty else { return false }
        return print.terms.allSatisfy { index in
            let term = Fingerprint.Term(print.numbers[index])
            return !(term.isHeadline && term.isLead) || CommonWords.stems.contains(term.stem)
        }
    }

    private static func remove(from prints: inout [Fingerprint], outlet: ArraySlice<Int>) {
        var rows: [UInt64] = []
        for article in outlet {
            let print = prints[article]
            for number in print.numbers[print.opening.lowerBound...] {
                rows.append(UInt64(number) << 32 | UInt64(article))
            }
        }
        rows.sort()
        var furniture: Set<UInt32> = []
        var start = 0
        while start < rows.count {
            var end = start + 1
            while end < rows.count, rows[end] >> 32 == rows[start] >> 32 { end += 1 }
            if end - start > 2, standsUnderThreeHeadlines(rows[start..<end], prints) {
                furniture.insert(UInt32(rows[start] >> 32))
            }
            start = end
        }
        guard !furniture.isEmpty else { return }
        for article in outlet { prints[article].removePassages(furniture) }
    }

    private static func standsUnderThreeHeadlines(_ rows: ArraySlice<UInt64>, _ prints: [Fingerprint]) -> Bool
    {
        var different: [Int] = []
        for row in rows {
            let article = Int(UInt32(truncatingIfNeeded: row))
            if different.allSatisfy({ areDifferent(prints[$0], prints[article]) }) {
                different.append(article)
            }
            if different.count == 3 { return true }
        }
        return false
    }

    /// Whether two headlines have less than a third of their words in common.
    private static func areDifferent(_ one: Fingerprint, _ other: Fingerprint) -> Bool {
        let left = one.numbers[one.headline]
        let right = other.numbers[other.headline]
        let shared = left.count { term in right.contains { $0 >> 4 == term >> 4 } }
        return shared * 3 < max(left.count, right.count)
    }
}

extension Fingerprint {
    /// Takes passages out of opening and sample, and the lead out of the terms where they were most of it.
    fileprivate mutating func removePassages(_ furniture: Set<UInt32>) {
        guard numbers[opening.lowerBound...].contains(where: furniture.contains) else { return }
        let opening = numbers[self.opening].filter { !furniture.contains($0) }
        let passages = numbers[self.passages].filter { !furniture.contains($0) }
        var terms = Array(numbers[self.terms])
        if opening.count * 2 < self.opening.count {
            terms = terms.filter { Term($0).isHeadline }.map { $0 & ~8 }
        }
        // What a text comes back to is as little its own where furniture is most of it.
        let topic = passages.count * 2 < self.passages.count ? [] : Array(numbers[self.topic])
        numbers.removeSubrange(self.terms.lowerBound...)
        numbers += terms
        ends[2] = UInt16(numbers.count)
        numbers += topic
        ends[3] = UInt16(numbers.count)
        numbers += opening
        ends[4] = UInt16(numbers.count)
        numbers += passages
    }
}
