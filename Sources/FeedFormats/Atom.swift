internal import FeedXML

// Atom 1.0 (RFC 4287), and 0.3 as it was used:
//
//   feed   = id title updated subtitle? author* contributor* category* generator? icon? logo? link*
//            rights? entry*                          0.3: tagline modified copyright info
//   entry  = id title updated published? summary? content? author* contributor* category* link*
//            rights? source?                         0.3: issued modified created
//   person = name uri? email?                        0.3: url
//   text   = @type ("text" | "html" | "xhtml")       0.3: @type (media type) @mode ("xml" | "escaped" | "base64")
//
// Every element may carry xml:lang and xml:base. Dates are RFC 3339.

extension ElementReader {
    /// Reads an element of Atom.
    mutating func readAtom(_ element: Int, _ tag: Name, _ scope: Scope) {
        switch tag {
        case .id: draft.id = scope.address(segment.filledText(of: element)) ?? draft.id
        case .title: draft.setTitle(construct(element, scope, .text), .own)
        case .subtitle, .tagline: draft.setBrief(construct(element, scope, .text), .own)
        case .summary: draft.setBrief(construct(element, scope, .text), .own)
        case .content: readAtomContent(element, scope)
        case .link: readAtomLink(element, scope)
        case .author: takeAuthor(person(element, scope))
        case .contributor: if let person = person(element, scope) { draft.contributors.append(person) }
        case .updated, .modified: draft.updated = date(element) ?? draft.updated
        case .published, .issued: draft.published = date(element) ?? draft.published
        case .created: draft.created = date(element) ?? draft.created
        case .category: readAtomCategory(element)
        case .generator: readGenerator(element, scope)
        case .rights, .copyright: draft.rights = construct(element, scope, .text) ?? draft.rights
        case .info: draft.info = construct(element, scope, .text) ?? draft.info
        case .logo: draft.logo = address(element, scope) ?? draft.logo
        case .icon: draft.icon = address(element, scope) ?? draft.icon
        case .source: readAtomSource(element, scope)
        default: break
        }
    }

    /// Reads an element of Atom in RSS, whose own elements count more, wherever they stand.
    mutating func readAtomInRSS(_ element: Int, _ tag: Name, _ scope: Scope) {
        switch tag {
        case .id where draft.id != nil, .updated where draft.updated != nil,
            .published where draft.published != nil, .rights where draft.rights != nil:
            break
        case .title: draft.setTitle(construct(element, scope, .text), .module)
        case .subtitle, .summary: draft.setBrief(construct(element, scope, .text), .module)
        default: readAtom(element, tag, scope)
        }
    }

    private mutating func readAtomContent(_ element: Int, _ scope: Scope) {
        let text = construct(element, scope, .text)
        guard let source = scope.address(segment.attribute(.src, of: element)) else {
            return takeContent(text)
        }
        var content = text ?? Text("", language: scope.language, base: scope.base)
        if text == nil, let type = segment.attribute(.type, of: element) {
            content.kind = Text.Kind(type: type, fallback: .text)
        }
        content.source = source
        takeContent(content)
    }

    private mutating func readAtomLink(_ element: Int, _ scope: Scope) {
        let written = segment.attribute(.href, of: element) ?? segment.text(of: element)
        // An empty reference means the base itself (RFC 3986, 4.4).
        guard let href = scope.address(written.isEmpty ? scope.base : written) else { return }
        var link = Link(href)
        if let rel = segment.attribute(.rel, of: element), !rel.isEmpty {
            let registry = "http://www.iana.org/assignments/relation/"
            link.rel = rel.hasPrefix(registry) ? String(rel.dropFirst(registry.count)) : rel
        }
        link.type = segment.attribute(.type, of: element)
        link.title = segment.attribute(.title, of: element)
        link.hreflang = segment.attribute(.hreflang, of: element)
        link.length = number(.length, of: element).map(Int64.init)
        draft.links.append(link)
        switch link.rel {
        case "enclosure": draft.enclosures.append(Enclosure(href, type: link.type, length: link.length))
        case "license": draft.license = draft.license ?? href
        case "replies" where link.isPage: draft.comments = draft.comments ?? href
        case "replies": draft.commentsFeed = draft.commentsFeed ?? href
        default: break
        }
    }

