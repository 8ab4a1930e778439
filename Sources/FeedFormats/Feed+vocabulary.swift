/// The JSON document that describes a read feed in the project's neutral vocabulary, on one line.
///
/// - Parameters:
///   - result: the feed, or why there is none.
///   - extra: members that stand before the others, such as `file` and `ms`.
/// - Returns: UTF-8 without a line break.
package func vocabularyDocument(
    _ result: Result<Feed, some Error & CustomStringConvertible>,
    extra: KeyValuePairs<String, JSONValue> = [:]
) -> [UInt8] {
    var out = JSONWriter()
    out.startObject()
    for (name, value) in extra { out.value(name, value) }
    switch result {
    case .success(let feed):
        out.bool("ok", true)
        if !feed.repairs.isEmpty { out.string("error", feed.repairs.joined(separator: "; ")) }
        out.write(feed)
    case .failure(let error):
        out.bool("ok", false)
        out.string("error", error.description)
    }
    out.endObject()
    return out.take()
}

/// Writes that document an entry at a time, the entries first, so that no more than one is held.
package struct VocabularyWriter {
    private var out = JSONWriter()

    /// Makes a writer; `extra` are members that stand before the others.
    package init(extra: KeyValuePairs<String, JSONValue> = [:]) {
        out.startObject()
        for (name, value) in extra { out.value(name, value) }
        out.startArray("entries")
    }

    /// Writes an entry.
    package mutating func write(_ entry: Entry) {
        out.startObject()
        out.write(entry)
        out.endObject()
    }

    /// Ends the document with what is known of the feed but its entries.
    package mutating func end(_ result: Result<Feed, some Error & CustomStringConvertible>) {
        out.endArray()
        switch result {
        case .success(let feed):
            out.bool("ok", true)
            if !feed.repairs.isEmpty { out.string("error", feed.repairs.joined(separator: "; ")) }
            out.writeHead(of: feed)
        case .failure(let error):
            out.bool("ok", false)
            out.string("error", error.description)
        }
        out.endObject()
    }

    /// Gives the bytes written since the last call.
    package mutating func take() -> [UInt8] { out.take() }
}

extension JSONWriter {
    fileprivate mutating func writeHead(of feed: Feed) {
        string("format", feed.format.rawValue)
        string("version", feed.version)
        string("encoding", feed.encoding)
        startObject("feed")
        write(feed.head)
        endObject()
    }

    fileprivate mutating func write(_ feed: Feed) {
        writeHead(of: feed)
        startArray("entries")
        for entry in feed.entries {
            startObject()
            write(entry)
            endObject()
        }
        endArray()
    }

    fileprivate mutating func write(_ head: Head) {
        text("title", head.title)
        text("subtitle", head.subtitle)
        string("link", head.link)
        links(head.links)
        string("id", head.id)
        string("url", head.url)
        string("language", head.language)
        date("updated", head.updated)
        date("published", head.published)
        date("created", head.created)
        people("authors", head.authors)
        person("publisher", head.publisher)
        people("contributors", head.contributors)
        categories(head.categories)
        image(head.image)
        string("logo", head.logo)
        string("icon", head.icon)
        object("generator") { out in
            out.string("name", head.generator?.name)
            out.string("uri", head.generator?.uri)
            out.string("version", head.generator?.version)
        }
        text("rights", head.rights)
        number("ttl", head.timeToLive)
        string("docs", head.docs)
        string("rating", head.rating)
        cloud(head.cloud)
        object("text_input") { out in
            out.string("title", head.textInput?.title)
            out.string("description", head.textInput?.description)
            out.string("name", head.textInput?.name)
            out.string("link", head.textInput?.link)
        }
        array("skip_hours", head.skipHours) { $0.number(nil, $1) }
        array("skip_days", head.skipDays) { $0.string(nil, $1) }
        text("info", head.info)
        string("license", head.license)
        string("new_location", head.newLocation)
        date("valid_from", head.validFrom)
        date("valid_until", head.validUntil)
        podcast(head.podcast)
        place(head.place)
        reply(head.inReplyTo)
    }

    fileprivate mutating func write(_ entry: Entry) {
        string("id", entry.id)
        bool("id_is_permalink", entry.idIsPermalink)
        text("title", entry.title)
        text("summary", entry.summary)
        array("content", entry.content) { $0.text(nil, $1) }
        string("link", entry.link)
        links(entry.links)
        date("published", entry.published)
        date("updated", entry.updated)
        date("created", entry.created)
        date("expired", entry.expired)
        date("valid_from", entry.validFrom)
        date("valid_until", entry.validUntil)
        people("authors", entry.authors)
        person("publisher", entry.publisher)
        people("contributors", entry.contributors)
        categories(entry.categories)
        array("enclosures", entry.enclosures) { out, enclosure in
            out.object { out in
                out.string("url", enclosure.url)
                out.string("type", enclosure.type)
                out.number("length", enclosure.length)
            }
        }
        media(entry.media)
        image(entry.image)
        string("comments", entry.comments)
        string("comments_feed", entry.commentsFeed)
        string("comments_endpoint", entry.commentsEndpoint)
        number("comment_count", entry.commentCount)
        object("source") { out in
            if let source = entry.source { out.write(source) }
        }
        string("language", entry.language)
        text("rights", entry.rights)
        string("license", entry.license)
        array("chapters", entry.chapters) { out, chapter in
            out.object { out in
                out.string("title", chapter.title)
                out.number("start", chapter.start)
                out.string("link", chapter.link)
                out.string("image", chapter.image)
            }
        }
        podcast(entry.podcast)
        place(entry.place)
        reply(entry.inReplyTo)
    }
}

