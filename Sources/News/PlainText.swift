package import FeedFormats
package import FeedXML

/// Takes the text out of markup, one text after another.
///
/// Block elements and `br` begin new lines; scripts, styles and what a browser shows only in place of something
/// else are left out; white space, no-break space included, is collapsed. One reader serves one thread.
package final class PlainText {
    private let reader: HTMLReader

    /// Makes a reader.
    ///
    /// - Throws: `XMLError.outOfMemory`.
    package init() throws(XMLError) { reader = try HTMLReader(names: Self.names) }

    /// Returns the lines of a text; none is empty.
    package func lines(of text: Text) -> [String] {
        let collector = collected(text)
        return collector.isEmpty ? [] : collector.text.split(separator: "\n").map { String($0) }
    }

    /// Returns a text with its lines separated by line feeds.
    package func text(of text: Text) -> String { collected(text).text }

    /// Returns a text on a single line.
    package func line(of text: Text) -> String {
        collected(text).line
    }

    private func collected(_ text: Text) -> PlainTextCollector {
        var collector = PlainTextCollector()
        switch text.kind {
        case .text: collector.append(lines: text.value.utf8.span)
        case .html, .xhtml:
            // Most titles and many summaries hold no markup at all.
            if text.value.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) {
                return PlainMarkup.collected(text.value) ?? parsed(text.value)
            }
            collector.append(text.value.utf8.span)
        case .media(let type) where type.lowercased().hasPrefix("text/"):
            collector.append(lines: text.value.utf8.span)
        case .media: break
        }
        return collector
    }

    /// The text that the parser finds in markup.
    func parsed(_ markup: String) -> PlainTextCollector {
        var collector = PlainTextCollector()
        reader.read(markup) { append($0, to: &collector) }
        return collector
    }

    private func append(_ segment: Segment, to collector: inout PlainTextCollector) {
        var blockEnds: [Int] = []
        var node = segment.range.lowerBound
        while node < segment.range.upperBound {
            while let end = blockEnds.last, end <= node {
                collector.breakLine()
                blockEnds.removeLast()
            }
            if segment.isText(node) {
                segment.withCharacters(of: node) { collector.append($0) }
                node += 1
                continue
            }
            switch Self.role(of: segment.name(of: node)) {
            case .hidden:
                node = segment.end(of: node)
                continue
            case .block:
                collector.breakLine()
                blockEnds.append(segment.end(of: node))
            case .cell: collector.space()
            case .inline: break
            }
            node += 1
        }
    }
}

// MARK: - Elements

extension PlainText {
    /// What an element means for the text.
    private enum Role {
        case inline
        case block
        case cell
        case hidden
    }

    private static let hidden = [
        "head", "script", "style", "template", "noscript", "iframe", "object", "canvas", "select", "textarea",
        "rp",
        "rt",
    ]
    private static let cells = ["td", "th"]
    private static let blocks = [
        "address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "dialog",
        "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "hr", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary",
        "table",
        "tr", "ul",
    ]

    /// The role of an element; names that a document adds to ours have higher numbers.
    private static func role(of name: UInt32) -> Role { Int(name) < roles.count ? roles[Int(name)] : .inline }

    /// The first name stands for every other one.
    private static let names = [""] + hidden + cells + blocks
    private static let roles: [Role] =
        [.inline] + hidden.map { _ in .hidden } + cells.map { _ in .cell } + blocks.map { _ in .block }
}
