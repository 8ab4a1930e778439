// JSON Feed 1.0 and 1.1 (jsonfeed.org), media type application/feed+json:
//
//   feed   = version title home_page_url? feed_url? description? user_comment? next_url? icon? favicon?
//            authors? (author? in 1.0) language? expired? hubs? items
//   item   = id url? external_url? title? content_html? content_text? summary? image? banner_image?
//            date_published? date_modified? authors? (author?) tags? language? attachments?
//   author = name? url? avatar?          hub = type url
//   attachment = url mime_type title? size_in_bytes? duration_in_seconds?
//
// Our own extensions: `_masthead`, an object of role (`editor_in_chief`) and name, at the feed and its items;
// `_news`, at the feed an object of `withdrawn`, a list of `id`, `date_withdrawn` and `reason`, at its items an
// object of `correction`, an object of `note`.

extension Feed {
    /// Reads a JSON Feed.
    ///
    /// - Parameters:
    ///   - json: the whole document in UTF-8, or in UTF-16 or UTF-32 as its first bytes show.
    ///   - location: the address it came from, on which relative references stand.
    /// - Returns: the feed.
    /// - Throws: why it is no JSON Feed.
    static func json(_ json: [UInt8], location: String?) throws(FormatError) -> Feed {
        let (text, encoding) = utf8(of: json)
        let document: JSONValue
        let cut: JSONReader.Failure?
        var feed = Feed(format: .json)
        do {
            (document, feed.repairs, cut) = try JSONReader.readUpToCut(text)
        } catch {
            throw .unreadable(line: error.line, reason: error.reason)
        }
        let version = document["version"]?.string
        let isFeed = version?.contains("jsonfeed.org") ?? false
        let entries = document["items"]?.list.compactMap { Entry(json: $0, location: location) } ?? []
        if let cut, entries.isEmpty { throw .unreadable(line: cut.line, reason: cut.reason) }
        guard isFeed || (document["items"]?.array != nil && (version ?? document["title"]?.string) != nil)
        else {
            throw .notAFeed(found: "another JSON document")
        }
        feed.version = isFeed ? version.flatMap(versionNumber) : nil
        feed.encoding = encoding
        feed.head = Head(json: document, location: location)
        feed.entries = entries
        return feed
    }

    /// `https://jsonfeed.org/version/1` is 1.0.
    private static func versionNumber(_ address: String) -> String? {
        guard let last = address.split(separator: "/").last, last.utf8.first?.isDigit == true else {
            return nil
        }
        return last.contains(".") ? String(last) : last + ".0"
    }

    private static func utf8(of bytes: [UInt8]) -> (bytes: [UInt8], encoding: String) {
        guard let wide = WideText(detectedIn: bytes) else { return (bytes, "utf-8") }
        return (Array(wide.decode(bytes).utf8), wide.name)
    }
}

extension Head {
    fileprivate init(json: JSONValue, location: String?) {
        title = json["title"]?.plainText
        subtitle = json["description"]?.plainText
        link = json["home_page_url"]?.address(location)
        if let link { links.append(Link(link)) }
        if let address = json["feed_url"]?.address(location) {
            links.append(Link(address, rel: "self", type: "application/feed+json"))
        }
        if let address = json["next_url"]?.address(location) { links.append(Link(address, rel: "next")) }
        info = json["user_comment"]?.plainText
        language = json["language"]?.filled
        logo = json["icon"]?.address(location)
        icon = json["favicon"]?.address(location)
        authors = json.people(location)
        contributors = json.masthead
        isComplete = json["expired"]?.bool ?? false
        hubs = json["hubs"]?.array?.compactMap { $0["url"]?.address(location) } ?? []
    }
}