extension JSONWriter {
    fileprivate mutating func text(_ name: String?, _ text: Text?) {
        guard let text else { return }
        startObject(name)
        string("value", text.value)
        switch text.kind {
        case .text: string("type", "text")
        case .html: string("type", "html")
        case .xhtml: string("type", "xhtml")
        case .media(let type): string("type", type)
        }
        string("language", text.language)
        string("base", text.base)
        string("src", text.source)
        endObject()
    }

    /// Dates of the vocabulary are told in UTC.
    fileprivate mutating func date(_ name: String, _ timestamp: Timestamp?) {
        string(name, timestamp?.rfc3339UTC)
    }

    fileprivate mutating func links(_ links: [Link]) {
        array("links", links) { out, link in
            out.object { out in
                out.string("href", link.href)
                out.string("rel", link.rel)
                out.string("type", link.type)
                out.string("title", link.title)
                out.string("hreflang", link.hreflang)
                out.number("length", link.length)
            }
        }
    }

    fileprivate mutating func person(_ name: String?, _ person: Person?) {
        object(name) { out in
            out.string("name", person?.name)
            out.string("email", person?.email)
            out.string("uri", person?.uri)
        }
    }

    fileprivate mutating func people(_ name: String, _ people: [Person]) {
        array(name, people) { $0.person(nil, $1) }
    }

    fileprivate mutating func categories(_ categories: [Category]) {
        array("categories", categories) { out, category in
            out.object { out in
                out.string("term", category.term)
                out.string("scheme", category.scheme)
                out.string("label", category.label)
            }
        }
    }

    fileprivate mutating func image(_ image: Image?) {
        object("image") { out in
            out.string("url", image?.url)
            out.string("title", image?.title)
            out.string("link", image?.link)
            out.number("width", image?.width)
            out.number("height", image?.height)
            out.string("description", image?.description)
        }
    }

    fileprivate mutating func cloud(_ cloud: Cloud?) {
        object("cloud") { out in
            out.string("domain", cloud?.domain)
            out.number("port", cloud?.port)
            out.string("path", cloud?.path)
            out.string("register_procedure", cloud?.registerProcedure)
            out.string("protocol", cloud?.protocolName)
        }
    }

    fileprivate mutating func podcast(_ podcast: Podcast?) {
        object("itunes") { out in
            guard let podcast else { return }
            out.string("author", podcast.author)
            out.bool("block", podcast.isBlocked)
            out.bool("explicit", podcast.isExplicit)
            out.string("image", podcast.image)
            out.string("subtitle", podcast.subtitle)
            out.string("summary", podcast.summary)
            out.string("duration", podcast.duration)
            out.array("keywords", podcast.keywords) { $0.string(nil, $1) }
            out.person("owner", podcast.owner)
            out.string("type", podcast.type)
            out.bool("complete", podcast.isComplete)
        }
    }

    fileprivate mutating func place(_ place: Place?) {
        guard let place, let first = place.positions.first else { return }
        startObject("geo")
        string("type", place.shape.rawValue)
        startArray("coordinates")
        if place.shape == .point {
            for number in first { self.number(nil, number) }
        } else {
            // As in GeoJSON a polygon is a list of rings; feeds give but the outer one.
            if place.shape == .polygon { startArray() }
            for position in place.positions {
                startArray()
                for number in position { self.number(nil, number) }
                endArray()
            }
            if place.shape == .polygon { endArray() }
        }
        endArray()
        endObject()
    }

    fileprivate mutating func reply(_ reply: Reply?) {
        object("in_reply_to") { out in
            out.string("ref", reply?.ref)
            out.string("href", reply?.href)
            out.string("type", reply?.type)
            out.string("source", reply?.source)
        }
    }

    fileprivate mutating func media(_ media: Media) {
        object("media") { out in
            out.array("content", media.content) { out, content in
                out.object { out in
                    out.string("url", content.url)
                    out.string("type", content.type)
                    out.string("medium", content.medium)
                    out.number("width", content.width)
                    out.number("height", content.height)
                    out.string("duration", content.duration)
                    out.number("filesize", content.fileSize)
                }
            }
            out.array("thumbnails", media.thumbnails) { out, thumbnail in
                out.object { out in
                    out.string("url", thumbnail.url)
                    out.number("width", thumbnail.width)
                    out.number("height", thumbnail.height)
                    out.string("time", thumbnail.time)
                }
            }
            out.array("credits", media.credits) { out, credit in
                out.object { out in
                    out.string("role", credit.role)
                    out.string("scheme", credit.scheme)
                    out.string("value", credit.value)
                }
            }
            out.object("player") { $0.string("url", media.player) }
            out.object("rating") { out in
                out.string("scheme", media.rating?.kind)
                out.string("value", media.rating?.value)
            }
            out.object("restriction") { out in
                out.string("relationship", media.restriction?.kind)
                out.array("value", media.restriction?.value?.split(separator: " ") ?? []) {
                    $0.string(nil, String($1))
                }
            }
            out.object("license") { out in
                out.string("type", media.license?.kind)
                out.string("href", media.license?.href)
                out.string("value", media.license?.value)
            }
            out.text("title", media.title)
            out.text("description", media.description)
        }
    }
}
