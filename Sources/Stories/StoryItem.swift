package import News

/// What grouping reads of an article; whatever is not known may be missing.
package struct StoryItem: Sendable, Hashable {
    /// What tells the article from every other.
    package var key: Article.Key
    /// The headline, plain text.
    package var title: String
    /// The short text, plain.
    package var summary: String
    /// The full text, plain.
    package var body: String
    /// Its address, in the form in which the addresses of one article are the same.
    package var url: CanonicalURL?
    /// Who published it: a name or a host; different feeds of one outlet have the same.
    package var outlet: String
    /// When it was published, in seconds since 1970.
    package var published: Int64?
    /// Whose text it says it is.
    package var credit: String?

    /// Makes an item of which only the key is known.
    package init(key: Article.Key) {
        self.key = key
        title = ""
        summary = ""
        body = ""
        outlet = key.source
    }
}

extension CanonicalURL {
    /// Whether it is a site's home page, which identifies no article.
    var isHomePage: Bool {
        !beyondScheme.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
    }

    /// The host, which tells whose page it is.
    var host: String { String(Substring(beyondScheme.prefix { $0 != UInt8(ascii: "/") })) }

    private var beyondScheme: Substring.UTF8View {
        value.utf8.drop { $0 != UInt8(ascii: "/") }.drop { $0 == UInt8(ascii: "/") }
    }
}
