/// The news sitemap (developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
enum NewsSitemap {
    /// How the names of its files begin.
    static let stem = "news-sitemap"
}
