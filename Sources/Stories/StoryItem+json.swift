internal import FeedFormats
internal import News

extension StoryItem {
    /// Reads an article from a JSON value; nil when it is no object.
    ///
    /// A field that is missing, null or of another type is not known. An article without an id gets one from
    /// the number of its line, and one without a title the first words of its text.
    init?(_ value: JSONValue, line: Int, reading plain: PlainText) {
        guard case .object(let members) = value else { return nil }
        self.init(key: Article.Key(source: "", item: "#\(line)"))
        for member in members {
            switch (member.name, member.value) {
            case ("id", .string(let id)), ("id", .number(let id)): key.item = id
            case ("source", .string(let source)): key.source = source
            case ("title", .string(let text)): title = Self.strip(text, plain)
            case ("summary", .string(let text)): summary = Self.strip(text, plain)
            case ("body", .string(let text)): body = Self.strip(text, plain)
            case ("url", .string(let address)): url = CanonicalURL(article: address)
            case ("published", .string(let time)): published = Timestamp(parsing: time)?.seconds
            default: break
            }
        }
        if title.isEmpty { title = (summary.isEmpty ? body : summary).firstWords }
        outlet = key.source.isEmpty ? url?.host ?? "" : key.source
    }

    /// Takes the markup out of a text, if there is any.
    private static func strip(_ text: String, _ plain: PlainText) -> String {
        let bytes = text.utf8.span
        for index in bytes.indices
        where bytes[index] == UInt8(ascii: "<") || bytes[index] == UInt8(ascii: "&") {
            return plain.text(of: Text(text, kind: .html))
        }
        return text
    }
}
