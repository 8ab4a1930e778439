internal import FeedXML

extension ElementReader {
    /// Reads an element of Dublin Core 1.1 or of its terms.
    ///
    /// What the format's own elements say counts more, wherever they stand.
    mutating func readDublinCore(_ element: Int, _ tag: Name, _ scope: Scope) {
        switch tag {
        case .title: draft.setTitle(construct(element, scope, .text), .module)
        case .description: draft.setBrief(construct(element, scope, .html), .module)
        case .creator, .author: takeAuthor(person(element, scope))
        case .contributor: if let person = person(element, scope) { draft.contributors.append(person) }
        case .publisher: draft.publisher = draft.publisher ?? person(element, scope)
        case .subject: draft.categories.insert(Category(segment.text(of: element)))
        case .rights: draft.rights = draft.rights ?? construct(element, scope, .text)
        case .language: draft.language = draft.language ?? segment.filledText(of: element)
        case .identifier: draft.id = draft.id ?? segment.filledText(of: element)
        case .date: draft.date = date(element) ?? draft.date
        case .issued: draft.published = draft.published ?? date(element)
        case .modified: draft.updated = draft.updated ?? date(element)
        case .created: draft.created = draft.created ?? date(element)
        case .valid: readValidity(segment.text(of: element))
        default: break
        }
    }

    /// Reads `start=2002-10-13T09:00+01:00;end=2002-10-17T17:00+01:00;scheme=W3C-DTF`.
    private mutating func readValidity(_ text: String) {
        for part in text.split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, let date = Timestamp(parsing: String(pair[1])) else { continue }
            switch String(pair[0]).trimmed {
            case "start": draft.validFrom = date
            case "end": draft.validUntil = date
            default: break
            }
        }
    }
}
