package import News

/// What a run found: for each article its group at each relation, and why.
package struct Grouping: Sendable {
    /// The articles in the order they came.
    package var keys: [Article.Key]
    /// For each article the one that names its group of the same item: the group's earliest.
    package var item: [Article.Key]
    /// For each article the one that names its group of the same text.
    package var text: [Article.Key]
    /// For each article the one that names its group of the same event.
    package var event: [Article.Key]
    /// What joined articles, and what kept apart some that look alike; the most alike first.
    package var evidence: [Evidence]

    /// Makes a grouping of what is already decided.
    package init(
        keys: [Article.Key],
        item: [Article.Key],
        text: [Article.Key],
        event: [Article.Key],
        evidence: [Evidence]
    ) {
        self.keys = keys
        self.item = item
        self.text = text
        self.event = event
        self.evidence = evidence
    }

    /// Puts together what a run found; `order` is that of time, in which `levels` and `likenesses` count.
    init(_ reports: [Report], order: [Int], levels: [[Int32]], likenesses: [Pairs.Found]) {
        var place = [Int](repeating: 0, count: order.count)
        for (position, report) in order.enumerated() { place[report] = position }
        func names(_ level: [Int32]) -> [Article.Key] { place.map { reports[order[Int(level[$0])]].key } }
        keys = reports.map(\.key)
        item = names(levels[0])
        text = names(levels[1])
        event = names(levels[2])
        evidence = likenesses.map { pair in
            let first = reports[order[pair.earlier]].key
            let second = reports[order[pair.later]].key
            let together = zip(Relation.allCases, levels).first { $1[pair.earlier] == $1[pair.later] }?.0
            return Evidence(
                first,
                second,
                relation: together,
                rule: Self.rule(pair.verdict, together).rawValue,
                score: Double(pair.verdict.score)
            )
        }
    }

    /// The rule that tells why two articles are where they are.
    private static func rule(_ verdict: Verdict, _ together: Relation?) -> Rule {
        guard let holds = verdict.relation else { return together == nil ? verdict.rule : .company }
        guard let together else { return .disagreement }
        return together <= holds ? verdict.rule : .disagreement
    }
}
