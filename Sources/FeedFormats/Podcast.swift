/// What a feed or an entry says for podcast directories (`itunes:`, `googleplay:`).
public struct Podcast: Sendable, Hashable, Codable {
    /// Who made it.
    public var author: String?
    /// Whether directories should leave it out.
    public var isBlocked: Bool?
    /// Whether it is unfit for children.
    public var isExplicit: Bool?
    /// The cover picture's address.
    public var image: String?
    /// A line about it.
    public var subtitle: String?
    /// A paragraph about it.
    public var summary: String?
    /// The duration as written, seconds or clock form.
    public var duration: String?
    /// The words it should be found by.
    public var keywords: [String] = []
    /// Whom a directory may write to.
    public var owner: Person?
    /// `episodic` or `serial`.
    public var type: String?
    /// Whether nothing more will come.
    public var isComplete: Bool?

    /// Makes an empty value.
    public init() {}

    /// The podcast, with what another says where this one is silent.
    func completed(by other: Podcast) -> Podcast {
        var podcast = self
        podcast.author = author ?? other.author
        podcast.isBlocked = isBlocked ?? other.isBlocked
        podcast.isExplicit = isExplicit ?? other.isExplicit
        podcast.image = image ?? other.image
        podcast.subtitle = subtitle ?? other.subtitle
        podcast.summary = summary ?? other.summary
        podcast.duration = duration ?? other.duration
        if keywords.isEmpty { podcast.keywords = other.keywords }
        podcast.owner = owner ?? other.owner
        podcast.type = type ?? other.type
        podcast.isComplete = isComplete ?? other.isComplete
        return podcast
    }
}

/// A chapter of a recording (Podlove Simple Chapters).
public struct Chapter: Sendable, Hashable, Codable {
    /// Seconds from the beginning of the recording.
    public var start: Double
    /// The chapter's title.
    public var title: String?
    /// A page about it.
    public var link: String?
    /// A picture of it.
    public var image: String?

    /// Makes a chapter.
    public init(start: Double, title: String? = nil, link: String? = nil, image: String? = nil) {
        self.start = start
        self.title = title
        self.link = link
        self.image = image
    }
}
