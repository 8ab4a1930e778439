internal import FeedXML

extension Text {
    /// The text without markup on one line, for formats that hold only plain text.
    package var plain: String {
        guard kind == .html || kind == .xhtml else { return value }
        return plainText(of: value)
    }

    /// The text as HTML source.
    var html: String { kind == .html || kind == .xhtml ? value : SafeHTML(text: value).source }
}

/// The text of HTML on one line: code left out, a space between blocks.
private func plainText(of html: String) -> String {
    let names = [
        "", "script", "style", "template", "br", "p", "div", "li", "td", "th", "tr", "h1", "h2", "h3", "h4",
    ]
    guard let reader = try? HTMLReader(names: names) else { return html }
    return reader.read(html) { segment in
        var text = ""
        var position = segment.range.lowerBound
        while position < segment.range.upperBound {
            if segment.isText(position) {
                text += segment.characters(of: position)
            } else if 1...3 ~= segment.name(of: position) {
                position = segment.end(of: position)
                continue
            } else if segment.name(of: position) >= 4, segment.name(of: position) < names.count {
                text += " "
            }
            position += 1
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
