/// What articles are found by: each article's rarest terms, some of its passages, its text as a whole, and its
/// address.
///
/// All postings lie in one flat row: sorted, the articles with one clue stand together in the order of time.
struct Clues {
    /// Clue and article, packed: kind and number in the upper 34 bits, the article below.
    private let rows: [UInt64]
    /// Where in `rows` an article's clues lie that other articles have too; all articles in one list.
    private let places: [UInt32]
    /// Where each article's part of `places` starts.
    private let starts: [UInt32]

    /// How many of the rarest terms of an article's headline find it, and of its lead.
    private static let rare = 8
    /// How many of the terms find it that its text comes back to.
    private static let returning = 6
    /// How many passages of an article's opening find it, and of its whole text.
    private static let telling = 12

    /// Gathers the clues of articles that lie in the order of time.
    ///
    /// A clue that no new article has is left out.
    init(_ desk: Desk, isNew: [Bool]) {
        var rows: [UInt64] = []
        rows.reserveCapacity(desk.prints.count * 3 * Self.telling)
        for article in desk.prints.indices { Self.append(desk, article, to: &rows) }
        rows.sort()
        if isNew.contains(false) { Self.keep(&rows, cluesOf: isNew) }
        self.rows = rows
        var counts = [UInt32](repeating: 0, count: desk.prints.count + 1)
        for place in rows.indices where Self.isShared(rows, place) {
            counts[Self.article(rows[place]) + 1] += 1
        }
        for article in 1..<counts.count { counts[article] += counts[article - 1] }
        starts = counts
        var places = [UInt32](repeating: 0, count: Int(counts.last ?? 0))
        for place in rows.indices where Self.isShared(rows, place) {
            let article = Self.article(rows[place])
            places[Int(counts[article])] = UInt32(place)
            counts[article] += 1
        }
        self.places = places
    }

    /// Where the clues of an article lie that others have too.
    func places(of article: Int) -> ArraySlice<UInt32> {
        places[Int(starts[article])..<Int(starts[article + 1])]
    }

    /// The article with the same clue that lies so many places before; nil when there is none.
    func article(_ steps: Int, before place: UInt32) -> Int? {
        let earlier = Int(place) - steps
        guard earlier >= 0, Self.clue(rows[earlier]) == Self.clue(rows[Int(place)]) else { return nil }
        return Self.article(rows[earlier])
    }

    /// Whether the clue is an address.
    func isAddress(_ place: UInt32) -> Bool { kind(place) == Kind.address.rawValue }

    /// Whether the clue alone makes two articles worth judging: the address, or all of the text.
    func isEnough(_ place: UInt32) -> Bool { kind(place) <= Kind.text.rawValue }

    private func kind(_ place: UInt32) -> UInt64 { rows[Int(place)] >> 62 }

    /// Drops the clues that no new article has.
    private static func keep(_ rows: inout [UInt64], cluesOf isNew: [Bool]) {
        var kept = 0
        var start = 0
        while start < rows.count {
            var end = start
            var isWanted = false
            while end < rows.count, clue(rows[end]) == clue(rows[start]) {
                isWanted = isWanted || isNew[article(rows[end])]
                end += 1
            }
            if isWanted {
                for place in start..<end {
                    rows[kept] = rows[place]
                    kept += 1
                }
            }
            start = end
        }
        rows.removeLast(rows.count - kept)
    }

    private static func isShared(_ rows: [UInt64], _ place: Int) -> Bool {
        let clue = clue(rows[place])
        if place > 0, self.clue(rows[place - 1]) == clue { return true }
        return place + 1 < rows.count && self.clue(rows[place + 1]) == clue
    }

    private static func clue(_ row: UInt64) -> UInt64 { row >> 30 }

    private static func article(_ row: UInt64) -> Int { Int(row & 0x3FFF_FFFF) }

    private enum Kind: UInt64 {
        case address
        case text
        case term
        case passage
    }

    private static func append(_ desk: Desk, _ article: Int, to rows: inout [UInt64]) {
        func add(_ kind: Kind, _ number: UInt32) {
            rows.append(kind.rawValue << 62 | UInt64(number) << 30 | UInt64(article))
        }
        let print = desk.prints[article]
        if print.url != 0 { add(.address, UInt32(truncatingIfNeeded: print.url)) }
        if let text = text(print) { add(.text, text) }
        for passage in print.numbers[print.opening].prefix(telling) { add(.passage, passage) }
        for passage in print.numbers[print.passages].prefix(telling)
        where !print.numbers[print.opening].prefix(telling).contains(passage) {
            add(.passage, passage)
        }
        for term in Set(rarest(desk, article) + topic(desk, article)) { add(.term, term) }
    }

    /// The most telling terms that a long text comes back to.
    private static func topic(_ desk: Desk, _ article: Int) -> [UInt32] {
        desk.topicWeights(article).sorted { ($1.weight, $0.stem) < ($0.weight, $1.stem) }.prefix(returning)
            .map(\.stem)
    }

    /// Stands for the whole text; nil when there is none.
    private static func text(_ print: Fingerprint) -> UInt32? {
        guard !print.passages.isEmpty else { return nil }
        return Hash.mix(print.numbers[print.passages].reduce(Hash.seed) { Hash.add($1, to: $0) })
    }

    /// The rarest terms of the headline and of the lead: a short text must be found beside a long one.
    private static func rarest(_ desk: Desk, _ article: Int) -> [UInt32] {
        let print = desk.prints[article]
        var headline: [UInt64] = []
        var lead: [UInt64] = []
        for (position, index) in print.terms.enumerated() {
            let term = Fingerprint.Term(print.numbers[index])
            // Weights are not negative, so their bits have their order.
            let ranked = UInt64(desk.weight(article, term: position).bitPattern) << 32 | UInt64(term.stem)
            if term.isHeadline { headline.append(ranked) } else { lead.append(ranked) }
        }
        return [headline, lead].flatMap { ranked in
            ranked.sorted(by: >).prefix(rare).map { UInt32(truncatingIfNeeded: $0) }
        }
    }
}
