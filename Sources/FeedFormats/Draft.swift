/// What elements say, before it matters whether they speak of a feed or of an entry.
///
/// Feeds put nearly every element at both levels, so both are read by the same code into this, and `Head` or
/// `Entry` is made of it at the end.
struct Draft {
    /// How much an element's word counts against another's for the same field.
    enum Weight: Int {
        case none
        case hint
        case fallback
        case module
        case own
    }

    var id: String?
    var hasGUID = false
    /// The address that a guid is, where it claims to be one.
    var permalink: String?
    var title: Text?
    var titleWeight = Weight.none
    var brief: Text?
    var briefWeight = Weight.none
    var content: [Text] = []
    var link: String?
    var originalLink: String?
    var links: [Link] = []
    var language: String?
    var published: Timestamp?
    var updated: Timestamp?
    var date: Timestamp?
    var created: Timestamp?
    var expired: Timestamp?
    var validFrom: Timestamp?
    var validUntil: Timestamp?
    var authors: [Person] = []
    /// Whether authors were left out, because there were too many.
    var isCrowded = false
    var contributors: [Person] = []
    var publisher: Person?
    var categories = CategorySet()
    var enclosures: [Enclosure] = []
    var media = Media()
    var image: Image?
    var logo: String?
    var icon: String?
    var generator: Generator?
    var rights: Text?
    var license: String?
    var comments: String?
    var commentsFeed: String?
    var commentsEndpoint: String?
    var commentCount: Int?
    var source: Head?
    var url: String?
    var chapters: [Chapter] = []
    var podcast: Podcast?
    /// What Google's elements say of the podcast, which counts where Apple's are silent.
    var googlePodcast: Podcast?
    var place: Place?
    var inReplyTo: Reply?
    var timeToLive: Int?
    var skipHours: [Int] = []
    var skipDays: [String] = []
    var docs: String?
    var rating: String?
    var cloud: Cloud?
    var textInput: TextInput?
    var info: Text?
    var newLocation: String?
    var rhythm: Rhythm?
    var isComplete = false
    var latitude: Double?
    var longitude: Double?

    mutating func setTitle(_ text: Text?, _ weight: Weight) {
        guard let text, weight.rawValue >= titleWeight.rawValue else { return }
        if weight == titleWeight, title != nil { return }
        title = text
        titleWeight = weight
    }

    mutating func setBrief(_ text: Text?, _ weight: Weight) {
        guard let text, weight.rawValue > briefWeight.rawValue else { return }
        brief = text
        briefWeight = weight
    }
}

extension Draft {
    /// The head of a feed.
    var head: Head {
        var head = Head()
        head.id = id
        head.title = title
        head.subtitle = brief
        head.link = mainLink
        head.links = links
        head.url = url
        head.language = language
        head.updated = updated ?? date
        head.published = published ?? (updated == nil ? nil : date)
        head.created = created
        head.validFrom = validFrom
        head.validUntil = validUntil
        head.authors = authors
        head.contributors = contributors
        head.publisher = publisher
        head.categories = categories.list
        head.image = image
        head.logo = logo
        head.icon = icon
        head.generator = generator
        head.rights = rights
        head.license = license
        head.timeToLive = timeToLive
        head.skipHours = skipHours
        head.skipDays = skipDays
        head.docs = docs
        head.rating = rating
        head.cloud = cloud
        head.textInput = textInput
        head.info = info
        head.newLocation = newLocation
        head.rhythm = rhythm
        head.isComplete = isComplete
        head.podcast = mergedPodcast
        head.place = place
        head.inReplyTo = inReplyTo
        for link in links where link.rel == "hub" { head.hubs.append(link.href) }
        return head
    }

    /// An entry.
    var entry: Entry {
        var entry = Entry()
        entry.id = id
        entry.title = title
        entry.summary = brief
        entry.content = content
        entry.links = links
        entry.link = mainLink
        if hasGUID {
            entry.link = entry.link ?? permalink
            entry.idIsPermalink = permalink != nil && entry.link == permalink
        }
        entry.published = published ?? (updated == nil ? nil : date)
        entry.updated = updated ?? date
        entry.created = created
        entry.expired = expired
        entry.validFrom = validFrom
        entry.validUntil = validUntil
        entry.authors = authors
        entry.contributors = contributors
        entry.publisher = publisher
        entry.categories = categories.list
        entry.enclosures = enclosures
        entry.media = media
        entry.image = image
        entry.rights = rights
        entry.license = license
        entry.comments = comments
        entry.commentsFeed = commentsFeed
        entry.commentsEndpoint = commentsEndpoint
        entry.commentCount = commentCount
        entry.source = source
        entry.language = language
        entry.chapters = chapters
        entry.originalLink = originalLink
        entry.podcast = mergedPodcast
        entry.place = place
        entry.inReplyTo = inReplyTo
        return entry
    }

    private var mergedPodcast: Podcast? {
        guard let googlePodcast else { return podcast }
        return podcast?.completed(by: googlePodcast) ?? googlePodcast
    }

    /// The address of what is described: its own link, else the first alternate, a page before other media.
    private var mainLink: String? {
        if let link { return link }
        var first: String?
        for link in links where link.rel == "alternate" {
            if link.type == nil || link.isPage { return link.href }
            first = first ?? link.href
        }
        return first
    }
}
