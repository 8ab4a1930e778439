internal import FeedXML

// RSS 0.9x, 1.0 and 2.0 (rssboard.org/rss-specification, web.resource.org/rss/1.0/spec):
//
//   rss     = version channel                              rdf:RDF = channel item* image? textinput?   (1.0)
//   channel = title link description language? copyright? managingEditor? webMaster? pubDate?
//             lastBuildDate? category* generator? docs? cloud? ttl? image? rating? textInput?
//             skipHours? skipDays? item*
//   item    = title? link? description? author? category* comments? enclosure? guid? pubDate? source?
//
// Dates are RFC 822; people are `mail (Name)`; description holds HTML, a title text that may be HTML.

extension ElementReader {
    /// Reads an element of RSS itself.
    mutating func readRSS(_ element: Int, _ tag: Name, _ scope: Scope) {
        if tag == .title || tag == .description, let lost = lostChild(of: element) {
            return readUnclosed(element, tag, upTo: lost, scope)
        }
        switch tag {
        case .title: draft.setTitle(construct(element, scope, .text), .own)
        case .link: readRSSLink(element, scope)
        case .description, .abstract: draft.setBrief(construct(element, scope, .html), .own)
        case .language: draft.language = segment.filledText(of: element) ?? draft.language
        case .copyright: draft.rights = construct(element, scope, .text) ?? draft.rights
        case .managingEditor: takeAuthor(Person(line: segment.text(of: element)))
        case .webMaster: draft.publisher = Person(line: segment.text(of: element)) ?? draft.publisher
        case .pubDate: draft.published = date(element) ?? draft.published
        case .lastBuildDate: draft.updated = date(element) ?? draft.updated
        case .expirationDate: draft.expired = date(element) ?? draft.expired
        case .category: readRSSCategory(element, scope)
        case .docs: draft.docs = address(element, scope) ?? draft.docs
        case .comments where segment.text(of: element).utf8.contains(0x20): break  // what somebody said
        case .comments: draft.comments = address(element, scope) ?? draft.comments
        case .rating: draft.rating = segment.filledText(of: element) ?? draft.rating
        case .ttl: draft.timeToLive = number(element) ?? draft.timeToLive
        case .skipHours:
            readSkips(element) { draft, text in if let hour = Int(text) { draft.skipHours.append(hour) } }
        case .skipDays: readSkips(element) { draft, text in draft.skipDays.append(text) }
        case .cloud: readCloud(element)
        case .image: readImage(element, scope)
        case .textInput: readTextInput(element, scope)
        case .enclosure: readEnclosure(element, scope)
        case .guid: readGUID(element, scope)
        case .source: readRSSSource(element, scope)
        case .fullItem, .encoded: takeContent(construct(element, scope, .html))
        case .redirect: readChildren(of: element, scope)
        case .newLocation: draft.newLocation = address(element, scope) ?? draft.newLocation
        case .body: takeContent(construct(element, scope, .xhtml))
        default: readAtom(element, tag, scope)
        }
    }

    /// Reads the attributes with which Microsoft's CDF said what RSS says in elements.
    mutating func readChannelDefinition(_ element: Int, _ scope: Scope) {
        guard draft.link == nil, let address = scope.address(segment.attribute(.href, of: element)) else {
            return
        }
        draft.link = address
        draft.links.append(Link(address))
        draft.updated =
            draft.updated ?? segment.attribute(.lastMod, of: element).flatMap(Timestamp.init(parsing:))
    }

    /// The first element inside a text that can only belong beside it: the text's end tag is missing.
    private func lostChild(of element: Int) -> Int? {
        segment.children(of: element).first { child in
            switch segment.tag(of: child) {
            case .link: segment.attribute(.rel, of: child) == nil
            case .pubDate, .guid, .description, .category, .enclosure, .comments: true
            default: false
            }
        }
    }

    private mutating func readUnclosed(_ element: Int, _ tag: Name, upTo lost: Int, _ scope: Scope) {
        var text = Text("", kind: tag == .title ? .text : .html, language: scope.language, base: scope.base)
        for node in element + 1..<lost where segment.isText(node) {
            text.value += segment.characters(of: node)
        }
        text.value = text.value.trimmed
        if !text.value.isEmpty { tag == .title ? draft.setTitle(text, .own) : draft.setBrief(text, .own) }
        for child in segment.children(of: element) where child >= lost { read(child, scope) }
    }

    private mutating func readRSSLink(_ element: Int, _ scope: Scope) {
        if segment.attribute(.href, of: element) != nil { return readAtom(element, .link, scope) }
        guard let address = address(element, scope) else { return }
        draft.link = draft.link ?? address
        draft.links.append(Link(address))
    }

    private mutating func readRSSCategory(_ element: Int, _ scope: Scope) {
        if segment.attribute(.term, of: element) != nil { return readAtom(element, .category, scope) }
        draft.categories.insert(
            Category(segment.text(of: element), scheme: segment.attribute(.domain, of: element))
        )
    }

