package import FeedFormats
internal import News

extension Edition {
    /// What a document says of an output as a whole.
    package func head(of output: Output, as format: Feed.Format, updated: Timestamp?) -> Head {
        var head = Head()
        let address = newsroom.feedBase.map { base in
            (base.hasSuffix("/") ? base : base + "/") + output.fileName(as: format)
        }
        head.id = newsroom.tag.map { "tag:\($0):feed/\(output.name)" } ?? address ?? newsroom.link
        head.title = Text(output.title)
        head.subtitle = Text(newsroom.description)
        head.link = newsroom.link
        head.links = [Link(newsroom.link)]
        if let address { head.links.append(Link(address, rel: "self", type: format.mediaType)) }
        head.language = newsroom.language
        head.updated = updated
        head.authors = [Person(name: newsroom.title, uri: newsroom.link)]
        head.contributors = newsroom.masthead.map(Person.init)
        head.publisher = head.contributors.first { $0.role?.lowercased().hasPrefix("web") == true }
        head.rights = newsroom.copyright.map { Text($0) }
        head.generator = Generator(name: "Masthead")
        return head
    }
}

extension Person {
    /// Who holds a role of the masthead.
    init(_ role: Article.Role) {
        self.init(name: role.name, email: role.email)
        self.role = role.title
    }
}

extension Feed.Format {
    /// The registered media type.
    var mediaType: String {
        switch self {
        case .rss: "application/rss+xml"
        case .atom: "application/atom+xml"
        case .json: "application/feed+json"
        }
    }
}
