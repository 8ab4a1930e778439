internal import News

/// Groups articles: which are one item, one text, one event.
///
/// Pure: the same articles give the same groups, in whatever order they come.
package struct Grouper: Sendable {
    /// How far apart in time two articles of one story may be.
    package var windows = Windows()
    /// What was ruled and not undone.
    package var rulings: [Ruling] = []
    /// The newsroom's order of sources: the smaller number stands for a story.
    package var order: [String: Int] = [:]

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
        let weights = weights ?? TermWeights(of: prints)
        let desk = Desk(prints, weights: weights)
        let judge = Judge(desk: desk, windows: windows)
        let isNew = order.map { reports[$0].groups == nil }
        let found = likenesses(desk, judge, isNew)

        var nest = Nest(count: order.count, rulings: rulings, positions: positions(reports, order))
        for relation in Relation.allCases {
            rejoin(reports, order, relation, &nest)
            join(found, relation, judge, &nest)
        }
        var grouping = Grouping(reports, order: order, nest: nest, likenesses: found)
        grouping.claims = Claims(desk, nest, rulings: rulings, sources: self.order)
            .all(of: order.map { reports[$0].key })
        grouping.basis = Basis(windows: windows, articles: reports.count, weights: weights)
        return grouping
    }

    /// Where the articles that rulings name lie.
    private func positions(_ reports: [Report], _ order: [Int]) -> [Article.Key: Int] {
        let named = Set(rulings.flatMap(\.articles))
        guard !named.isEmpty else { return [:] }
        var positions: [Article.Key: Int] = [:]
        for (position, report) in order.enumerated() where named.contains(reports[report].key) {
            positions[reports[report].key] = position
        }
        return positions
    }

    /// The pairs that look alike, the most alike first.
    private func likenesses(_ desk: Desk, _ judge: Judge, _ isNew: [Bool]) -> [Pairs.Found] {
        var found: [Pairs.Found] = []
        Pairs(desk, window: windows.longest, isNew: isNew).visit { earlier, later in
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
    private func rejoin(_ reports: [Report], _ order: [Int], _ relation: Relation, _ nest: inout Nest) {
        var first: [Article.Key: Int] = [:]
        for (position, report) in order.enumerated() {
            guard let name = reports[report].groups?[relation] else { continue }
            if let other = first[name] {
                nest.join(other, position, at: relation)
            } else {
                first[name] = position
            }
        }
    }

    /// Joins the groups of like pairs where the groups agree; what is certain is, whoever disagrees.
    private func join(_ found: [Pairs.Found], _ relation: Relation, _ judge: Judge, _ nest: inout Nest) {
        for pair in found {
            guard let holds = pair.verdict.relation, holds <= relation,
                !nest.areTogether(pair.earlier, pair.later, at: relation)
            else { continue }
            // What an outlet sends of its own text, or to take it back, is like that text only, whoever copied that.
            let isCertain = holds == .item || [.kill, .resent].contains(pair.verdict.rule)
            if isCertain || agree(pair.earlier, pair.later, relation, nest, judge) {
                nest.join(pair.earlier, pair.later, at: relation)
            }
        }
    }

    /// Whether two groups are alike on the average of their pairs, so that no chain of likenesses grows.
    private func agree(_ a: Int, _ b: Int, _ relation: Relation, _ nest: Nest, _ judge: Judge) -> Bool {
        let left = nest.alike(a, at: relation, limit: 8)
        let right = nest.alike(b, at: relation, limit: 8)
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
