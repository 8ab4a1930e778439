internal import FeedXML

extension ElementReader {
    /// Reads an element for podcast directories.
    mutating func readPodcast(_ element: Int, _ tag: Name, _ scope: Scope) {
        if tag == .category {
            takeCategories(element)
        } else {
            var podcast = draft.podcast ?? Podcast()
            // So that its keywords, which each element may add to, are not copied.
            draft.podcast = nil
            read(element, tag, scope, into: &podcast)
            if podcast != Podcast() { draft.podcast = podcast }
        }
    }

    /// Reads an element in which Google says the same.
    mutating func readGooglePlay(_ element: Int, _ tag: Name, _ scope: Scope) {
        swap(&draft.podcast, &draft.googlePodcast)
        readPodcast(element, tag, scope)
        swap(&draft.podcast, &draft.googlePodcast)
    }

    private mutating func read(_ element: Int, _ tag: Name, _ scope: Scope, into podcast: inout Podcast) {
        switch tag {
        case .author:
            podcast.author = segment.filledText(of: element) ?? podcast.author
            if draft.authors.isEmpty { takeAuthor(podcast.author.flatMap(Person.init(line:))) }
        case .owner, .email:
            podcast.owner = podcast.owner ?? person(element, scope)
            draft.publisher = draft.publisher ?? podcast.owner
        case .title: draft.setTitle(construct(element, scope, .text), .fallback)
        case .subtitle:
            podcast.subtitle = segment.filledText(of: element)
            draft.setBrief(construct(element, scope, .text), .hint)
        case .summary, .description:
            podcast.summary = segment.filledText(of: element)
            draft.setBrief(construct(element, scope, .text), .fallback)
        case .image, .link: readCover(element, tag, scope, into: &podcast)
        case .duration: podcast.duration = segment.filledText(of: element)
        case .keywords: takeKeywords(segment.text(of: element), into: &podcast)
        case .type: podcast.type = segment.filledText(of: element)
        case .block: podcast.isBlocked = segment.text(of: element).lowercased() == "yes"
        case .complete: podcast.isComplete = segment.text(of: element).lowercased() == "yes"
        case .explicit:
            switch segment.text(of: element).lowercased() {
            case "yes", "true", "explicit": podcast.isExplicit = true
            case "no", "false", "clean": podcast.isExplicit = false
            default: podcast.isExplicit = nil
            }
        case .newFeedURL: draft.newLocation = address(element, scope) ?? draft.newLocation
        default: break
        }
    }

    private mutating func readCover(_ element: Int, _ tag: Name, _ scope: Scope, into podcast: inout Podcast)
    {
        if tag == .link, segment.attribute(.rel, of: element) != "image" { return }
        let written = segment.attribute(.href, of: element) ?? segment.attribute(.url, of: element)
        guard let address = scope.address(written ?? segment.text(of: element)) else { return }
        podcast.image = address
        var image = draft.image ?? Image()
        image.url = image.url ?? address
        draft.image = image
    }

    /// Takes a category and those nested in it.
    private mutating func takeCategories(_ element: Int) {
        for node in element..<segment.end(of: element)
        where !segment.isText(node) && segment.tag(of: node) == .category {
            let term = segment.attribute(.text, of: node) ?? ""
            draft.categories.insert(Category(term, scheme: "http://www.itunes.com/"))
        }
    }

    private mutating func takeKeywords(_ text: String, into podcast: inout Podcast) {
        let words =
            text.utf8.contains(UInt8(ascii: ",")) ? text.split(separator: ",") : text.split(separator: " ")
        for word in words.map({ String($0).trimmed }) where !word.isEmpty {
            podcast.keywords.append(word)
            draft.categories.insert(Category(word, scheme: "http://www.itunes.com/"))
        }
    }
}
