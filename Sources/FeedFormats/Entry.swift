/// One item of a feed as its document says it.
public struct Entry: Sendable, Hashable {
    /// The permanent identifier (`guid`, `atom:id`, `rdf:about`, JSON `id`).
    public var id: String?
    /// Whether `id` also serves as the permalink (RSS 2.0 `isPermaLink`); nil where the format has no such notion.
    public var idIsPermalink: Bool?
    /// The headline.
    public var title: Text?
    /// The short text (`description`, `summary`).
    public var summary: Text?
    /// The full text, or several renderings of it.
    public var content: [Text] = []
    /// The address of the article itself.
    public var link: String?
    /// All links, in document order.
    public var links: [Link] = []
    /// When the entry was published.
    public var published: Timestamp?
    /// When it last changed in a way its publisher finds worth telling.
    public var updated: Timestamp?
    /// Who wrote it.
    public var authors: [Person] = []
    /// Others who contributed.
    public var contributors: [Person] = []
    /// What it is about, without duplicates.
    public var categories: [Category] = []
    /// Files that belong to it.
    public var enclosures: [Enclosure] = []
    /// Pictures, sound and film with their captions and credits (Media RSS).
    public var media = Media()
    /// The feed it was taken from (`source`).
    public var source: Head?
    /// Where readers discuss it.
    public var comments: String?
    /// The language (BCP 47, as written).
    public var language: String?
    /// Who holds which rights.
    public var rights: Text?

    /// Makes an empty entry.
    public init() {}
}
