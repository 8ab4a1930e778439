import News
import Stories

/// Which articles of a grouping met, told as outlets, headlines and rules.
struct Meetings {
    /// The groups of several articles, the coarsest relation last, each in order of time.
    private(set) var all: [RunReport.Meeting] = []

    init(_ grouping: Grouping, articles: [Article], names: [String: String]) {
        let levels: [(Relation, [Article.Key], finer: [Article.Key])] = [
            (.item, grouping.item, grouping.keys), (.text, grouping.text, grouping.item),
            (.event, grouping.event, grouping.text),
        ]
        for (relation, level, finer) in levels {
            var groups: [Article.Key: [Int]] = [:]
            for (index, key) in level.enumerated() { groups[key, default: []].append(index) }
            for (_, members) in groups.sorted(by: { $0.value[0] < $1.value[0] }) {
                // A group that a finer relation already made is told there.
                guard Set(members.map { finer[$0] }).count > 1 else { continue }
                let keys = Set(members.map { grouping.keys[$0] })
                let rules = grouping.evidence.filter {
                    $0.relation == relation && keys.contains($0.first) && keys.contains($0.second)
                }.map(\.rule)
                all.append(
                    RunReport.Meeting(
                        relation: relation, headline: articles[members[0]].headline,
                        outlets: members.map { names[articles[$0].key.source] ?? articles[$0].key.source },
                        rules: Set(rules).sorted()))
            }
        }
    }
}