    private mutating func readSkips(_ element: Int, _ take: (inout Draft, String) -> Void) {
        for child in segment.children(of: element) {
            if let text = segment.filledText(of: child) { take(&draft, text) }
        }
    }

    private mutating func readCloud(_ element: Int) {
        var cloud = Cloud()
        cloud.domain = segment.attribute(.domain, of: element)
        cloud.port = number(.port, of: element)
        cloud.path = segment.attribute(.path, of: element)
        cloud.registerProcedure = segment.attribute(.registerProcedure, of: element)
        cloud.protocolName = segment.attribute(.protocolName, of: element)
        draft.cloud = cloud
    }

    private mutating func readImage(_ element: Int, _ scope: Scope) {
        var image = draft.image ?? Image()
        if let address = scope.address(segment.attribute(.href, of: element)) { image.url = address }
        for child in segment.children(of: element) {
            let scope = scope.entering(child, of: segment)
            switch segment.tag(of: child) {
            case .url: image.url = address(child, scope) ?? image.url
            case .title: image.title = segment.filledText(of: child) ?? image.title
            case .link: image.link = address(child, scope) ?? image.link
            case .width: image.width = number(child)
            case .height: image.height = number(child)
            case .description: image.description = segment.filledText(of: child) ?? image.description
            default: break
            }
        }
        if image.url == nil, !segment.hasElements(element) { image.url = address(element, scope) }
        if image != Image() { draft.image = image }
    }

    private mutating func readTextInput(_ element: Int, _ scope: Scope) {
        var input = draft.textInput ?? TextInput()
        for child in segment.children(of: element) {
            switch segment.tag(of: child) {
            case .title: input.title = segment.filledText(of: child)
            case .description: input.description = segment.filledText(of: child)
            case .name: input.name = segment.filledText(of: child)
            case .link: input.link = address(child, scope.entering(child, of: segment))
            default: break
            }
        }
        if input != TextInput() { draft.textInput = input }
    }

    private mutating func readEnclosure(_ element: Int, _ scope: Scope) {
        var url = segment.attribute(.url, of: element) ?? segment.attribute(.href, of: element)
        var type = segment.attribute(.type, of: element)
        var length = number(.length, of: element)
        for child in segment.children(of: element) {
            switch segment.tag(of: child) {
            case .url: url = url ?? segment.text(of: child)
            case .type: type = type ?? segment.filledText(of: child)
            case .length: length = length ?? number(child)
            default: break
            }
        }
        if url == nil, !segment.hasElements(element) { url = segment.text(of: element) }
        guard let url = scope.address(url) else { return }
        draft.enclosures.append(Enclosure(url, type: type, length: length.map(Int64.init)))
    }

    private mutating func readGUID(_ element: Int, _ scope: Scope) {
        guard let id = segment.filledText(of: element) else { return }
        draft.id = id
        let isPermalink = ["", "true"].contains(
            segment.attribute(.isPermaLink, of: element)?.lowercased() ?? ""
        )
        draft.permalink = isPermalink ? scope.address(id) : nil
        draft.hasGUID = true
    }

    private mutating func readRSSSource(_ element: Int, _ scope: Scope) {
        if segment.hasElements(element) { return readAtom(element, .source, scope) }
        var source = Head()
        source.title = construct(element, scope, .text)
        source.url = scope.address(segment.attribute(.url, of: element))
        if source != Head() { draft.source = source }
    }
}

/// Writes RSS 2.0, an item at a time.
struct RSSWriter {
    private let out = XMLWriter()
    private var language: String?

    /// How many characters were dropped because XML cannot carry them.
    var droppedCharacters: Int { out.droppedCharacters }

    /// Writes the channel's own elements.
    mutating func begin(_ head: Head) {
        language = head.language
        out.startDocument()
        if let stylesheet = head.stylesheet { out.stylesheet(stylesheet) }
        out.start(
            "rss",
            [
                "version": "2.0", "xmlns:atom": "http://www.w3.org/2005/Atom",
                "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/",
                "xmlns:media": "http://search.yahoo.com/mrss/",
                "xmlns:fh": "http://purl.org/syndication/history/1.0",
            ]
        )
        out.lineBreak()
        out.start("channel")
        out.lineBreak()
        title(head.title)
        out.address("link", head.page)
        out.element("description") { out.numericallyEscapedText(head.subtitle?.plain ?? "") }
        out.lineBreak()
        for link in head.otherLinks { out.link("atom:link", link) }
        out.field("language", head.language)
        out.field("copyright", head.rights?.plain)
        people(of: head)
        out.field("pubDate", head.published?.rfc822)
        out.field("lastBuildDate", head.updated?.rfc822)
        categories(head.categories)
        out.field("generator", head.generator?.name)
        out.address("docs", head.docs)
        out.field("ttl", head.timeToLive.flatMap { $0 > 0 ? String($0) : nil })
        image(head)
        skips("skipHours", "hour", head.skipHours.map { String($0) })
        skips("skipDays", "day", head.skipDays)
        if head.isComplete { out.field("fh:complete", [:]) }
        if head.isArchive { out.field("fh:archive", [:]) }
    }

