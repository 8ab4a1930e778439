import FeedFormats
import Foundation
import Testing

@testable import News

/// The articles of the demo newsroom.
@Suite struct DemoArticlesTests {
    private func article(_ name: String) throws -> Article {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../feeds/articles/"
        )
        let bytes = Array(try Data(contentsOf: root.appending(path: "\(name).txt")))
        let form = HouseForm(timeZone: try #require(TimeZone(identifier: "Africa/Cairo")), language: "en")
        return try form.article(in: bytes, file: "articles/\(name).txt", name: name)
    }

    @Test(arguments: [
        ("us-resumes-military-operations-in-iraq", 2, 1, 10), ("berlin-conference-libya", 3, 2, 7),
        ("ever-given-refloated-suez-canal", 2, 1, 7), ("first-coronavirus-vaccinations", 1, 0, 4),
        ("nile-dam-talks-washington", 2, 1, 7), ("royal-mummies-parade", 2, 1, 6),
    ])
    func `each is read with all of its masthead, byline and paragraphs`(
        name: String,
        roles: Int,
        people: Int,
        paragraphs: Int
    ) throws {
        let article = try article(name)
        #expect(article.masthead.count == roles)
        #expect(article.byline.count == people)
        #expect(article.body?.value.split(separator: "\n").count == paragraphs)
        #expect(article.published?.offset == 120)
    }

    @Test func `the seed article is among them`() throws {
        let form = HouseForm(timeZone: try #require(TimeZone(identifier: "Africa/Cairo")), language: "en")
        let name = "us-resumes-military-operations-in-iraq"
        #expect(try article(name) == form.article(in: Array(seedArticle.utf8), file: name, name: name))
    }
}
