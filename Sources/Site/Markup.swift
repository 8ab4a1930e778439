internal import Check
internal import FeedFormats
internal import FeedXML
internal import News

/// HTML on its way to readers.
///
/// This is the one place where what articles hold becomes what is published.
enum Markup {
    /// A text as HTML that may be published, in the direction of its language.
    ///
    /// `tail` is markup of our own that follows it. Where links have a policy, those against it lose their address.
    static func html(
        _ text: Text,
        language: String?,
        appending tail: String = "",
        links: LinkPolicy? = nil
    ) -> Text {
        let isRightToLeft = language.flatMap { LanguageTag($0) }?.isRightToLeft ?? false
        var html = SafeHTML(sanitising: source(of: text), base: text.base)
        // Only what is well-formed can be put inside an element, or before another one.
        if isRightToLeft, !html.source.utf8.span.contains(" dir=\"".utf8.span), isRightToLeftText(html) {
            html = SafeHTML(sanitising: "<div dir=\"rtl\">\(html.source)\(tail)</div>")
        } else if !tail.isEmpty {
            html = SafeHTML(sanitising: html.source + tail)
        }
        let source = withoutEmptyLinks(html.source)
        return Text(
            links.map { withoutLinks(against: $0, source) } ?? source,
            kind: .html,
            language: language
        )
    }

    /// Takes out the addresses that may not be published; what they stood on stays.
    private static func withoutLinks(against policy: LinkPolicy, _ source: String) -> String {
        let bytes = Array(source.utf8)
        var kept: [UInt8] = []
        var written = 0
        var isInTag = false
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"): isInTag = true
            case UInt8(ascii: ">"): isInTag = false
            case UInt8(ascii: "\"") where isInTag:
                let end = bytes[(index + 1)...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count - 1
                let space = bytes[..<index].lastIndex(of: UInt8(ascii: " ")) ?? 0
                let name = String(decoding: bytes[space..<index], as: UTF8.self)
                let value = String(decoding: bytes[(index + 1)..<max(index + 1, end)], as: UTF8.self)
                // Places on the page, and pictures that stand in their own address, lead nowhere.
                let isLink = addresses.contains(name) && !value.hasPrefix("#") && !value.hasPrefix("data:")
                if isLink, policy.objection(to: value) != nil {
                    kept += bytes[written..<space]
                    written = end + 1
                }
                index = end
            default: break
            }
            index += 1
        }
        return written == 0 ? source : String(decoding: kept + bytes[written...], as: UTF8.self)
    }

    private static let addresses: Set<String> = [" href=", " src=", " poster=", " cite=", " longdesc="]

    /// Takes out the addresses the sanitiser emptied, which readers would take for a relative one.
    private static func withoutEmptyLinks(_ source: String) -> String {
        guard source.utf8.span.contains(" href=\"\"".utf8.span) else { return source }
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