    /// Writes one item.
    func write(_ entry: Entry) {
        let ownLanguage = entry.language == language ? nil : entry.language
        out.start("item", ["xml:lang": ownLanguage])
        out.lineBreak()
        title(entry.title)
        out.address("link", entry.link)
        out.field("description", entry.summary?.html)
        if let body = entry.body {
            out.element("content:encoded") { out.cdata(body) }
            out.lineBreak()
        }
        people(of: entry)
        categories(entry.categories)
        out.address("comments", entry.comments)
        enclosures(of: entry)
        if let id = entry.id {
            out.element("guid", ["isPermaLink": "false"], id)
            out.lineBreak()
        }
        out.field("pubDate", entry.published?.rfc822)
        out.field("atom:updated", entry.updated?.rfc3339)
        out.field("dc:language", ownLanguage)
        out.field("dc:rights", entry.rights?.plain)
        for link in entry.otherLinks { out.link("atom:link", link) }
        source(of: entry)
        out.end()
        out.lineBreak()
    }

    /// Closes the document.
    func end() {
        out.end()
        out.lineBreak()
        out.end()
        out.lineBreak()
    }

    /// Gives the bytes written since the last call.
    func take() -> [UInt8] { out.take() }

    private func title(_ text: Text?) {
        guard let title = text?.plain, !title.trimmed.isEmpty else { return }
        out.element("title") { out.numericallyEscapedText(title) }
        out.lineBreak()
    }

    /// The editor in chief is the managing editor; who else answers is a contributor with a role.
    private func people(of head: Head) {
        let editor =
            head.contributors.first { $0.email != nil && $0.role?.lowercased().contains("editor") == true }
            ?? head.authors.first { $0.email != nil }
        if let editor { out.field("managingEditor", mailbox(editor)) }
        if let publisher = head.publisher {
            if publisher.email != nil {
                out.field("webMaster", mailbox(publisher))
            } else {
                out.field("dc:publisher", publisher.name)
            }
        }
        // Validators take a dc:creator beside a managingEditor for the same said twice.
        for author in head.authors where editor == nil {
            out.field("dc:creator", author.name ?? author.email)
        }
        for person in head.contributors where person != editor {
            out.person("atom:contributor", person, hasPrefix: true)
        }
    }

    /// A name for every reader, and for those who understand Atom one address that RSS has no place for.
    private func people(of entry: Entry) {
        for author in entry.authors { out.field("dc:creator", author.name ?? author.email ?? author.uri) }
        // Validators take a second author of Atom in an item for a mistake.
        if let author = entry.authors.first(where: { $0.name != nil && ($0.email ?? $0.uri) != nil }) {
            out.person("atom:author", author, hasPrefix: true)
        }
        for person in entry.contributors { out.person("atom:contributor", person, hasPrefix: true) }
    }

    private func mailbox(_ person: Person) -> String {
        let address = person.email ?? ""
        return person.name.map { "\(address) (\($0))" } ?? address
    }

    private func categories(_ categories: [Category]) {
        var written = CategorySet()
        for category in categories {
            written.insert(Category(category.term.trimmed, scheme: category.scheme))
        }
        for category in written.list where !category.term.isEmpty {
            out.start("category", ["domain": category.scheme])
            out.numericallyEscapedText(category.term)
            out.end()
            out.lineBreak()
        }
    }

    /// RSS allows one enclosure, and only over HTTP; all others are media contents.
    private func enclosures(of entry: Entry) {
        var others = entry.enclosures[...]
        if let index = others.firstIndex(where: { $0.url.lowercased().hasPrefix("http") }) {
            let first = others.remove(at: index)
            out.field(
                "enclosure",
                [
                    "url": Percent.encoded(first.url), "length": String(first.length ?? 0),
                    "type": first.type ?? MediaType.guess(from: first.url),
                ]
            )
        }
        out.media(entry.media, files: others)
    }

    private func source(of entry: Entry) {
        guard let source = entry.source else { return }
        let address = source.url ?? source.links.first { $0.rel == "self" }?.href ?? source.page
        guard let address else { return }
        out.element("source", ["url": Percent.encoded(address)], source.title?.plain ?? "")
        out.lineBreak()
    }

    private func image(_ head: Head) {
        guard let url = head.image?.url ?? head.logo, url.lowercased().hasPrefix("http") else { return }
        out.element("image") {
            out.address("url", url)
            out.element("title", [:], head.image?.title ?? head.title?.plain ?? "")
            out.address("link", head.image?.link ?? head.page)
            // Larger ones are allowed nowhere, and the picture itself knows its size.
            out.field("width", head.image?.width.flatMap { 1...144 ~= $0 ? String($0) : nil })
            out.field("height", head.image?.height.flatMap { 1...400 ~= $0 ? String($0) : nil })
            out.field("description", head.image?.description)
        }
        out.lineBreak()
    }

    private func skips(_ name: StaticString, _ child: StaticString, _ values: [String]) {
        guard !values.isEmpty else { return }
        out.element(name) { for value in values { out.element(child, [:], value) } }
        out.lineBreak()
    }
}
