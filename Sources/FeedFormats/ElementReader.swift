internal import FeedXML

/// Reads the elements of one segment into a draft.
///
/// Each namespace has its own file, which extends this reader; what stands in no namespace, or in one nobody
/// knows, is read by the rules of the document's own format.
struct ElementReader {
    let segment: Segment
    let format: Feed.Format
    let isEntry: Bool
    var draft: Draft

    /// Reads all elements directly inside an element.
    mutating func readChildren(of element: Int, _ scope: Scope) {
        for child in segment.children(of: element) { read(child, scope) }
    }

    /// Reads one element.
    mutating func read(_ element: Int, _ outer: Scope) {
        let scope = outer.entering(element, of: segment)
        let tag = segment.tag(of: element)
        switch segment.namespace(of: element) {
        case .none, .rss:
            if format == .atom { readAtom(element, tag, scope) } else { readRSS(element, tag, scope) }
        case .atom:
            if format == .atom { readAtom(element, tag, scope) } else { readAtomInRSS(element, tag, scope) }
        case .dublinCore, .dublinCoreTerms: readDublinCore(element, tag, scope)
        case .content: if tag == .encoded { takeContent(construct(element, scope, .html)) }
        case .xhtml: if tag == .body || tag == .div { takeContent(construct(element, scope, .xhtml)) }
        case .itunes: readPodcast(element, tag, scope)
        case .googlePlay: readGooglePlay(element, tag, scope)
        case .media: readMedia(element, tag, scope)
        case .geoRSS, .gml, .geo: readPlace(element, tag)
        case .chapters: if tag == .chapters { readChapters(element, scope) }
        case .threading, .slash, .wellFormedWeb: readDiscussion(element, tag, scope)
        case .license, .feedBurner, .admin, .syndication, .history: readPublishing(element, tag, scope)
        case .rdf, .xml, .foreign: break
        }
    }

    /// What an element says as a date, when it is one.
    func date(_ element: Int) -> Timestamp? { Timestamp(parsing: segment.text(of: element)) }

    /// What an element says as a whole number of at least zero, when it is one.
    func number(_ element: Int) -> Int? { Int(segment.text(of: element)).flatMap { $0 >= 0 ? $0 : nil } }

    /// What an attribute says as a whole number of at least zero, when it is one.
    func number(_ name: Name, of element: Int) -> Int? {
        segment.attribute(name, of: element).flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
    }

    /// What an element says as an address.
    func address(_ element: Int, _ scope: Scope) -> String? { scope.address(segment.text(of: element)) }

    mutating func takeContent(_ text: Text?) {
        if let text { draft.content.append(text) }
    }

    /// How many authors one entry or head may have.
    static let authors = 256

    /// Takes an author; one whom two elements name is one, with what either tells.
    mutating func takeAuthor(_ person: Person?) {
        guard let person else { return }
        let known = draft.authors.firstIndex { author in
            author.name == person.name
                && (author.email == person.email || author.email == nil || person.email == nil)
        }
        guard let known, person.name != nil || draft.authors[known] == person else {
            // Each is compared with all before.
            draft.isCrowded = draft.isCrowded || draft.authors.count == Self.authors
            if !draft.isCrowded { draft.authors.append(person) }
            return
        }
        draft.authors[known].email = draft.authors[known].email ?? person.email
        draft.authors[known].uri = draft.authors[known].uri ?? person.uri
    }
}