extension Entry {
    fileprivate init?(json: JSONValue, location: String?) {
        guard json.members?.isEmpty == false else { return nil }
        id = json["id"]?.identifier
        title = json["title"]?.plainText
        summary = json["summary"]?.plainText
        language = json["language"]?.filled
        content = [
            json["content_html"]?.filled.map { Text($0, kind: .html, language: language, base: location) },
            json["content_text"]?.filled.map { Text($0, language: language) },
        ].compactMap(\.self)
        link = json["url"]?.address(location)
        if let link { links.append(Link(link)) }
        if let address = json["external_url"]?.address(location) {
            links.append(Link(address, rel: "related"))
            link = link ?? address
        }
        image = (json["image"] ?? json["banner_image"])?.address(location).map { Image(url: $0) }
        published = json["date_published"]?.identifier.flatMap(Timestamp.init(parsing:))
        updated = json["date_modified"]?.identifier.flatMap(Timestamp.init(parsing:))
        authors = json.people(location)
        contributors = json.masthead
        correction = json["_news"]?["correction"]?["note"]?.filled
        var categories = CategorySet()
        let tags = json["tags"] ?? .null
        for tag in tags.array ?? [tags] { tag.filled.map { categories.insert(Category($0)) } }
        self.categories = categories.list
        enclosures =
            json["attachments"]?.list.compactMap { attachment in
                attachment["url"]?.address(location).map { address in
                    Enclosure(
                        address,
                        type: attachment["mime_type"]?.filled,
                        length: attachment["size_in_bytes"]?.size
                    )
                }
            } ?? []
    }
}

extension JSONValue {
    /// The whole number of at least zero, also where a string holds it.
    fileprivate var size: Int64? { (integer ?? string.flatMap { Int64($0) }).flatMap { $0 >= 0 ? $0 : nil } }

    /// The string, trimmed, unless it is empty or something else.
    fileprivate var filled: String? {
        guard let string, let first = string.firstIndex(where: { !$0.isWhitespace }) else { return nil }
        let last = string.lastIndex { !$0.isWhitespace } ?? first
        return String(string[first...last])
    }

    fileprivate var plainText: Text? { filled.map { Text($0) } }

    fileprivate func address(_ base: String?) -> String? {
        filled.flatMap { Reference.resolve($0, against: base) }
    }

    /// The values of an array; a value that stands alone is a list of one.
    fileprivate var list: [JSONValue] { array ?? [self] }

    /// The `id` or the date, which some feeds give as a number.
    fileprivate var identifier: String? {
        if case .number(let digits) = self { digits } else { filled }
    }

    /// The `authors` of 1.1, or the `author` of 1.0; one object also where a list should stand.
    ///
    /// An address of mail alone belongs to the author before it, who has a page: one object holds one address.
    fileprivate func people(_ base: String?) -> [Person] {
        let given = self["authors"] ?? self["author"] ?? .null
        var people: [Person] = []
        for author in given.array ?? [given] {
            // Some feeds give only the name where an object should stand.
            var person = Person(name: (author["name"] ?? author).filled)
            if let address = author["url"]?.filled {
                if address.lowercased().hasPrefix("mailto:") {
                    person.email = Percent.decoded(String(address.dropFirst(7)))
                } else {
                    person.uri = Reference.resolve(address, against: base)
                }
            }
            if person.name == nil, let last = people.last, last.email == nil, last.uri != nil,
                let email = person.email
            {
                people[people.count - 1].email = email
            } else if person != Person() {
                people.append(person)
            }
        }
        return people
    }

    fileprivate var masthead: [Person] {
        self["_masthead"]?.members?.compactMap { member in
            member.value.filled.map { name in
                var person = Person(name: name)
                person.role = member.name.replacing("_", with: " ")
                return person
            }
        } ?? []
    }
}

/// Writes JSON Feed 1.1, an item at a time.
final class JSONFeedWriter {
    private var out = JSONWriter()

