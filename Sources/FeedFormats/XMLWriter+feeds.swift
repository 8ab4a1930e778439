internal import FeedXML

/// What the writers of RSS and Atom share.
extension XMLWriter {
    /// Writes an element on its own line, unless there is no text for it.
    func field(_ name: StaticString, _ text: String?) {
        guard let text, !text.isEmpty else { return }
        element(name, [:], text)
        lineBreak()
    }

    /// Writes an element that is all attributes, on its own line.
    func field(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>) {
        element(name, attributes)
        lineBreak()
    }

    /// Writes an address, percent-encoded, unless there is none.
    func address(_ name: StaticString, _ address: String?) {
        field(name, address.map(Percent.encoded))
    }

    /// Writes a link as Atom says it.
    func link(_ name: StaticString, _ link: Link) {
        field(
            name,
            [
                "rel": link.rel, "type": link.type, "hreflang": link.hreflang, "title": link.title,
                "length": link.length.flatMap { $0 >= 0 ? String($0) : nil },
                "href": Percent.encoded(link.href),
            ]
        )
    }

    /// Writes somebody as Atom says it; a role stands behind the name, where every reader shows it.
    func person(_ name: StaticString, _ person: Person, hasPrefix: Bool = false) {
        element(name) {
            let role = person.role.map { " (\($0))" } ?? ""
            let name = (person.name ?? person.email ?? person.uri ?? "") + role
            field(hasPrefix ? "atom:name" : "name", name)
            address(hasPrefix ? "atom:uri" : "uri", person.uri)
            field(hasPrefix ? "atom:email" : "email", person.email)
        }
        lineBreak()
    }

    /// Writes what Media RSS says of an entry, and the files no enclosure could say.
    func media(_ media: Media, files: some Sequence<Enclosure>) {
        var contents = media.content
        for file in files where !contents.contains(where: { $0.url == file.url }) {
            var content = Media.Content()
            content.url = file.url
            content.type = file.type
            content.fileSize = file.length
            contents.append(content)
        }
        for (index, content) in contents.enumerated() {
            element("media:content", attributes(of: content)) {
                // Which file a caption belongs to is not known of several; the first is the lead picture.
                if index == 0 { captions(media) }
            }
            lineBreak()
        }
        if contents.isEmpty { captions(media) }
        for thumbnail in media.thumbnails {
            field(
                "media:thumbnail",
                [
                    "url": Percent.encoded(thumbnail.url), "width": thumbnail.width.map { String($0) },
                    "height": thumbnail.height.map { String($0) }, "time": thumbnail.time,
                ]
            )
        }
    }

    private func attributes(of content: Media.Content) -> KeyValuePairs<StaticString, String?> {
        [
            "url": content.url.map(Percent.encoded), "type": content.type, "medium": content.medium,
            "width": content.width.map { String($0) }, "height": content.height.map { String($0) },
            "duration": content.duration,
            "fileSize": content.fileSize.flatMap { $0 > 0 ? String($0) : nil },
        ]
    }

    private func captions(_ media: Media) {
        if let title = media.title { element("media:title", ["type": "plain"], title.plain) }
        if let caption = media.description { element("media:description", ["type": "plain"], caption.plain) }
        for credit in media.credits {
            element("media:credit", ["role": credit.role, "scheme": credit.scheme], credit.value)
        }
    }
}

extension Head {
    /// The links a writer has to say itself: all but those that elements of the format say.
    var otherLinks: [Link] {
        links.filter { $0.rel != "alternate" && $0.rel != "hub" && $0.rel != "license" }
            + hubAddresses.map { Link($0, rel: "hub") } + (license.map { [Link($0, rel: "license")] } ?? [])
    }

    private var hubAddresses: [String] {
        var addresses = hubs
        for link in links where link.rel == "hub" && !addresses.contains(link.href) {
            addresses.append(link.href)
        }
        return addresses
    }

    /// The address of the site.
    var page: String? { link ?? links.first { $0.rel == "alternate" }?.href }
}

extension Entry {
    /// The links a writer has to say itself: all but those that elements of the format say.
    var otherLinks: [Link] {
        links.filter { $0.rel != "alternate" && $0.rel != "enclosure" && $0.rel != "license" }
            + (license.map { [Link($0, rel: "license")] } ?? [])
    }

    /// The full text as HTML source.
    var body: String? { (content.first { $0.kind != .text } ?? content.first)?.html }
}
