/// What a document says of a feed as a whole; also what an entry says of the feed it was taken from.
public struct Head: Sendable, Hashable {
    /// The feed's permanent identifier (`atom:id`, `rdf:about`).
    public var id: String?
    /// The feed's name.
    public var title: Text?
    /// A line about the feed (`description`, `subtitle`, `tagline`).
    public var subtitle: Text?
    /// The address of the site the feed belongs to.
    public var link: String?
    /// All links, in document order.
    public var links: [Link] = []
    /// The feed's language (BCP 47, as written).
    public var language: String?
    /// When the feed last changed in a way its publisher finds worth telling.
    public var updated: Timestamp?
    /// When the feed's content was published.
    public var published: Timestamp?
    /// The people or desks that answer for the content.
    public var authors: [Person] = []
    /// Others who contribute.
    public var contributors: [Person] = []
    /// Who answers for the technical side (`webMaster`, `dc:publisher`).
    public var publisher: Person?
    /// What the feed is about, without duplicates.
    public var categories: [Category] = []
    /// The feed's picture.
    public var image: Image?
    /// The feed's wide picture (`atom:logo`, JSON Feed `icon`).
    public var logo: String?
    /// The feed's small square picture (`atom:icon`, JSON Feed `favicon`).
    public var icon: String?
    /// The program that wrote the document.
    public var generator: Generator?
    /// Who holds which rights.
    public var rights: Text?
    /// Minutes for which a reader need not ask again (RSS 2.0 `ttl`).
    public var timeToLive: Int?
    /// Hours of the day, GMT, in which nothing new comes (RSS 2.0 `skipHours`).
    public var skipHours: [Int] = []
    /// English weekday names on which nothing new comes (RSS 2.0 `skipDays`).
    public var skipDays: [String] = []
    /// WebSub hubs that announce changes.
    public var hubs: [String] = []

    /// Makes an empty head.
    public init() {}
}
