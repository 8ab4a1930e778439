import FeedFormats
import News
import Stories

@testable import Archive

func grouping(_ clusters: [[Article.Key]], events: [Int]? = nil) -> Grouping {
    Grouping(
        clusters: clusters.enumerated().map { index, members in
            Grouping.Cluster(representative: members[0], members: members, event: events?[index] ?? index)
        },
        evidence: []
    )
}

extension Archive {
    /// Saves clusters whose first members stand for them; ids read like the items they were minted for.
    @discardableResult
    func group(_ clusters: [[Article.Key]], events: [Int]? = nil, at now: Int64 = 1000) throws -> Regrouped {
        try save(grouping(clusters, events: events), at: .at(now)) { key, attempt in
            "id:\(key.item)" + (attempt == 0 ? "" : "+\(attempt)")
        }
    }

    /// The published ids with the items they stand for, the newest first.
    func published(_ selection: Selection = .all, limit: Int = 100, at now: Int64 = 10_000) throws -> [String]
    {
        try snapshot(at: .at(now)) { snapshot in
            var told: [String] = []
            try snapshot.forEach(in: selection, limit: limit) {
                told.append("\($0.publishedID) \($0.article.key.item)")
            }
            return told
        }
    }
}
