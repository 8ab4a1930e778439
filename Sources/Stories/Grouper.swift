package import News

/// Groups articles: which are one item, one text, one event.
package struct Grouper {
    /// How far apart in time two articles of one story may be, in seconds.
    package var window: Int64 = 72 * 3_600

    /// Makes a grouper.
    package init() {}

    /// Groups articles; the order in which they come makes no difference.
    package func group(_ articles: [(key: Article.Key, print: Fingerprint)]) -> Grouping {
        let order = articles.indices.sorted { Self.isBefore(articles[$0], articles[$1]) }
        var prints = order.map { articles[$0].print }
        Furniture.remove(from: &prints)
        var weights = TermWeights()
        for print in prints { weights.add(print) }
        let desk = Desk(prints, weights: weights)
        let judge = Judge(desk: desk, window: window)
        var found: [(a: Int, b: Int, verdict: Verdict)] = []
        Pairs(desk, window: window).visit { a, b in
            let verdict = judge.verdict(a, b)
            if verdict.rule != .unlike { found.append((a, b, verdict)) }
        }
        found.sort { ($1.verdict.score, $0.a, $0.b) < ($0.verdict.score, $1.a, $1.b) }
        var partition = Partition(count: prints.count)
        var levels: [[Int32]] = []
        for relation in Relation.allCases {
            for pair in found {
                guard let holds = pair.verdict.relation, holds <= relation else { continue }
                if relation == .item || agree(pair.a, pair.b, relation, partition, judge) {
                    partition.join(pair.a, pair.b)
                }
            }
            levels.append(partition.group)
        }
        let keys = order.map { articles[$0].key }
        var place = [Int](repeating: 0, count: order.count)
        for (position, article) in order.enumerated() { place[article] = position }
        func names(_ level: [Int32]) -> [Article.Key] { place.map { keys[Int(level[$0])] } }
        return Grouping(
            keys: articles.map(\.key),
            item: names(levels[0]),
            text: names(levels[1]),
            event: names(levels[2]),
            evidence: found.map { pair in
                Evidence(
                    keys[pair.a],
                    keys[pair.b],
                    relation: pair.verdict.relation,
                    rule: pair.verdict.rule.rawValue,
                    score: Double(pair.verdict.score)
                )
            }
        )
    }

    /// Whether at least half of the pairs across two groups agree, so that no chain of likenesses grows.
    ///
    /// A pair that a guard keeps apart weighs as one that disagrees and takes another's voice with it.
    private func agree(
        _ a: Int,
        _ b: Int,
        _ relation: Relation,
        _ partition: Partition,
        _ judge: Judge
    ) -> Bool {
        if partition.areTogether(a, b) { return false }
        let left = partition.members(with: a, limit: 8)
        let right = partition.members(with: b, limit: 8)
        var voices = 0
        for one in left {
            for other in right {
                let verdict = judge.verdict(one, other)
                if let holds = verdict.relation, holds <= relation { voices += 1 }
                if verdict.rule.isGuard { voices -= 1 }
            }
        }
        return voices * 2 >= left.count * right.count
    }

    private static func isBefore(
        _ a: (key: Article.Key, print: Fingerprint),
        _ b: (key: Article.Key, print: Fingerprint)
    ) -> Bool {
        let first = a.print.published ?? .max
        let second = b.print.published ?? .max
        return (first, a.key.source, a.key.item) < (second, b.key.source, b.key.item)
    }
}
