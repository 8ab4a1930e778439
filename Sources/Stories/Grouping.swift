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
    /// What speaks for each article to stand for its story.
    package var claims: [Article.Key: Claim] = [:]
    /// On what the decisions rest; nil where they were not made by the rules.
    package var basis: Basis?

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

    /// Puts together what a run found; `order` is that of time, in which `nest` and `likenesses` count.
    init(_ reports: [Report], order: [Int], nest: Nest, likenesses: [Pairs.Found]) {
        var place = [Int](repeating: 0, count: order.count)
        for (position, report) in order.enumerated() { place[report] = position }
        let levels = Relation.allCases.map { nest.groups(at: $0) }
        func key(_ position: Int) -> Article.Key { reports[order[position]].key }
        func names(_ level: [Int32]) -> [Article.Key] { place.map { key(Int(level[$0])) } }
        func relation(_ a: Int, _ b: Int) -> Relation? {
            zip(Relation.allCases, levels).first { $1[a] == $1[b] }?.0
        }
        keys = reports.map(\.key)
        item = names(levels[0])
        text = names(levels[1])
        event = names(levels[2])
        evidence = nest.ruled.map { pair in
            Evidence(
                key(pair.earlier),
                key(pair.later),
                relation: relation(pair.earlier, pair.later),
                rule: Rule.ruling(pair.ruling),
                score: 1
            )
        }
        let ruled = Set(nest.ruled.map { [$0.earlier, $0.later] })
        for pair in likenesses where !ruled.contains([pair.earlier, pair.later]) {
            let together = relation(pair.earlier, pair.later)
            let rule = rule(of: pair, together, nest)
            evidence.append(
                Evidence(
                    key(pair.earlier),
                    key(pair.later),
                    relation: together,
                    rule: rule.rawValue,
                    score: Double(pair.verdict.score)
                )
            )
        }
    }

    /// The part that concerns the events in which one of some articles is; all evidence is on one of them.
    package func around(_ articles: Set<Article.Key>) -> Grouping {
        let events = Set(zip(keys, event).lazy.filter { articles.contains($0.0) }.map(\.1))
        var part = Grouping(keys: [], item: [], text: [], event: [], evidence: evidence)
        part.basis = basis
        for index in keys.indices where events.contains(event[index]) {
            part.keys.append(keys[index])
            part.item.append(item[index])
            part.text.append(text[index])
            part.event.append(event[index])
            part.claims[keys[index]] = claims[keys[index]]
        }
        return part
    }
}

/// The rule that tells why two articles are where they are.
private func rule(of pair: Pairs.Found, _ together: Relation?, _ nest: Nest) -> Rule {
    guard let holds = pair.verdict.relation else { return together == nil ? pair.verdict.rule : .company }
    if let together, together <= holds { return together == holds ? pair.verdict.rule : .company }
    return nest.areKeptApart(pair.earlier, pair.later, at: holds) ? .ruledApart : .disagreement
}
