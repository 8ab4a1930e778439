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
        case .description: draft.setBrief(construct(element, scope, .html), .own)
        case .language: draft.language = segment.filledText(of: element) ?? draft.language
        case .copyright: draft.rights = construct(element, scope, .text) ?? draft.rights
        case .managingEditor: takeAuthor(Person(line: segment.text(of: element)))
        case .webMaster: draft.publisher = Person(line: segment.text(of: element)) ?? draft.publisher
        case .pubDate: draft.published = date(element) ?? draft.published
        case .lastBuildDate: draft.updated = date(element) ?? draft.updated
        case .expirationDate: draft.expired = date(element) ?? draft.expired
        case .category: readRSSCategory(element, scope)
        case .docs: draft.docs = address(element, scope) ?? draft.docs
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
        let url = segment.attribute(.url, of: element) ?? segment.attribute(.href, of: element)
        guard let url = scope.address(url ?? segment.text(of: element)) else { return }
        draft.enclosures.append(
            Enclosure(
                url,
                type: segment.attribute(.type, of: element),
                length: number(.length, of: element).map(Int64.init)
            )
        )
    }

    private mutating func readGUID(_ element: Int, _ scope: Scope) {
        guard let id = segment.filledText(of: element) else { return }
        draft.id = id
        let isPermalink = segment.attribute(.isPermaLink, of: element)?.lowercased() != "false"
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
