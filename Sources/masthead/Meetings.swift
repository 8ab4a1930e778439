import News
import Site
import Stories

/// Which articles of a grouping met, told as outlets, headlines and rules.
struct Meetings {
    /// The groups of several articles, the coarsest relation last, each in order of time.
    private(set) var all: [RunReport.Meeting] = []

    private let grouping: Grouping
    private let positions: [Article.Key: Int]
    private let newsroom: String
    private let outlets: [String: Outlet]
    private let headline: (Article.Key) throws -> String?

    /// Gathers the groups; those without any of the articles in `fresh` were told in an earlier run.
    init(
        _ grouping: Grouping,
        newsroom: String,
        outlets: [String: Outlet],
        fresh: Set<Article.Key>,
        headline: @escaping (Article.Key) throws -> String?
    ) throws {
        self.grouping = grouping
        self.newsroom = newsroom
        self.outlets = outlets
        self.headline = headline
        positions = Dictionary(zip(grouping.keys, grouping.keys.indices)) { first, _ in first }
        try gather(.item, grouping.item, finer: grouping.keys, fresh)
        try gather(.text, grouping.text, finer: grouping.item, fresh)
        try gather(.event, grouping.event, finer: grouping.text, fresh)
    }

    private mutating func gather(
        _ relation: Relation,
        _ level: [Article.Key],
        finer: [Article.Key],
        _ fresh: Set<Article.Key>
    ) throws {
        var members: [Article.Key: [Int]] = [:]
        for (index, group) in level.enumerated() { members[group, default: []].append(index) }
        let rules = rules(of: relation, level)
        // A group that a finer relation already made is told there.
        let groups = members.filter { _, members in
            members.count > 1 && members.contains { fresh.contains(grouping.keys[$0]) }
                && Set(members.map { finer[$0] }).count > 1
        }
        for (group, members) in groups.sorted(by: { $0.value[0] < $1.value[0] }) {
            all.append(
                RunReport.Meeting(
                    relation: relation,
                    headline: try headline(grouping.keys[members[0]]) ?? "",
                    outlets: members.map { name(of: grouping.keys[$0]) },
                    rules: rules[group, default: []].sorted()
                )
            )
        }
    }

    private func name(of key: Article.Key) -> String {
        key.isOwn ? newsroom : outlets[key.source]?.name ?? key.source
    }

    /// The rules that made each group, by the group's name.
    private func rules(of relation: Relation, _ level: [Article.Key]) -> [Article.Key: Set<String>] {
        var rules: [Article.Key: Set<String>] = [:]
        for piece in grouping.evidence where piece.relation == relation {
            guard let position = positions[piece.first] else { continue }
            rules[level[position], default: []].insert(piece.rule)
        }
        return rules
    }
}