    private mutating func readAtomCategory(_ element: Int) {
        let term = segment.attribute(.term, of: element) ?? segment.text(of: element)
        draft.categories.insert(
            Category(
                term,
                scheme: segment.attribute(.scheme, of: element) ?? segment.attribute(.domain, of: element),
                label: segment.attribute(.label, of: element)
            )
        )
    }

    private mutating func readGenerator(_ element: Int, _ scope: Scope) {
        var generator = draft.generator ?? Generator()
        generator.name = segment.filledText(of: element) ?? generator.name
        let uri = segment.attribute(.uri, of: element) ?? segment.attribute(.url, of: element)
        generator.uri = scope.address(uri) ?? generator.uri
        generator.version = segment.attribute(.version, of: element) ?? generator.version
        draft.generator = generator
    }

    private mutating func readAtomSource(_ element: Int, _ scope: Scope) {
        var reader = ElementReader(segment: segment, format: format, isEntry: false, draft: Draft())
        reader.readChildren(of: element, scope)
        reader.draft.language = reader.draft.language ?? scope.language
        draft.isCrowded = draft.isCrowded || reader.draft.isCrowded
        draft.source = reader.draft.head
    }

    /// Somebody as Atom says it, or as one line of text.
    func person(_ element: Int, _ scope: Scope) -> Person? {
        guard segment.hasElements(element) else { return Person(line: segment.text(of: element)) }
        var person = Person()
        for child in segment.children(of: element) {
            let scope = scope.entering(child, of: segment)
            switch segment.tag(of: child) {
            case .name: person.name = segment.filledText(of: child)
            case .email: person.email = segment.filledText(of: child)
            case .uri, .url, .homepage: person.uri = address(child, scope)
            default: break
            }
        }
        return person == Person() ? Person(line: segment.text(of: element)) : person
    }
}

/// Writes Atom 1.0, an entry at a time.
final class AtomWriter {
    private let out = XMLWriter()
    private var language: String?
    private var updated: Timestamp?
    /// How often each time of an entry was told of late, by its second.
    private var told: [Int64: Int] = [:]
    private static let mostTold = 4096

    /// How many characters were dropped because XML cannot carry them.
    var droppedCharacters: Int { out.droppedCharacters }

    /// Writes the feed's own elements.
    func begin(_ head: Head) {
        language = head.language
        updated = head.updated
        out.startDocument()
        if let stylesheet = head.stylesheet { out.stylesheet(stylesheet) }
        out.start(
            "feed",
            [
                "xmlns": "http://www.w3.org/2005/Atom", "xmlns:media": "http://search.yahoo.com/mrss/",
                "xmlns:fh": "http://purl.org/syndication/history/1.0",
                "xmlns:at": head.withdrawn.isEmpty ? nil : "http://purl.org/atompub/tombstones/1.0",
                "xml:lang": head.language,
            ]
        )
        out.lineBreak()
        identity(head, updated: head.updated ?? Timestamp(seconds: 0))
        text("subtitle", head.subtitle)
        for author in authors(of: head) { out.person("author", author) }
        for person in head.contributors { out.person("contributor", person) }
        categories(head.categories)
        if let generator = head.generator {
            out.element(
                "generator",
                ["uri": generator.uri.map(Percent.encoded), "version": generator.version],
                generator.name ?? ""
            )
            out.lineBreak()
        }
        out.address("icon", head.icon)
        out.address("logo", head.logo ?? head.image?.url)
        text("rights", head.rights)
        if let page = head.page { out.link("link", Link(page, type: "text/html")) }
        for link in head.otherLinks { out.link("link", link) }
        if head.isComplete { out.field("fh:complete", [:]) }
        if head.isArchive { out.field("fh:archive", [:]) }
        for tombstone in head.withdrawn {
            out.element("at:deleted-entry", ["ref": tombstone.id, "when": tombstone.when.rfc3339]) {
                if let comment = tombstone.comment { out.element("at:comment", [:], comment) }
            }
            out.lineBreak()
        }
    }

    /// Writes one entry.
    func write(_ entry: Entry) {
        out.start("entry", ["xml:lang": entry.language == language ? nil : entry.language])
        out.lineBreak()
        out.field("id", entry.id ?? entry.link)
        text("title", entry.title ?? Text(""))
        out.field("published", entry.published?.rfc3339)
        // Atom demands one, so an entry without any date changed when its feed did.
        out.field(
            "updated",
            spelling(of: entry.updated ?? entry.published ?? updated ?? Timestamp(seconds: 0))
        )
        for author in entry.authors { out.person("author", author) }
        for person in entry.contributors { out.person("contributor", person) }
        categories(entry.categories)
        links(of: entry)
        text("summary", entry.summary)
        content(of: entry)
        text("rights", entry.rights)
        out.media(entry.media, files: [])
        source(of: entry)
        out.end()
        out.lineBreak()
    }

