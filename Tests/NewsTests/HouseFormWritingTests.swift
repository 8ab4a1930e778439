import FeedFormats
import Foundation
import Testing

@testable import News

/// Articles written in the house form and read back.
@Suite struct HouseFormWritingTests {
    private func form() throws -> HouseForm {
        HouseForm(timeZone: try #require(TimeZone(identifier: "Africa/Cairo")), language: "en")
    }

    private func roundTrip(_ article: Article) throws -> Article {
        let form = try form()
        let text = try form.text(of: article, reading: try PlainText())
        return try form.article(in: Array(text.utf8), file: "articles/a.txt", name: "other")
    }

    @Test func `the seed article is written as it was read`() throws {
        let form = try form()
        let article = try form.article(in: Array(seedArticle.utf8), file: "articles/a.txt", name: "a")
        let text = try form.text(of: article, reading: try PlainText())
        #expect(text.hasPrefix("Supervisor Elham AbolFateh\nEditor in Chief Mohamed Wadie\n\nUS Resumes"))
        #expect(text.contains("\n\nThu 16 Jan 2020 | 08:29 PM\nYassmine Elsayed\n\nThe US military"))
        #expect(try form.article(in: Array(text.utf8), file: "articles/a.txt", name: "other") == article)
    }

    @Test func `everything the form has a place for comes back`() throws {
        var article = Article(
            key: Article.Key(source: Article.Key.newsroom, item: "7"),
            headline: "Source: talks resume"
        )
        article.masthead = [
            Article.Role(title: "Art Director", name: "Design Desk", email: "art@news.example"),
            Article.Role(title: "Web Desk", name: "Online"),
        ]
        article.subtitle = "After: four years"
        article.byline = [
            Person(name: "City and Politics"), Person(name: "Night Desk", email: "night@news.example"),
            Person(email: "desk@news.example"), Person(name: "Editor Desk"),
        ]
        article.published = Timestamp(seconds: 1_579_199_345, nanoseconds: 250_000_000, offset: 330)
        article.updated = Timestamp(seconds: 1_579_285_740, offset: nil)
        article.embargo = Timestamp(seconds: 1_579_199_340, offset: 120)
        article.summary = Text("Talks & more.")
        article.body = Text(
            "<p dir=\"rtl\">Supervisor Nobody &lt;b&gt;</p>\n<p dir=\"rtl\">Thu 16 Jan 2020 | 08:29 PM</p>",
            kind: .html,
            language: "ar-EG",
            base: "https://news.example/7"
        )
        article.permalink = "https://news.example/7"
        article.section = "World"
        article.categories = [Category("a, b"), Category("c")]
        article.language = "ar-EG"
        article.attachments = [
            Article.Attachment(
                Enclosure("https://news.example/a", type: "image/jpeg", length: 7),
                caption: "A tram"
            ),
            Article.Attachment(
                Enclosure("https://news.example/b.pdf", type: "application/pdf"),
                credit: "Desk"
            ),
        ]
        article.rights = "© Desk"
        article.credit = Article.Credit(name: "Delta News Agency")
        #expect(try roundTrip(article) == article)
    }

    @Test func `an article without headline or time cannot be written`() throws {
        let form = try form()
        let plain = try PlainText()
        var article = Article(key: Article.Key(source: Article.Key.newsroom, item: "7"), headline: "Headline")
        #expect(throws: ArticleFileError.self) { try form.text(of: article, reading: plain) }
        article.published = Timestamp(seconds: 0)
        article.headline = " "
        #expect(throws: ArticleFileError.self) { try form.text(of: article, reading: plain) }
    }

    @Test func `whatever is done to a text, it is read or refused`() throws {
        let form = try form()
        let plain = try PlainText()
        let seed = Array(seedArticle.utf8)
        let lines: [[UInt8]] = [
            "", "Section: World", "Image: https://news.example/a.jpg", "Caption: x", "By A and B",
            "Updated: never",
            "الخميس 16 يناير 2020 | 08:29 م", ": ", "Editor", "16 Jan 2020 99:99", "\u{202E}x",
            "2020-01-16T20:29:00+99:99",
        ].map { Array("\n\($0)\n".utf8) }
        var random = SeededGenerator(seed: 11)
        for _ in 0..<1500 {
            var bytes = Array(seed.prefix(Int.random(in: 0...seed.count, using: &random)))
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                let position = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes.insert(contentsOf: lines.randomElement(using: &random) ?? [], at: position)
                case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: position)
                case 2: bytes.removeSubrange(position..<min(position + 5, bytes.count))
                default: bytes.insert(contentsOf: seed[..<min(position, seed.count)].suffix(60), at: position)
                }
            }
            guard let article = try? form.article(in: bytes, file: "a.txt", name: "a") else { continue }
            let text = try form.text(of: article, reading: plain)
            _ = try? form.article(in: Array(text.utf8), file: "a.txt", name: "a")
        }
    }

    @Test func `a file of millions of lines or one endless line is read in time`() throws {
        let form = try form()
        let head = Array("Headline\n\n2020-01-16 20:29\n\n".utf8)
        let long = try form.article(
            in: head + Array(repeating: 0x61, count: 4 << 20),
            file: "a.txt",
            name: "a"
        )
        #expect(long.body?.value.utf8.count == 4 << 20 + 7)
        let many = try form.article(
            in: head + Array(repeating: 0x0A, count: 1 << 20),
            file: "a.txt",
            name: "a"
        )
        #expect(many.body == nil)
    }
}
