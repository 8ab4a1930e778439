package import FeedFormats
internal import News
internal import Stories

extension Edition {
    /// What a document says of an output as a whole.
    func head(
        of document: Document,
        as format: Feed.Format,
        updated: Timestamp?,
        withdrawn: [Withdrawn]
    ) -> Head {
        var head = head(of: document.output, as: format, updated: updated)
        if let base = newsroom.feedBase {
            head.links.removeAll { $0.rel == "self" }
            let address = Self.address(of: document.fileName(as: format), under: base)
            head.links.append(Link(address, rel: "self", type: format.mediaType))
            head.links += document.links(as: format) { Self.address(of: $0, under: base) }
        }
        head.stylesheet = document.output.hasPage ? Stylesheets.feed : nil
        if case .archive = document.part { head.isArchive = true }
        // In JSON Feed the same word would say that nothing more will come.
        head.isComplete = document.output.history == .complete && format != .json
        head.withdrawn = withdrawn.map { withdrawn in
            Tombstone(
                withdrawn.publishedID,
                when: withdrawn.time,
                comment: withdrawn.reason.isEmpty ? nil : withdrawn.reason
            )
        }
        return head
    }

    /// What a document says of an output, wherever it stands in its history.
    package func head(of output: Output, as format: Feed.Format, updated: Timestamp?) -> Head {
        var head = Head()
        let address = newsroom.feedBase.map { Self.address(of: output.fileName(as: format), under: $0) }
        head.id =
            newsroom.tag.map { "tag:\($0):feed/\(Percent.encoded(output.name))" } ?? address ?? newsroom.link
        head.title = Text(output.title)
        head.subtitle = Text(output.description ?? newsroom.description)
        head.link = newsroom.link
        head.links = [Link(newsroom.link)]
        if let address { head.links.append(Link(address, rel: "self", type: format.mediaType)) }
        head.language = output.wanted.language ?? newsroom.language
        head.updated = updated
        head.authors = [Person(name: newsroom.title, uri: newsroom.link)]
        head.contributors = newsroom.masthead.map { role in
            var person = Person(role)
            person.uri = newsroom.mastheadPage
            return person
        }
        head.publisher = head.contributors.first { $0.role?.lowercased().hasPrefix("web") == true }
        head.rights = newsroom.copyright.map { Text($0) }
        head.license = newsroom.license
        head.hubs = newsroom.hubs
        head.icon = newsroom.icon
        head.logo = newsroom.logo
        head.generator = Generator(name: "Masthead")
        return head
    }

    /// What a document that never changes is made from, apart from its stories.
    func print(of document: Document, as format: Feed.Format, without hidden: [String]) -> String {
        let output = document.output
        let made =
            [
                newsroom.feedBase ?? "", newsroom.tag ?? "", output.title, output.extent.rawValue,
                String(output.wanted.limit),
            ] + hidden
        return StableHash(of: made).digits
    }

    /// The address of a file of a set.
    package static func address(of file: String, under base: String) -> String {
        (base.hasSuffix("/") ? base : base + "/") + file
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
