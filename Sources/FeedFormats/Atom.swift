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
            link.rel = rel.replacing("http://www.iana.org/assignments/relation/", with: "")
        }
        link.type = segment.attribute(.type, of: element)
        link.title = segment.attribute(.title, of: element)
        link.hreflang = segment.attribute(.hreflang, of: element)
        link.length = number(.length, of: element).map(Int64.init)
        draft.links.append(link)
        switch link.rel {
        case "enclosure": draft.enclosures.append(Enclosure(href, type: link.type, length: link.length))
        case "license": draft.license = draft.license ?? href
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
        return person == Person() ? nil : person
    }
}
