internal import FeedXML

extension ElementReader {
    /// What an element says as text, in whichever way it says it (RFC 4287, 3.1; `mode` in Atom 0.3).
    ///
    /// - Parameters:
    ///   - element: the element.
    ///   - scope: what is in force inside it.
    ///   - kind: what the text is written in where the element does not say.
    /// - Returns: the text, unless it is empty.
    func construct(_ element: Int, _ scope: Scope, _ kind: Text.Kind) -> Text? {
        let kind = segment.attribute(.type, of: element).map { Text.Kind(type: $0, fallback: kind) } ?? kind
        let hasElements = segment.hasElements(element)
        var text = Text("", kind: kind, language: scope.language, base: scope.base)
        if segment.attribute(.mode, of: element)?.lowercased() == "base64" || (kind.isBinary && !hasElements)
        {
            let written = segment.text(of: element)
            text.value = Base64.text(written) ?? written
        } else if kind.isXML {
            text.value = inlineMarkup(of: element, &text)
        } else if hasElements {
            text.value = inlineMarkup(of: element, &text)
            if kind == .text { text.kind = .xhtml }
        } else {
            text.value = segment.text(of: element)
            if kind == .text, format == .rss, text.value.looksLikeHTML { text.kind = .html }
        }
        guard !text.value.isEmpty else { return nil }
        if let base = text.base, text.kind != .text {
            text.value = HTMLReferences.resolved(in: text.value, against: base)
        }
        return text
    }

    /// The markup inside an element, without the one `div` that Atom wraps around XHTML.
    private func inlineMarkup(of element: Int, _ text: inout Text) -> String {
        var children = segment.children(of: element)
        guard let first = children.next(), children.next() == nil, segment.tag(of: first) == .div,
            segment.ownText(of: element).isEmpty
        else { return segment.markup(of: element).trimmed }
        let scope = Scope(language: text.language, base: text.base).entering(first, of: segment)
        (text.language, text.base) = (scope.language, scope.base)
        // Escaped HTML inside a real `div`, as one large publisher of blogs writes it.
        if text.kind == .html, !segment.hasElements(first) { return segment.text(of: first) }
        return segment.markup(of: first).trimmed
    }
}

extension Text.Kind {
    /// The kind that a `type` attribute names.
    init(type: String, fallback: Text.Kind) {
        let type = type.lowercased()
        switch type.prefix(while: { $0 != ";" }) {
        case "text", "text/plain", "plain": self = .text
        case "html", "text/html": self = .html
        case "xhtml", "application/xhtml+xml", "application/xhtml xml", "text/xhtml": self = .xhtml
        case "": self = fallback
        default: self = type.contains("/") ? .media(type) : fallback
        }
    }

    /// Whether the text is markup that stands in the document as such.
    fileprivate var isXML: Bool {
        switch self {
        case .xhtml: true
        case .media(let type): type.hasSuffix("+xml") || type.hasSuffix("/xml")
        case .text, .html: false
        }
    }

    /// Whether the text stands for bytes (RFC 4287, 4.1.3.3).
    fileprivate var isBinary: Bool {
        if case .media(let type) = self { !isXML && !type.hasPrefix("text/") } else { false }
    }
}

extension Segment {
    /// The text directly inside an element, outside the elements it holds.
    fileprivate func ownText(of element: Int) -> String {
        var position = element + 1
        var text = ""
        while position < end(of: element) {
            if isText(position) {
                text += characters(of: position)
                position += 1
            } else {
                position = end(of: position)
            }
        }
        return text.trimmed
    }
}

extension String {
    /// The text without white space at its ends.
    var trimmed: String {
        guard let first = utf8.first, let last = utf8.last, first <= 0x20 || last <= 0x20 else { return self }
        let body = utf8.drop { $0 <= 0x20 }
        guard let end = body.lastIndex(where: { $0 > 0x20 }) else { return "" }
        return String(self[body.startIndex...end])
    }
}
