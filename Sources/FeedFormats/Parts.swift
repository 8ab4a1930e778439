/// Somebody, or a desk.
public struct Person: Sendable, Hashable, Codable {
    /// The name as a byline tells it.
    public var name: String?
    /// A mail address, without `mailto:`.
    public var email: String?
    /// A page about them.
    public var uri: String?
    /// What they do there, such as `Supervisor`; no feed format has a place for it, writers add it to the name.
    public var role: String?

    /// Makes a person; give what is known.
    public init(name: String? = nil, email: String? = nil, uri: String? = nil) {
        self.name = name
        self.email = email
        self.uri = uri
    }
}

/// A subject an entry or a feed belongs to.
public struct Category: Sendable, Hashable, Codable {
    /// The subject as machines compare it.
    public var term: String
    /// The vocabulary `term` comes from (RSS `domain`).
    public var scheme: String?
    /// The subject as people read it.
    public var label: String?

    /// Makes a category.
    public init(_ term: String, scheme: String? = nil, label: String? = nil) {
        self.term = term
        self.scheme = scheme
        self.label = label
    }
}

/// A reference to another resource (RFC 4287, 4.2.7).
public struct Link: Sendable, Hashable, Codable {
    /// The absolute address, where the document gave a base for it.
    public var href: String
    /// The relation; `alternate` when the document does not say.
    public var rel: String
    /// The media type found there.
    public var type: String?
    /// What people read.
    public var title: String?
    /// The language found there.
    public var hreflang: String?
    /// The length in bytes.
    public var length: Int64?

    /// Makes a link.
    public init(
        _ href: String,
        rel: String = "alternate",
        type: String? = nil,
        title: String? = nil,
        hreflang: String? = nil,
        length: Int64? = nil
    ) {
        self.href = href
        self.rel = rel
        self.type = type
        self.title = title
        self.hreflang = hreflang
        self.length = length
    }

    /// Whether the link says that a page is found there.
    var isPage: Bool { type == "text/html" || type == "application/xhtml+xml" }
}

/// A file that belongs to an entry.
public struct Enclosure: Sendable, Hashable, Codable {
    /// The absolute address.
    public var url: String
    /// The media type.
    public var type: String?
    /// The length in bytes; nil when unknown.
    public var length: Int64?

    /// Makes an enclosure.
    public init(_ url: String, type: String? = nil, length: Int64? = nil) {
        self.url = url
        self.type = type
        self.length = length
    }
}

/// The program that wrote a document.
public struct Generator: Sendable, Hashable, Codable {
    /// The program's name.
    public var name: String?
    /// The program's page.
    public var uri: String?
    /// The program's version.
    public var version: String?

    /// Makes a generator.
    public init(name: String? = nil, uri: String? = nil, version: String? = nil) {
        self.name = name
        self.uri = uri
        self.version = version
    }
}

/// A feed's picture (RSS 2.0 `image`).
public struct Image: Sendable, Hashable, Codable {
    /// The picture's address.
    public var url: String?
    /// What stands for the picture where it is not shown.
    public var title: String?
    /// The page the picture leads to.
    public var link: String?
    /// The width in pixels.
    public var width: Int?
    /// The height in pixels.
    public var height: Int?
    /// A line about the picture.
    public var description: String?

    /// Makes an image; give what is known.
    public init(
        url: String? = nil,
        title: String? = nil,
        link: String? = nil,
        width: Int? = nil,
        height: Int? = nil,
        description: String? = nil
    ) {
        self.url = url
        self.title = title
        self.link = link
        self.width = width
        self.height = height
        self.description = description
    }
}
