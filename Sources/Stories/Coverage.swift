package import FeedFormats
package import News

/// A story as readers are told it: the article that stands for it, and who else has it.
package struct Coverage: Sendable, Hashable {
    /// The id under which it is published.
    package var publishedID: String
    /// The article that stands for it.
    package var article: Article
    /// When that article was first seen, in UTC; the last resort where it bears no date.
    package var firstSeen: Timestamp
    /// Others that carry the same text, the earliest first.
    package var carriers: [Article]
    /// Independent reports of the same event, the earliest first.
    package var related: [Article]

    /// Makes a coverage.
    package init(
        publishedID: String,
        article: Article,
        firstSeen: Timestamp,
        carriers: [Article] = [],
        related: [Article] = []
    ) {
        self.publishedID = publishedID
        self.article = article
        self.firstSeen = firstSeen
        self.carriers = carriers
        self.related = related
    }
}

/// Which stories are wanted, by the article that stands for them.
package enum Selection: String, Sendable, Hashable, Codable, CaseIterable {
    /// Those of the newsroom itself.
    case own
    /// Those that came through subscriptions.
    case wire
    /// Both.
    case all
}

/// One unchanging state of the published stories, however many there are.
package protocol Shelf {
    /// When the newest of the wanted stories last changed in a way worth telling; nil when there is none.
    func latestChange(in selection: Selection, limit: Int) throws -> Timestamp?

    /// Takes the wanted stories one after the other, the newest first.
    func forEach(in selection: Selection, limit: Int, _ body: (Coverage) throws -> Void) throws
}
