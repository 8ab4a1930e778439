internal import FeedFormats

extension Article {
    /// The headline, the summary and the body as plain text, as they are compared.
    package struct PlainParts: Sendable, Hashable {
        /// The headline on one line.
        package let headline: String
        /// The summary, one line for each block; empty when there is none.
        package let summary: String
        /// The body, one line for each block; empty when there is none.
        package let body: String
    }

    /// Returns what people read of the article.
    package func plainParts(reading plain: PlainText) -> PlainParts {
        PlainParts(
            headline: plain.line(of: Text(headline)),
            summary: summary.map { plain.text(of: $0) } ?? "",
            body: body.map { plain.text(of: $0) } ?? ""
        )
    }

    /// The permalink in the form in which two addresses of one article are the same.
    package var canonicalURL: CanonicalURL? { permalink.flatMap { CanonicalURL(article: $0) } }
}
