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
    /// When a withdrawal of it was taken back, later than its tombstone says; nil where there was none.
    package var returned: Timestamp?
    /// Others that carry the same text, the earliest first.
    package var carriers: [Article]
    /// Independent reports of the same event, the earliest first.
    package var related: [Article]

    /// Makes a coverage.
    package init(
        publishedID: String,
        article: Article,
        firstSeen: Timestamp,
        returned: Timestamp? = nil,
        carriers: [Article] = [],
        related: [Article] = []
    ) {
        self.publishedID = publishedID
        self.article = article
        self.firstSeen = firstSeen
        self.returned = returned
        self.carriers = carriers
        self.related = related
    }
}
