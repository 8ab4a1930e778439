internal import News
internal import Stories

/// Articles that are one text.
struct Cluster: Hashable {
    /// The article that stands for them.
    var representative: Article.Key
    /// Every article, the representative included.
    var members: [Article.Key]
    /// Names the event they report; it means nothing beyond one grouping.
    var event: Article.Key
}

extension Cluster {
    /// The clusters of a grouping, ordered by the time of the articles that stand for them.
    ///
    /// The newsroom's own article stands for a cluster, else the earliest; one that may not be published yet
    /// only where all must wait. The order of arrival plays no part.
    static func all(
        in grouping: Grouping,
        times: [Article.Key: Int64],
        waiting: Set<Article.Key>
    ) -> [Cluster] {
        func isBefore(_ a: Article.Key, _ b: Article.Key) -> Bool {
            let first = times[a] ?? .max
            let second = times[b] ?? .max
            return first == second ? a < b : first < second
        }
        var clusters: [Article.Key: Cluster] = [:]
        for ((key, text), event) in zip(zip(grouping.keys, grouping.text), grouping.event) {
            clusters[text, default: Cluster(representative: key, members: [], event: event)].members.append(
                key
            )
        }
        for (text, cluster) in clusters {
            let representative = cluster.members.min { a, b in
                if waiting.contains(a) != waiting.contains(b) { return waiting.contains(b) }
                return a.isOwn == b.isOwn ? isBefore(a, b) : a.isOwn
            }
            clusters[text]?.representative = representative ?? text
        }
        return clusters.values.sorted { isBefore($0.representative, $1.representative) }
    }
}
