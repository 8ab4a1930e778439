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
    /// The address the link stood for before FeedBurner counted clicks on it.
    public var originalLink: String?
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
    /// What was wrong in it before and has been put right (`_news` in JSON Feed).
    public var correction: String?

    /// The feed of its comments (`wfw:commentRss`, `link rel="replies"` that is no page).
    public var commentsFeed: String?
    /// Where comments are sent (`wfw:comment`).
    public var commentsEndpoint: String?
    /// How many comments there are (`slash:comments`, `thr:total`).
    public var commentCount: Int?
    /// Who published it (`dc:publisher`).
    public var publisher: Person?
    /// When it was made.
    public var created: Timestamp?
    /// When it stops being worth reading.
    public var expired: Timestamp?
    /// The time from which it holds (`dcterms:valid`).
    public var validFrom: Timestamp?
    /// The time up to which it holds (`dcterms:valid`).
    public var validUntil: Timestamp?
    /// The address of the licence.
    public var license: String?
    /// Its picture (`itunes:image`, JSON Feed `image`).
    public var image: Image?
    /// The chapters of a recording.
    public var chapters: [Chapter] = []
    /// What is said for podcast directories (`itunes:`).
    public var podcast: Podcast?
    /// The place it is about.
    public var place: Place?
    /// What it answers to (RFC 4685).
    public var inReplyTo: Reply?

    /// Makes an empty entry.
    public init() {}
}
