import FeedFormats
import Testing

@testable import News

/// Templates of addresses, and the addresses they make.
@Suite struct PermalinkTemplateTests {
    private var article: Article {
        var article = Article(
            key: Article.Key(source: Article.Key.newsroom, item: "a b"),
            headline: "Nile’s Tram: Opens!"
        )
        article.published = Timestamp(seconds: 1_577_829_600, offset: 120)
        article.section = "أخبار محلية"
        return article
    }

    @Test(arguments: [
        ("https://x.example/{year}/{month}/{day}/{slug}", "https://x.example/2020/01/01/tram-opens"),
        ("https://x.example/{title}.html", "https://x.example/niles-tram-opens.html"),
        ("https://x.example/?id={id}", "https://x.example/?id=a%20b"),
        (
            "https://x.example/{section}/",
            "https://x.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1-%D9%85%D8%AD%D9%84%D9%8A%D8%A9/"
        ),
    ])
    func `names are replaced by what the article says`(template: String, address: String) throws {
        #expect(try PermalinkTemplate(template).address(of: article, file: "2020/tram opens") == address)
    }

    @Test func `an article of no file has its headline for a slug`() throws {
        #expect(
            try PermalinkTemplate("https://x.example/{slug}").address(of: article)
                == "https://x.example/niles-tram-opens"
        )
    }

    @Test func `nothing is invented for what is missing`() throws {
        var bare = Article(key: Article.Key(source: Article.Key.newsroom, item: "a"), headline: "…")
        for template in ["{year}", "{section}", "{slug}"] {
            #expect(try PermalinkTemplate("https://x.example/\(template)").address(of: bare) == nil)
        }
        bare.headline = String(repeating: "word ", count: 100)
        let address = try #require(try PermalinkTemplate("https://x.example/{slug}").address(of: bare))
        #expect(address.utf8.count < 110)
    }

    @Test(arguments: [
        "/{slug}", "https://x.example/{sulg}", "https://x.example/{slug", "ftp://x.example/{id}", "",
    ])
    func `a template that cannot work is refused`(template: String) {
        #expect(throws: PermalinkTemplate.Failure.self) { try PermalinkTemplate(template) }
    }
}