    /// Closes the document.
    func end() {
        out.end()
        out.lineBreak()
    }

    /// Gives the bytes written since the last call.
    func take() -> [UInt8] { out.take() }

    /// A time of an entry, spelt unlike that of the entries before it: validators warn of two that are alike.
    private func spelling(of time: Timestamp) -> String {
        // Equal ones stand near each other, because feeds are in the order of time.
        if told.count > Self.mostTold { told.removeAll(keepingCapacity: true) }
        let before = told[time.seconds, default: 0]
        told[time.seconds] = before + 1
        // Readers know nine digits of a second; when these are used up, nanoseconds tell them apart.
        var time = time
        time.nanoseconds = min(time.nanoseconds + Int32(clamping: max(0, before - 9)), 999_999_999)
        return time.rfc3339(zeros: before)
    }

    private func identity(_ head: Head, updated: Timestamp?) {
        out.field("id", head.id ?? head.links.first { $0.rel == "self" }?.href ?? head.page)
        text("title", head.title ?? Text(""))
        out.field("updated", updated?.rfc3339)
    }

    /// Where nobody is named, the paper itself is the author, which Atom demands.
    private func authors(of head: Head) -> [Person] {
        head.authors.isEmpty ? [Person(name: head.title?.plain ?? "")] : head.authors
    }

    private func text(_ name: StaticString, _ text: Text?) {
        guard var text else { return }
        // Validators take such a text for HTML that forgot to say so: it is said as HTML that means the same.
        if text.kind == .text, text.value.mayBeTakenForMarkup {
            text = Text(text.html, kind: .html, language: text.language)
        }
        let isHTML = text.kind == .html || text.kind == .xhtml
        let language = text.language == self.language ? nil : text.language
        out.element(name, ["type": isHTML ? "html" : "text", "xml:lang": language], text.value)
        out.lineBreak()
    }

    private func content(of entry: Entry) {
        guard let content = entry.content.first(where: { $0.kind != .text }) ?? entry.content.first else {
            return
        }
        guard let source = content.source else { return text("content", content) }
        var type: String?
        if case .media(let named) = content.kind { type = named }
        out.field("content", ["type": type, "src": Percent.encoded(source)])
    }

    private func links(of entry: Entry) {
        if let link = entry.link { out.link("link", Link(link, type: "text/html")) }
        for file in entry.enclosures {
            out.link("link", Link(file.url, rel: "enclosure", type: file.type, length: file.length))
        }
        for link in entry.otherLinks { out.link("link", link) }
    }

    private func categories(_ categories: [Category]) {
        for category in categories where !category.term.trimmed.isEmpty {
            out.field(
                "category",
                [
                    "term": category.term,
                    // The name of a vocabulary is no address (RFC 4287, 4.2.2.2).
                    "scheme": category.scheme.flatMap { $0.contains(":") ? Percent.encoded($0) : nil },
                    "label": category.label,
                ]
            )
        }
    }

    private func source(of entry: Entry) {
        guard let source = entry.source else { return }
        out.element("source") {
            identity(source, updated: source.updated)
            for author in source.authors { out.person("author", author) }
            if let page = source.page { out.link("link", Link(page)) }
            let address = source.url ?? source.links.first { $0.rel == "self" }?.href
            if let address { out.link("link", Link(address, rel: "self")) }
        }
        out.lineBreak()
    }
}

extension String {
    /// Whether an end tag or a character reference seems to stand in it, known to HTML or not.
    fileprivate var mayBeTakenForMarkup: Bool {
        var before: UInt8 = 0
        var mark: UInt8 = 0
        for byte in utf8 {
            let isLetter = 0x61...0x7A ~= byte | 0x20
            if mark == UInt8(ascii: "/"), before == UInt8(ascii: "<"), isLetter { return true }
            if mark == UInt8(ascii: "&"), isLetter || byte == UInt8(ascii: "#") { return true }
            (before, mark) = (mark, byte)
        }
        return false
    }
}
