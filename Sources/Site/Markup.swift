internal import FeedFormats

/// HTML on its way to readers.
///
/// This is the one place where what articles hold becomes what is published.
enum Markup {
    /// A text as HTML that may be published, in the direction of its language.
    static func html(_ text: Text, language: String?, appending tail: String = "") -> Text {
        let source =
            switch text.kind {
            case .html, .xhtml: text.value
            case .text, .media: paragraphs(of: text.value)
            }
        let whole = source + tail
        let directed = isRightToLeft(language) ? "<div dir=\"rtl\">\(whole)</div>" : whole
        return Text(directed, kind: .html, language: language)
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

    /// Text with the characters that mean something in HTML as references.
    static func escaped(_ text: some StringProtocol) -> String {
        var source = ""
        source.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": source += "&amp;"
            case "<": source += "&lt;"
            case ">": source += "&gt;"
            case "\"": source += "&quot;"
            default: source.unicodeScalars.append(scalar)
            }
        }
        return source
    }

    /// Whether a language is written from right to left.
    static func isRightToLeft(_ language: String?) -> Bool {
        guard let language else { return false }
        let parts = language.lowercased().split { $0 == "-" || $0 == "_" }
        if let script = parts.dropFirst().first(where: { $0.utf8.count == 4 }) {
            return ["arab", "hebr", "thaa", "syrc", "nkoo", "adlm"].contains(script)
        }
        return parts.first.map { Self.rightToLeft.contains(String($0)) } ?? false
    }

    private static let rightToLeft: Set<String> = [
        "ar", "arc", "arz", "azb", "ckb", "dv", "fa", "glk", "he", "iw", "mzn", "nqo", "pnb", "prs", "ps",
        "sd", "syr", "ug", "ur", "yi",
    ]
}
