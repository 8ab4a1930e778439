internal import FeedFormats
internal import News

/// HTML on its way to readers.
///
/// This is the one place where what articles hold becomes what is published.
enum Markup {
    /// A text as HTML that may be published, in the direction of its language.
    ///
    /// `tail` is markup of our own that follows it.
    static func html(_ text: Text, language: String?, appending tail: String = "") -> Text {
        let isRightToLeft = language.flatMap { LanguageTag($0) }?.isRightToLeft ?? false
        var html = SafeHTML(sanitising: source(of: text), base: text.base)
        // Only what is well-formed can be put inside an element, or before another one.
        if isRightToLeft, !html.source.contains(" dir=\""), isRightToLeftText(html) {
            html = SafeHTML(sanitising: "<div dir=\"rtl\">\(html.source)\(tail)</div>")
        } else if !tail.isEmpty {
            html = SafeHTML(sanitising: html.source + tail)
        }
        return Text(withoutEmptyLinks(html.source), kind: .html, language: language)
    }

    /// Takes out the addresses the sanitiser emptied, which readers would take for a relative one.
    private static func withoutEmptyLinks(_ source: String) -> String {
        guard source.contains(" href=\"\"") else { return source }
        return source.replacing(/(<a\b[^<>]*?) href=""/) { String($0.output.1) }
    }

    /// Whether the words of a text run from right to left, as those of its language do.
    private static func isRightToLeftText(_ html: SafeHTML) -> Bool {
        var words = String.UnicodeScalarView()
        var isInTag = false
        for scalar in html.source.unicodeScalars {
            if scalar == "<" { isInTag = true }
            if !isInTag { words.append(scalar) }
            if scalar == ">" { isInTag = false }
        }
        return LanguageTag.isRightToLeft(text: String(words)) ?? false
    }

    private static func source(of text: Text) -> String {
        switch text.kind {
        case .html, .xhtml: text.value
        case .text: paragraphs(of: text.value)
        case .media(let type): type.lowercased().hasPrefix("text/") ? paragraphs(of: text.value) : ""
        }
    }

    /// Plain text as HTML: a paragraph for each block between blank lines.
    static func paragraphs(of text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .split { line in line.allSatisfy(\.isWhitespace) }
            .map { lines in
                let block = lines.joined(separator: "\n")
                return "<p>\(escaped(block.trimmingPrefix(while: \.isWhitespace)))</p>"
            }
            .joined(separator: "\n")
    }

    /// Text as it stands in HTML, also between quotation marks.
    static func escaped(_ text: some StringProtocol) -> String {
        SafeHTML(text: String(text)).source.replacing("\"", with: "&quot;")
    }
}
