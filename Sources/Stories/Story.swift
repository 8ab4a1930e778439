package import News

/// What a reader should meet once: one text, with everything that carries it.
package struct Story: Sendable, Hashable {
    /// The id under which it is published: minted once, the same in every output, never reused.
    package var publishedID: String
    /// The article that stands for it: the newsroom's own, else the earliest.
    package var representative: Article.Key
    /// Every article that carries it, the representative included, sorted by key.
    package var members: [Article.Key]
    /// The event it reports; stories with the same event are independent reports of one event.
    package var event: Int64

    /// Makes a story.
    package init(publishedID: String, representative: Article.Key, members: [Article.Key], event: Int64) {
        self.publishedID = publishedID
        self.representative = representative
        self.members = members
        self.event = event
    }
}
