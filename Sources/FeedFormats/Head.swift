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

    /// The feed's own address, where an RSS item's `source` names it.
    public var url: String?
    /// When the content was made.
    public var created: Timestamp?
    /// The time from which the content holds (`dcterms:valid`).
    public var validFrom: Timestamp?
    /// The time up to which the content holds (`dcterms:valid`).
    public var validUntil: Timestamp?
    /// A note to people who open the document itself (Atom 0.3 `info`, FeedBurner `browserFriendly`).
    public var info: Text?
    /// The page that describes the format.
    public var docs: String?
    /// A content rating (PICS).
    public var rating: String?
    /// The address of the licence.
    public var license: String?
    /// Where the feed has moved to (`itunes:new-feed-url`).
    public var newLocation: String?
    /// A service that announces changes (RSS 2.0 `cloud`).
    public var cloud: Cloud?
    /// A search or input box (RSS `textInput`).
    public var textInput: TextInput?
    /// How often the content changes (`sy:`).
    public var rhythm: Rhythm?
    /// Whether the document holds everything there is, so that what is absent is gone (RFC 5005 `complete`).
    public var isComplete = false
    /// Whether the document is a page of an archive, which does not change (RFC 5005 `archive`).
    public var isArchive = false
    /// The entries that were withdrawn (RFC 6721).
    public var withdrawn: [Tombstone] = []
    /// The CSS that shows the document to people who open it.
    public var stylesheet: String?
    /// What is said for podcast directories (`itunes:`).
    public var podcast: Podcast?
    /// The place the feed is about.
    public var place: Place?
    /// What the feed answers to (RFC 4685).
    public var inReplyTo: Reply?

    /// Makes an empty head.
    public init() {}
}
