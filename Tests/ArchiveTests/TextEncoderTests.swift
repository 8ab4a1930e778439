import FeedFormats
import Foundation
import News
import Testing

@testable import Archive

@Suite("Values as the archive stores them")
struct TextEncoderTests {
    private struct Odd: Codable, Equatable {
        enum Choice: Codable, Equatable {
            case plain
            case of(number: Int, names: [String])
        }

        struct Nothing: Codable, Equatable {}

        var text = "\"quotes\" \\ / \u{1}\u{1F}\n\r\t é 😀 \u{2028}"
        var none: String?
        var choices: [Choice] = [.plain, .of(number: -5, names: ["a", ""]), .of(number: .max, names: [])]
        var nested: [[Int8]] = [[], [1, -128], [3]]
        var table: [String: [Bool]] = ["x\"": [true, false]]
        var nothing = Nothing()
        var holes: [Int?] = [1, nil, 3]
        var number = 0.1
        var large = UInt64.max
    }

    @Test("equal dictionaries give equal text, whatever order they keep")
    func order() throws {
        let names = (0..<40).map { "name \($0)" }
        let text = try Stored().text(of: Dictionary(uniqueKeysWithValues: names.map { ($0, $0.count) }))
        let places = try names.sorted().map { try #require(text.range(of: "\"\($0)\"")).lowerBound }
        #expect(places == places.sorted())
    }

    @Test("what is written is read back, whatever its form")
    func roundTrip() throws {
        let odd = Odd()
        let text = try Stored().text(of: odd)
        #expect(try Stored().value(Odd.self, from: text, what: "it") == odd)
        #expect(!text.contains("\n"))
        var article = article(.own("a"), "Headline “with” quotes", published: 1_795_694_400)
        article.byline = [Person(name: "City Desk")]
        article.categories = [Category("x")]
        article.masthead = [Article.Role(title: "Editor", name: "N", email: nil)]
        let stored = try Stored().text(of: article)
        #expect(try Stored().value(Article.self, from: stored, what: "it") == article)
        #expect(try Stored().text(of: article) == stored)
    }

    @Test("a number that JSON has not is refused")
    func infinity() {
        #expect(throws: EncodingError.self) { try Stored().text(of: [Double.infinity]) }
    }
}
