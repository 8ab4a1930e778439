internal import News

extension StoryItem {
    /// The names that a line of JSON may have; any other is ignored.
    private static let names: Set<String> = [
        "id", "title", "summary", "body", "url", "source", "published", "lang",
    ]

    /// Reads an article from a line of JSON; nil when it is no JSON object.
    ///
    /// Missing fields, null and values of another type are all the same: not known.
    package init?(json line: [UInt8]) {
        guard let object = JSONLine(line, keeping: Self.names) else { return nil }
        func text(_ name: String) -> String {
            guard case .string(let text) = object.fields[name] else { return "" }
            return text
        }
        let id =
            switch object.fields["id"] {
            case .string(let id): id
            case .number(let id): id
            case nil: ""
            }
        self.init(key: Article.Key(source: text("source"), item: id))
        title = PlainText.strip(text("title"))
        summary = PlainText.strip(text("summary"))
        body = PlainText.strip(text("body"))
        url = CanonicalAddress.of(text("url"))
        published = Instant.seconds(text("published"))
    }
}
