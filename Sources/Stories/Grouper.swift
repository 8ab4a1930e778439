internal import News

/// Groups articles: which are one item, one text, one event.
///
/// Pure: the same articles give the same groups, in whatever order they come.
package struct Grouper: Sendable {
    /// How far apart in time two articles of one story may be, in seconds.
    package var window: Int64 = 72 * 3_600

    /// Makes a grouper.
    package init() {}

    /// Groups reports.
    ///
    /// What earlier runs joined stays joined, and two reports of earlier runs are not judged again. Without
    /// weights, the reports at hand tell how rare a word is.
    package func group(_ reports: [Report], weights: TermWeights? = nil) -> Grouping {
        let order = reports.indices.sorted { Self.isBefore(reports[$0], reports[$1]) }
        var prints = order.map { reports[$0].print }
        Furniture.remove(from: &prints)
        let desk = Desk(prints, weights: weights ?? TermWeights(of: prints))
        let judge = Judge(desk: desk, window: window)
        let isNew = order.map { reports[$0].groups == nil }
        let found = likenesses(desk, judge, isNew)

        var partition = Partition(count: order.count)
        var levels: [[Int32]] = []
        for relation in Relation.allCases {
            rejoin(reports, order, relation, &partition)
            join(found, relation, judge, &partition)
            levels.append(partition.group)
        }
        return Grouping(reports, order: order, levels: levels, likenesses: found)
    }

    /// The pairs that look alike, the most alike first.
    private func likenesses(_ desk: Desk, _ judge: Judge, _ isNew: [Bool]) -> [Pairs.Found] {
        var found: [Pairs.Found] = []
        Pairs(desk, window: window).visit { earlier, later in
            guard isNew[earlier] || isNew[later] else { return }
            let verdict = judge.verdict(earlier, later)
            if verdict.rule != .unlike {
                found.append(Pairs.Found(earlier: earlier, later: later, verdict: verdict))
            }
        }
        return found.sorted {
            ($1.verdict.score, $0.earlier, $0.later) < ($0.verdict.score, $1.earlier, $1.later)
        }
    }

    /// Joins what an earlier run has joined.
    private func rejoin(
        _ reports: [Report],
        _ order: [Int],
        _ relation: Relation,
        _ partition: inout Partition
    ) {
        var first: [Article.Key: Int] = [:]
        for (position, report) in order.enumerated() {
            guard let name = reports[report].groups?[relation] else { continue }
            if let other = first[name] { partition.join(other, position) } else { first[name] = position }
        }
    }

    /// Joins the groups of like pairs where the groups agree; one item is one item, whoever disagrees.
    private func join(
        _ found: [Pairs.Found],
        _ relation: Relation,
        _ judge: Judge,
        _ partition: inout Partition
    ) {
        for pair in found {
            guard let holds = pair.verdict.relation, holds <= relation,
                !partition.areTogether(pair.earlier, pair.later)
            else { continue }
            if holds == .item || agree(pair.earlier, pair.later, relation, partition, judge) {
                partition.join(pair.earlier, pair.later)
            }
        }
    }

    /// Whether two groups are alike on the average of their pairs, so that no chain of likenesses grows.
    private func agree(
        _ a: Int,
        _ b: Int,
        _ relation: Relation,
        _ partition: Partition,
        _ judge: Judge
    ) -> Bool {
        let left = partition.members(with: a, limit: 8)
        let right = partition.members(with: b, limit: 8)
        var sum: Float = 0
        for one in left {
            for other in right { sum += judge.verdict(one, other).strength(for: relation) }
        }
        // Copies cut short need not share a word with one another, only with the whole text.
        return sum >= 0.7 * Float(left.count * right.count)
    }

    private static func isBefore(_ a: Report, _ b: Report) -> Bool {
        let first = a.print.published ?? .max
        let second = b.print.published ?? .max
        return (first, a.key.source, a.key.item) < (second, b.key.source, b.key.item)
    }
}