    /// Writes the feed's own members and opens its items.
    func begin(_ head: Head) {
        out.startObject()
        out.string("version", "https://jsonfeed.org/version/1.1")
        out.string("title", head.title?.plain ?? "")
        out.address("home_page_url", head.link ?? head.links.first { $0.rel == "alternate" }?.href)
        out.address("feed_url", head.links.first { $0.rel == "self" }?.href)
        out.string("description", head.subtitle?.plain)
        out.string("user_comment", head.info?.plain)
        out.address("next_url", head.links.first { $0.rel == "next" }?.href)
        out.address("icon", head.logo ?? head.image?.url)
        out.address("favicon", head.icon)
        out.people(head.authors)
        out.string("language", head.language)
        out.bool("expired", head.isComplete ? true : nil)
        out.array("hubs", head.hubs) { out, hub in
            out.object { out in
                out.string("type", "WebSub")
                out.address("url", hub)
            }
        }
        out.masthead(head.contributors)
        out.object("_news") { out in
            out.array("withdrawn", head.withdrawn) { out, tombstone in
                out.startObject()
                out.string("id", tombstone.id)
                out.string("date_withdrawn", tombstone.when.rfc3339)
                out.string("reason", tombstone.comment)
                out.endObject()
            }
        }
        out.startArray("items")
    }

    /// Writes one item, on a line of its own.
    func write(_ entry: Entry) {
        out.lineBreak()
        out.startObject()
        out.string("id", entry.id ?? entry.link ?? "")
        out.address("url", entry.link)
        out.address("external_url", entry.links.first { $0.rel == "related" }?.href)
        out.string("title", entry.title?.plain)
        let html = entry.content.first { $0.kind == .html || $0.kind == .xhtml }?.value
        let text = entry.content.first { $0.kind == .text }?.value
        out.string("content_html", html)
        // One of the two must be there.
        out.string("content_text", text ?? (html == nil ? "" : nil))
        out.string("summary", entry.summary?.plain)
        out.address("image", entry.image?.url ?? entry.leadImage)
        out.string("date_published", entry.published?.rfc3339)
        out.string("date_modified", entry.updated?.rfc3339)
        out.people(entry.authors)
        var tags = CategorySet()
        for category in entry.categories { tags.insert(Category(category.label ?? category.term)) }
        out.array("tags", tags.list) { $0.string(nil, $1.term) }
        out.string("language", entry.language)
        out.array("attachments", entry.enclosures) { out, enclosure in
            out.object { out in
                out.address("url", enclosure.url)
                out.string("mime_type", enclosure.type ?? MediaType.guess(from: enclosure.url))
                out.number("size_in_bytes", enclosure.length)
            }
        }
        out.masthead(entry.contributors)
        out.object("_news") { out in
            out.object("correction") { $0.string("note", entry.correction) }
        }
        out.endObject()
    }

    /// Closes the document.
    func end() {
        out.lineBreak()
        out.endArray()
        out.endObject()
        out.lineBreak()
    }

    /// Gives the bytes written since the last call.
    func take() -> [UInt8] { out.take() }
}

extension Entry {
    fileprivate var leadImage: String? {
        media.content.first { $0.medium == "image" || $0.type?.hasPrefix("image/") == true }?.url
            ?? enclosures.first { $0.type?.hasPrefix("image/") == true }?.url ?? media.thumbnails.first?.url
    }
}

extension JSONWriter {
    fileprivate mutating func address(_ name: String, _ address: String?) {
        string(name, address.map(Percent.encoded))
    }

    fileprivate mutating func people(_ people: [Person]) {
        array("authors", people) { out, person in
            out.startObject()
            out.string("name", person.name)
            out.address("url", person.uri ?? person.email.map { "mailto:" + $0 })
            out.endObject()
            guard person.uri != nil, let email = person.email else { return }
            out.startObject()
            out.address("url", "mailto:" + email)
            out.endObject()
        }
    }

    fileprivate mutating func masthead(_ people: [Person]) {
        object("_masthead") { out in
            for person in people {
                guard let role = person.role, let name = person.name else { continue }
                out.string(
                    role.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "_"),
                    name
                )
            }
        }
    }
}
