import FeedFormats
import Foundation
import News
import Stories
import Testing

@testable import Site

@Suite("The news sitemap")
struct NewsSitemapTests {
    private static let now = Timestamp(seconds: 1_790_000_000)

    /// Articles of the newsroom, so many seconds old.
    private func shelf(_ ages: [Int64]) -> FewStories {
        FewStories(
            coverages: ages.enumerated().map { index, age in
                var article = Article(
                    key: .init(source: Article.Key.newsroom, item: "\(index)"),
                    headline: "A & B \(index)"
                )
                article.published = Timestamp(seconds: Self.now.seconds - age, offset: 120)
                article.permalink = "https://desk.example/\(index)"
                article.language = index == 0 ? "ar-EG" : nil
                return Coverage(
                    publishedID: "tag:desk.example,2026:\(index)",
                    article: article,
                    firstSeen: Self.now
                )
            }
        )
    }

    private func published(_ shelf: FewStories) throws -> [String: String] {
        let test = try TestFolder()
        let folder = try PublicFolder(at: test.path)
        var edition = Edition(
            newsroom: Newsroom(
                title: "The Desk",
                link: "https://desk.example/",
                description: "News",
                feedBase: "https://desk.example/feeds/"
            ),
            outlets: [:],
            outputs: []
        )
        edition.isPacked = false
        edition.sitemap = NewsSitemap(publication: "The Desk", language: "en", now: Self.now)
        try folder.complete(edition.stage(from: shelf, in: folder).renames)
        return try test.files
    }

    @Test("it holds the articles of exactly two days, with name, language, time and title")
    func twoDays() throws {
        let files = try published(shelf([0, 48 * 3600, 48 * 3600 + 1]))
        let sitemap = try #require(files["news-sitemap.xml"])
        #expect(sitemap.split(separator: "<url>").count == 3)
        #expect(sitemap.contains("<loc>https://desk.example/1</loc>"))
        #expect(!sitemap.contains("<loc>https://desk.example/2</loc>"))
        #expect(sitemap.contains("<news:name>The Desk</news:name><news:language>ar</news:language>"))
        #expect(sitemap.contains("<news:language>en</news:language>"))
        #expect(sitemap.contains("<news:title>A &amp; B 0</news:title>"))
        #expect(sitemap.contains("+02:00</news:publication_date>"))
    }

    @Test("a thousand are one file, one more are two and a list of them", arguments: [1000, 1001, 2500])
    func thousand(count: Int) throws {
        let files = try published(shelf(Array(repeating: 60, count: count)))
        let sitemap = try #require(files["news-sitemap.xml"])
        if count == 1000 {
            #expect(sitemap.split(separator: "<url>").count == 1001)
            #expect(files["news-sitemap-1.xml"] == nil)
        } else {
            let parts = (count + 999) / 1000
            #expect(sitemap.contains("<sitemapindex"))
            #expect(sitemap.split(separator: "<sitemap>").count == parts + 1)
            #expect(
                files["news-sitemap-\(parts).xml"]?.split(separator: "<url>").count == (count - 1) % 1000 + 2
            )
            #expect(files["news-sitemap-\(parts + 1).xml"] == nil)
        }
    }

    @Test("without news it is empty and still valid")
    func empty() throws {
        let sitemap = try #require(try published(shelf([]))["news-sitemap.xml"])
        #expect(sitemap.contains("<urlset") && !sitemap.contains("<url>"))
    }
}
