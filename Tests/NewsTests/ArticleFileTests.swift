import FeedFormats
import Foundation
import Testing

@testable import News

/// Files of articles in JSON.
@Suite struct ArticleFileTests {
    private func read(_ json: String, language: String? = nil) throws -> ArticleFile {
        try read(Array(json.utf8), language: language)
    }

    private func read(_ bytes: [UInt8], language: String? = nil) throws -> ArticleFile {
        let form = HouseForm(timeZone: try #require(TimeZone(identifier: "Africa/Cairo")), language: language)
        return try ArticleFile(
            bytes,
            file: "articles/a.json",
            name: "a",
            form: form,
            reading: try PlainText()
        )
    }

    @Test func `an article that stands alone is read whole`() throws {
        let file = try read(
            #"""
            {"id": 35, "title": " Tram\n& train ", "url": "https://news.example/خبر 1", "language": "ar_eg",
             "published": "2026-01-15T23:30:00.123456+02:00", "updated": null, "subtitle": "S", "section": "Local",
             "authors": [{"name": "Desk", "email": "d@news.example", "uri": null}, "City Desk", null, {},
                         {"name": "W", "url": "mailto:w@news.example"}],
             "summary_html": null, "content_html": "<p>x</p>", "rights": "©", "nasty": [1, {"x": 2}],
             "categories": ["a,b", " spaced ", "dup", "dup", "", {"term": "t", "label": "T"}], "keywords": "k",
             "enclosures": [{"url": "https://news.example/v.mp4", "type": null, "length": 5368709120},
                            {"url": "relative.jpg"}],
             "masthead": {"editor_in_chief": {"name": "Nile Desk", "email": "e@news.example"}, "Web": "Online"},
             "source": "Delta News Agency"}
            """#
        )
        let article = try #require(file.articles.first)
        #expect(article.key == Article.Key(source: "newsroom", item: "35"))
        #expect(article.headline == "Tram\n& train")
        #expect(article.permalink == "https://news.example/خبر 1")
        #expect(article.language == "ar-EG")
        #expect(article.published?.rfc3339 == "2026-01-15T23:30:00.123456+02:00")
        #expect(article.updated == nil && article.summary == nil)
        #expect(
            article.byline == [
                Person(name: "Desk", email: "d@news.example"), Person(name: "City Desk"),
                Person(name: "W", email: "w@news.example"),
            ]
        )
        let base = "https://news.example/خبر 1"
        #expect(article.body == Text("<p>x</p>", kind: .html, language: "ar-EG", base: base))
        #expect(article.categories.map(\.term) == ["a,b", "spaced", "dup", "t", "k"])
        let film = Enclosure("https://news.example/v.mp4", type: "video/mp4", length: 5_368_709_120)
        #expect(article.attachments == [Article.Attachment(film)])
        #expect(
            article.masthead == [
                Article.Role(title: "Editor in chief", name: "Nile Desk", email: "e@news.example"),
                Article.Role(title: "Web", name: "Online"),
            ]
        )
        #expect(article.credit == Article.Credit(name: "Delta News Agency"))
        #expect(file.warnings.count == 1 && file.refusals.isEmpty)
    }

    @Test func `an article without id has the file's name`() throws {
        #expect(try read(#"{"title": "T"}"#).articles.map(\.key.item) == ["a"])
        let two = try read(#"{"articles": [{"title": "T"}, {"title": "U"}]}"#).articles.map(\.key.item)
        #expect(Set(two).count == 2 && two.allSatisfy { $0.hasPrefix("a#") })
        #expect(try read(#"[{"title": "U"}, {"title": "T"}]"#).articles.map(\.key.item) == two.reversed())
    }

    @Test func `of two articles with one id the second gets another one, the same each time`() throws {
        let json = #"""
            [{"id": "7", "title": "A", "url": "https://news.example/a"},
             {"id": "7", "title": "B", "url": "https://news.example/b"},
             {"id": "7", "title": "B", "url": "https://news.example/b", "content_text": "more"}]
            """#
        let file = try read(json)
        let items = file.articles.map(\.key.item)
        #expect(items.count == 3 && Set(items).count == 3 && items[0] == "7")
        #expect(items[1].hasPrefix("7#") && items[2].hasPrefix("7#"))
        #expect(file.warnings.count == 2)
        #expect(file.warnings[0].hasPrefix("articles/a.json: article 2 has the id “7” of an earlier one"))
        #expect(try read(json).articles.map(\.key.item) == items)
    }

    @Test func `the document's language and masthead are those of its articles`() throws {
        let file = try read(
            #"""
            {"feed": {"language": "ar", "masthead": {"supervisor": {"name": "Nile Desk"}}},
             "articles": [{"title": "A"}, {"title": "B", "language": "en"}]}
            """#
        )
        #expect(file.articles.map(\.language) == ["ar", "en"])
        #expect(file.articles[0].masthead == [Article.Role(title: "Supervisor", name: "Nile Desk")])
    }

    @Test func `an empty title is the first words of the text`() throws {
        let file = try read(#"{"title": "", "content_html": "<p>A photo.</p>"}"#)
        #expect(file.articles.first?.headline == "A photo.")
    }

    @Test func `one bad article harms no other`() throws {
        let file = try read(
            #"""
            [{"title": "A"}, 7, {"title": "B", "published": "tomorrow"}, {}, {"title": "C", "url": "x", "language": "Arabic"}]
            """#
        )
        #expect(file.articles.map(\.headline) == ["A", "C"])
        #expect(
            file.refusals.map(\.reason) == [
                "article 2 is no object", "article 3 has the unknown date “tomorrow” as “published”",
                "article 4 says nothing",
            ]
        )
        #expect(file.warnings.count == 2)
    }

    @Test func `half surrogate pairs and bytes that are no UTF-8 are mended and told`() throws {
        let bytes = Array(#"{"title": "half \ud83d", "content_text": ""#.utf8) + [0xE9] + Array(#""}"#.utf8)
        let file = try read(bytes)
        #expect(file.articles.first?.headline == "half \u{FFFD}")
        #expect(file.articles.first?.body?.value == "\u{FFFD}")
        #expect(file.warnings.count == 2)
    }

    @Test(arguments: [
        ("2020-01-16T20:29:00", "2020-01-16T20:29:00+02:00"), ("2020-01-16", "2020-01-16T00:00:00+02:00"),
        ("16 Jan 2020 20:29", "2020-01-16T20:29:00+02:00"),
        ("2023-07-01 12:00:00.5", "2023-07-01T12:00:00.5+03:00"),
        ("2020-01-16T20:29:00Z", "2020-01-16T20:29:00Z"),
        ("2020-01-16T20:29:00+01:00", "2020-01-16T20:29:00+01:00"),
        ("1579199340", "2020-01-16T18:29:00Z"), ("Thu, 16 Jan 2020 20:29:00 GMT", "2020-01-16T20:29:00Z"),
    ])
    func `times without a zone are the newsroom's`(written: String, time: String) throws {
        let article = try read(#"{"title": "T", "published": "\#(written)", "embargo": "\#(written)"}"#)
            .articles.first
        #expect(article?.published?.rfc3339 == time)
        #expect(article?.embargo?.rfc3339 == time)
    }

    @Test func `an article that names no language has the newsroom's, unless its script contradicts it`()
        throws
    {
        let json = #"""
            [{"title": "A tram", "content_text": "A sentence."}, {"title": "موكب", "content_html": "<p>انتقلت</p>"},
             {"title": "Une phrase", "language": "fr"}]
            """#
        let file = try read(json, language: "en")
        #expect(file.articles.map(\.language) == ["en", nil, "fr"])
        #expect(file.articles[0].body?.language == "en")
        #expect(try read(json, language: "ar-EG").articles.map(\.language) == [nil, "ar-EG", "fr"])
        #expect(
            try read(#"{"language": "fr", "articles": [{"title": "T"}]}"#, language: "en").articles[0]
                .language == "fr"
        )
    }

    @Test(arguments: [
        #""title": "T", "content_text": ["lost"]"#, #""title": {"rendered": "T"}, "content_text": "x""#,
        #""title": "T", "embargo": ["2099-01-01"]"#, #""title": "T", "published": true"#,
        #""title": "T", "id": [1]"#,
        #""title": "T", "summary": {"a": "b"}"#,
    ])
    func `an article whose text or time is of another kind is refused`(members: String) throws {
        let file = try read("[{\(members)}, {\"title\": \"Sound\"}]")
        #expect(file.articles.map(\.headline) == ["Sound"])
        let refusal = try #require(file.refusals.first).description
        #expect(refusal.hasPrefix("articles/a.json: article 1 has another kind of value than text as “"))
    }

    @Test(arguments: ["embargo_until", "Embargo", "embargoed"])
    func `an embargo under another name is refused with the right one`(name: String) throws {
        let file = try read(
            #"[{"title": "T", "\#(name)": "2099-01-01T10:00:00Z"}, {"title": "U", "\#(name)": null}]"#
        )
        #expect(file.articles.map(\.headline) == ["U"])
        #expect(file.refusals.first?.remedy == "write the time as “embargo”")
    }

    @Test func `other values of another kind are told, and false is nothing`() throws {
        let file = try read(
            #"{"title": "T", "section": ["S"], "authors": ["A", ["B"]], "subtitle": false, "body": 42}"#
        )
        #expect(
            file.warnings == [
                "articles/a.json: the article: its section is no text and was left out.",
                "articles/a.json: the article: an element of its authors is neither text nor object and was left out.",
            ]
        )
        #expect(file.articles.first?.body?.value == "42")
    }

    @Test func `a value that no feed may hold is told and left out, not its article`() throws {
        let file = try read(
            #"""
            {"title": "T", "authors": [{"name": "A", "email": "not mail", "uri": "javascript:x"}, {"uri": "a b"}],
             "masthead": {"editor": {"name": "E", "email": "@"}},
             "categories": [{"term": "c", "scheme": "javascript:x"}, {"term": "d", "scheme": "https://s.example/a b"}],
             "url": "http:///x", "enclosures": [{"url": "https://m.example/a.mp3", "type": "mp3", "length": 1.5},
              {"url": "https://m.example/b", "type": "audio/mpeg", "length": "123"}]}
            """#
        )
        let article = try #require(file.articles.first)
        #expect(article.byline == [Person(name: "A")])
        #expect(article.masthead == [Article.Role(title: "Editor", name: "E")])
        #expect(article.categories == [Category("c"), Category("d", scheme: "https://s.example/a b")])
        #expect(article.permalink == nil)
        #expect(
            article.attachments.map(\.file) == [
                Enclosure("https://m.example/a.mp3", type: "audio/mpeg"),
                Enclosure("https://m.example/b", type: "audio/mpeg", length: 123),
            ]
        )
        let told = ["not mail", "javascript:x", "a b", "@", "javascript:x", "http:///x", "mp3", "1.5"]
        #expect(file.warnings.count == told.count)
        for value in told { #expect(file.warnings.contains { $0.contains("“\(value)”") }, "\(value)") }
    }

    @Test func `what is told of one file in two places is put together, and told where it differs`() throws {
        let image = #""image": "https://m.example/d.jpg", "enclosures": [{"url": "https://m.example/d.jpg", "#
        let file = try read(#"{"title": "T", \#(image)"length": 7, "caption": "C"}]}"#)
        let expected = Article.Attachment(
            Enclosure("https://m.example/d.jpg", type: "image/jpeg", length: 7),
            caption: "C"
        )
        #expect(file.articles.first?.attachments == [expected] && file.warnings == [])
        #expect(try read(#"{"title": "T", \#(image)"type": "image/png"}]}"#).warnings.count == 1)
    }

    @Test(arguments: [
        ("publshed", "published"), ("titel", "title"), ("Section", "section"), ("author", "authors"),
        ("custom", nil), ("nasty", nil), ("tag", nil),
    ])
    func `a misspelt name is told with the one that may be meant`(name: String, meant: String?) throws {
        let warnings = try read(#"{"content_text": "A sentence.", "\#(name)": "x"}"#).warnings
        let place = "articles/a.json: the article: its “\(name)” is not read, and may be meant as "
        #expect(warnings == (meant.map { ["\(place)“\($0)”."] } ?? []))
    }

    @Test func `what is no JSON is refused with its line`() throws {
        let error = #expect(throws: ArticleFileError.self) { try read("[{},\n{\"title\" 7}]") }
        #expect(error?.line == 2)
        #expect(error?.description.hasPrefix("articles/a.json, line 2: it is no JSON: ") ?? false)
        #expect(throws: ArticleFileError.self) { try read("7") }
        #expect(throws: ArticleFileError.self) { try read("") }
        #expect(try read("[]").articles.isEmpty)
    }

    @Test(arguments: ["a.txt", "a.json"])
    func `a file that is UTF-16 or empty is told as what it is`(file: String) throws {
        let plain = try PlainText()
        let form = HouseForm(timeZone: .gmt)
        func refusal(_ bytes: [UInt8]) -> ArticleFileError? {
            do throws(ArticleFileError) {
                if file.hasSuffix(".txt") {
                    _ = try form.article(in: bytes, file: file, name: "a")
                } else {
                    _ = try ArticleFile(bytes, file: file, name: "a", form: form, reading: plain)
                }
                return nil
            } catch {
                return error
            }
        }
        for text in ["{\"title\": \"x\"}", "A headline\n\n2020-01-16 08:29\n\nText.\n"] {
            for encoding in [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian] {
                let error = refusal(try Array(#require(text.data(using: encoding))))
                #expect(error?.reason == "the file is UTF-16")
                #expect(error?.remedy.contains("UTF-8") == true)
            }
        }
        #expect(
            refusal([])?.description == "\(file): the file is empty; write an article into it, or remove it."
        )
        #expect(refusal(Array(" \n\t\n".utf8))?.reason == "the file is empty")
    }
}
