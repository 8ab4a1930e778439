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
    /// What is known of an article's age, in seconds since 1970.
    struct Age: Hashable {
        /// By which it is ordered.
        var time: Int64
        /// When it last changed in a way worth telling.
        var changed: Int64
        /// When this version of it was first seen.
        var seen: Int64
    }

    /// The clusters of a grouping, ordered by the time of the articles that stand for them.
    ///
    /// One that may not be published yet stands for a cluster only where all must wait, one that was taken back only
    /// where all were. The article that an editor prefers goes first, then the newsroom's own, the last version of
    /// what an outlet sent, the newsroom's order of sources, a whole text before a cut one, the earliest. Of the
    /// newsroom's own the one updated last goes first, and of those of one time the one that came last, so that an
    /// article is corrected also in a file of another name. Otherwise the order of arrival plays no part.
    static func all(
        in grouping: Grouping,
        ages: [Article.Key: Age],
        waiting: Set<Article.Key>
    ) -> [Cluster] {
        typealias Timed = (time: Int64, unseen: Int64, key: Article.Key)
        func isBefore(_ a: Timed, _ b: Timed) -> Bool {
            (a.time, a.unseen) == (b.time, b.unseen) ? a.key < b.key : (a.time, a.unseen) < (b.time, b.unseen)
        }
        func timed(_ key: Article.Key) -> Timed {
            let age = ages[key]
            return (age?.time ?? .max, key.isOwn ? age.map { -$0.seen } ?? 0 : 0, key)
        }
        var clusters: [Article.Key: Cluster] = [:]
        for ((key, text), event) in zip(zip(grouping.keys, grouping.text), grouping.event) {
            clusters[text, default: Cluster(representative: key, members: [], event: event)].members.append(
                key
            )
        }
        for (text, cluster) in clusters where cluster.members.count > 1 {
            let claims = cluster.members.map { grouping.claims[$0] ?? Claim() }
            let longest = claims.map(\.length).max() ?? 0
            let ranked = zip(cluster.members, claims).map { key, claim in
                (
                    key: key,
                    rank: rank(of: key, claim, isWaiting: waiting.contains(key), ages[key], longest: longest)
                )
            }
            let first = ranked.min { a, b in
                a.rank == b.rank
                    ? isBefore(timed(a.key), timed(b.key)) : a.rank.lexicographicallyPrecedes(b.rank)
            }
            clusters[text]?.representative = first?.key ?? text
        }
        return clusters.values.map { (timed($0.representative), $0) }.sorted { isBefore($0.0, $1.0) }.map(\.1)
    }

    /// What decides before the time, the smaller number first.
    private static func rank(
        of key: Article.Key,
        _ claim: Claim,
        isWaiting: Bool,
        _ age: Age?,
        longest: UInt32
    ) -> [Int64] {
        let update = age.flatMap { key.isOwn && $0.changed > $0.time ? $0.changed : nil }
        return [
            isWaiting ? 1 : 0,
            claim.isKilled ? 1 : 0,
            -claim.ruling,
            key.isOwn ? 0 : 1,
            update.map { -$0 } ?? 0,
            claim.isSuperseded ? 1 : 0,
            Int64(claim.order),
            // What has less than half of the longest text was cut.
            claim.length < longest / 2 ? 1 : 0,
        ]
    }
}
