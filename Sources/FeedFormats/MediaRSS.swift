internal import FeedXML

extension ElementReader {
    /// Reads an element of Media RSS; what groups and contents hold counts for the entry.
    mutating func readMedia(_ element: Int, _ tag: Name, _ scope: Scope) {
        switch tag {
        case .group: readMediaChildren(of: element, scope)
        case .content:
            readMediaContent(element, scope)
            readMediaChildren(of: element, scope)
        case .thumbnail: readThumbnail(element, scope)
        case .title:
            let text = mediaText(element, scope)
            draft.media.title = draft.media.title ?? text
            draft.setTitle(text, .hint)
        case .description:
            let text = mediaText(element, scope)
            draft.media.description = draft.media.description ?? text
            draft.setBrief(text, .hint)
        case .credit:
            guard let value = segment.filledText(of: element) else { return }
            draft.media.credits.append(
                Media.Credit(
                    value,
                    role: segment.attribute(.role, of: element),
                    scheme: segment.attribute(.scheme, of: element)
                )
            )
        case .player:
            draft.media.player = scope.address(
                segment.attribute(.url, of: element) ?? segment.text(of: element)
            )
        case .rating: draft.media.rating = statement(element, kind: .scheme)
        case .restriction: draft.media.restriction = statement(element, kind: .relationship)
        case .license:
            draft.media.license = statement(element, kind: .type)
            draft.media.license?.href = scope.address(segment.attribute(.href, of: element))
        case .category:
            draft.categories.insert(
                Category(
                    segment.text(of: element),
                    scheme: segment.attribute(.scheme, of: element)
                        ?? "http://search.yahoo.com/mrss/category_schema",
                    label: segment.attribute(.label, of: element)
                )
            )
        case .keywords:
            for word in segment.text(of: element).split(separator: ",") {
                draft.categories.insert(Category(String(word).trimmed))
            }
        default: break
        }
    }

    /// What others than Media RSS say inside it is of the picture or the film, not of the entry.
    private mutating func readMediaChildren(of element: Int, _ scope: Scope) {
        for child in segment.children(of: element) where segment.namespace(of: child) == .media {
            read(child, scope)
        }
    }

    private mutating func readMediaContent(_ element: Int, _ scope: Scope) {
        var content = Media.Content()
        content.url = scope.address(segment.attribute(.url, of: element))
        content.type = segment.attribute(.type, of: element)
        content.medium = segment.attribute(.medium, of: element)
        content.width = number(.width, of: element)
        content.height = number(.height, of: element)
        content.duration = segment.attribute(.duration, of: element)
        content.fileSize = number(.fileSize, of: element).map(Int64.init)
        if content != Media.Content() { draft.media.content.append(content) }
    }

    private mutating func readThumbnail(_ element: Int, _ scope: Scope) {
        let written = segment.attribute(.url, of: element) ?? segment.text(of: element)
        guard let address = scope.address(written) else { return }
        var thumbnail = Media.Thumbnail(address)
        thumbnail.width = number(.width, of: element)
        thumbnail.height = number(.height, of: element)
        thumbnail.time = segment.attribute(.time, of: element)
        draft.media.thumbnails.append(thumbnail)
    }

    private func mediaText(_ element: Int, _ scope: Scope) -> Text? { construct(element, scope, .text) }

    private func statement(_ element: Int, kind: Name) -> Media.Statement {
        Media.Statement(kind: segment.attribute(kind, of: element), value: segment.filledText(of: element))
    }
}
