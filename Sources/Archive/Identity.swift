internal import News

/// Decides under which id and in which event each cluster of articles is published.
///
/// An id belongs for ever to the article it was minted for. A cluster bears an id of one of its articles;
/// only where none was ever minted does it get a new one. So a story keeps its id when another article comes
/// to stand for it, a split leaves the id with its article, and undoing a merge gives the other id back.
struct Identity {
    /// An id with the article it was minted for.
    struct Minted: Hashable {
        /// The id.
        var id: String
        /// The article.
        var article: Article.Key
        /// Counts up from the oldest id.
        var number: Int64
    }

    /// A story as it was published before.
    struct Before: Hashable {
        /// The id it bears.
        var id: String
        /// Its articles.
        var members: Set<Article.Key>
        /// Its event.
        var event: Int64
    }

    /// What a cluster is published under.
    struct Assigned: Hashable {
        /// The id it bears.
        var minted: Minted
        /// Its event.
        var event: Int64
    }

    private let minted: [Article.Key: Minted]
    private let before: [String: Before]

    /// Takes the ids ever minted for the articles in question, and the stories these were in.
    init(minted: [Minted], before: [Before]) {
        self.minted = Dictionary(minted.map { ($0.article, $0) }) { first, _ in first }
        self.before = Dictionary(before.map { ($0.id, $0) }) { first, _ in first }
    }

    /// What each cluster is published under, in the order of the clusters.
    ///
    /// `mint` makes an id for an article that never had one; `nextEvent` is the first event number never used.
    func assign(
        _ clusters: [Cluster],
        nextEvent: Int64,
        mint: (Article.Key) throws -> Minted
    ) rethrows -> [Assigned] {
        let ids = try clusters.map { try id(for: $0) ?? mint($0.representative) }
        let events = events(of: zip(clusters, ids).map { ($0.event, $1) }, next: nextEvent)
        return zip(clusters, ids).map { Assigned(minted: $1, event: events[$0.event] ?? nextEvent) }
    }

    /// The id a cluster bears; nil when none was ever minted for one of its articles.
    ///
    /// Of several, one in use goes before an alias, the own article's before others, the oldest before younger.
    private func id(for cluster: Cluster) -> Minted? {
        cluster.members.compactMap { minted[$0] }.min {
            rank(of: $0, in: cluster) < rank(of: $1, in: cluster)
        }
    }

    private func rank(of minted: Minted, in cluster: Cluster) -> (Int, Int, Int64) {
        let story = before[minted.id]
        // Readers know an own article by the id of the story it joined, whoever that was minted for.
        let bearsOwn = cluster.members.contains { $0.isOwn && story?.members.contains($0) == true }
        return (story == nil ? 1 : 0, minted.article.isOwn || bearsOwn ? 0 : 1, minted.number)
    }

    /// The number of each event of the grouping.
    ///
    /// The oldest number among its stories goes on; when an event falls apart, the part with the oldest id
    /// keeps it.
    private func events(of stories: [(event: Article.Key, id: Minted)], next: Int64) -> [Article.Key: Int64] {
        var numbers: [Article.Key: Int64] = [:]
        var taken: Set<Int64> = []
        var next = next
        let groups = Dictionary(grouping: stories, by: \.event).mapValues {
            $0.map(\.id).sorted { $0.number < $1.number }
        }
        for (event, ids) in groups.sorted(by: { $0.value[0].number < $1.value[0].number }) {
            let known = ids.compactMap { before[$0.id]?.event }.filter { !taken.contains($0) }.min()
            numbers[event] = known ?? next
            if let known { taken.insert(known) } else { next += 1 }
        }
        return numbers
    }
}
