package import FeedFormats
internal import FeedXML
internal import Stories

/// The news sitemap (developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
///
///     urlset = *1000url          the newsroom's own articles of the last two days
///     url    = loc news(publication(name language) publication_date title)
///
/// Where there are more, each thousand is a file of its own, and the sitemap is a list of these files.
package struct NewsSitemap: Sendable, Hashable {
    /// The publication's name, exactly as the search engine knows it.
    package var publication: String
    /// The language of articles that name none.
    package var language: String
    /// The present, up to which two days are counted.
    package var now: Timestamp

    /// Makes a sitemap.
    package init(publication: String, language: String, now: Timestamp) {
        self.publication = publication
        self.language = language
        self.now = now
    }

    /// How the names of its files begin.
    static let stem = "news-sitemap"
    /// How many addresses one file may hold.
    static let most = 1000
    /// How old an article may be, in seconds.
    package static let age: Int64 = 48 * 3600

    /// The stories it may hold, the newest of them first.
    var wanted: Wanted {
        var wanted = Wanted(.own, limit: 50_000 * Self.most)
        wanted.since = now.seconds - Self.age
        return wanted
    }

    /// What a story says in it as one line; nil for one without a page or a time.
    func line(for coverage: Coverage) -> [UInt8]? {
        let article = coverage.article
        guard let page = article.permalink, let published = article.published,
            published.seconds >= now.seconds - Self.age
        else { return nil }
        let out = XMLWriter()
        out.element("url") {
            out.element("loc", [:], Percent.encoded(page))
            out.element("news:news") {
                out.element("news:publication") {
                    out.element("news:name", [:], publication)
                    out.element("news:language", [:], Self.code(of: article.language ?? language))
                }
                out.element("news:publication_date", [:], published.rfc3339)
                out.element(
                    "news:title",
                    [:],
                    article.headline.split(whereSeparator: \.isNewline).joined(separator: " ")
                )
            }
        }
        out.lineBreak()
        return out.take()
    }

    /// A language as the format wants it: without region, but for Chinese.
    private static func code(of language: String) -> String {
        let tag = language.lowercased()
        if tag.hasPrefix("zh") { return tag.contains("tw") || tag.contains("hant") ? "zh-tw" : "zh-cn" }
        return String(tag.prefix { $0 != "-" })
    }

    static let start = """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">

        """
    static let end = "</urlset>\n"

    /// The list of the files, by their addresses.
    static func index(of addresses: [String]) -> [UInt8] {
        let out = XMLWriter()
        out.startDocument()
        out.element("sitemapindex", ["xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"]) {
            out.lineBreak()
            for address in addresses {
                out.element("sitemap") { out.element("loc", [:], Percent.encoded(address)) }
                out.lineBreak()
            }
        }
        out.lineBreak()
        return out.take()
    }
}
