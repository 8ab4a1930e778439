import Foundation
import Testing

/// Articles that break other producers: each is published or refused with a sentence, and nothing else suffers.
@Suite("Awkward articles")
struct AwkwardArticleTests {
    private func newsroom(limit: Int = 100) throws -> TemporaryNewsroom {
        let newsroom = try TemporaryNewsroom(demo: false)
        try newsroom.write(
            """
            [newsroom]
            title = "The Desk"
            link = "https://desk.example/"
            time_zone = "UTC"
            feed_base = "https://desk.example/feeds/"
            [limits]
            source_bytes = 100000000
            [[output]]
            name = "all"
            title = "All"
            articles = "own"
            limit = \(limit)
            """,
            to: "masthead.toml"
        )
        return newsroom
    }

    /// Imports a JSON file, publishes, and gives what was said and the three feeds.
    private func publish(
        _ json: Data,
        in newsroom: TemporaryNewsroom
    ) throws -> (said: String, feeds: [String]) {
        try json.write(to: newsroom.folder.appending(path: "in.json"))
        let command = newsroom.command
        let imported = try command.run("import", "in.json", "--verbose")
        let grouped = try command.run("group")
        let published = try command.run("publish")
        #expect(grouped.status == 0 && published.status == 0, "\(grouped.errors)\(published.errors)")
        let names = ["public/all.rss.xml", "public/all.atom.xml", "public/all.json"]
        let check = try command.run(program: Command.executable, ["check"] + names)
        #expect(check.status == 0 && check.output == "", "\(check.output.prefix(500))")
        return (imported.output + imported.errors, try names.map { try newsroom.text($0) })
    }

    private func article(_ id: String, _ title: String, more: String = "") -> String {
        """
        {"id": \(id), "title": "\(title)", "published": "2026-01-01T10:00:00+02:00", "content_html": "<p>\(title)</p>"\(more)}
        """
    }

    @Test("lone surrogates and invalid UTF-8 are replaced, and the others published")
    func surrogates() throws {
        var json = Data("[\(article("\"a\"", "Half \\ud83d of a pair")), \(article("\"b\"", "Sound")), ".utf8)
        json.append(Data("{\"id\": \"c\", \"title\": \"Broken ".utf8))
        json.append(contentsOf: [0xFF, 0xC3, 0x28])
        json.append(Data(" bytes\", \"content_text\": \"Text\"}]".utf8))
        let (_, feeds) = try publish(json, in: try newsroom())
        for feed in feeds {
            #expect(feed.contains("Sound"))
            #expect(feed.contains("Half"))
            #expect(feed.contains("Broken"))
        }
    }

    @Test("an id with blanks or in any script is published under one that is an address")
    func oddIDs() throws {
        let json =
            "[\(article("\"an id with  blanks\"", "One")), \(article("\"خبر\"", "Two")), \(article("17", "Three"))]"
        let (_, feeds) = try publish(Data(json.utf8), in: try newsroom())
        for feed in feeds {
            #expect(feed.contains("tag:desk.example,2026:an%20id%20with%20%20blanks"))
            #expect(feed.contains("tag:desk.example,2026:17"))
        }
    }

    @Test("a home page in any script gives ids of a name as the network knows it")
    func internationalHome() throws {
        let newsroom = try newsroom()
        let toml = try newsroom.text("masthead.toml")
        try newsroom.write(
            toml.replacing("\"https://desk.example/\"", with: "\"https://Bücher.example/\""),
            to: "masthead.toml"
        )
        let (_, feeds) = try publish(Data(article("17", "One").utf8), in: newsroom)
        for feed in feeds { #expect(feed.contains("tag:xn--bcher-kva.example,2026:17")) }
    }

    @Test("all that withholds a set is told with --json and --verbose")
    func allObjections() throws {
        let newsroom = try newsroom()
        let articles = (1...5).map { number in
            article("\"i\(number)\"", "Headline \(number)", more: ", \"url\": \"http://localhost/\(number)\"")
        }
        try newsroom.write("[\(articles.joined(separator: ","))]", to: "in.json")
        try newsroom.command.run("import", "in.json")
        try newsroom.command.run("group")
        let run = try newsroom.command.run("publish", "--json")
        let report = try #require(
            JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        )
        #expect(run.status == 4 && (report["objections"] as? [String])?.count == 5)
        #expect(run.errors.contains("“Headline 1” (ID i1)"))
        #expect(try newsroom.command.run("publish", "--verbose").output.contains("  “Headline 5” (ID i5): "))
    }

    @Test("of two articles with one id both are published, and it is said")
    func twins() throws {
        let json = "[\(article("\"a\"", "First")), \(article("\"a\"", "Second"))]"
        let (said, feeds) = try publish(Data(json.utf8), in: try newsroom())
        #expect(said.contains("article 2 has the id “a” of an earlier one"))
        for feed in feeds { #expect(feed.contains("First") && feed.contains("Second")) }
    }

    @Test("an article of thirty megabytes is published, and its neighbour with it")
    func large() throws {
        let body = String(
            repeating: "<p>Thirty megabytes of one sentence after the other.</p>",
            count: 550_000
        )
        let json =
            "[{\"id\": \"a\", \"title\": \"Large\", \"content_html\": \"\(body)\"}, \(article("\"b\"", "Small"))]"
        let (_, feeds) = try publish(Data(json.utf8), in: try newsroom())
        for feed in feeds {
            #expect(feed.utf8.count > 30_000_000)
            #expect(feed.contains("Small"))
        }
    }

    @Test("an article larger than the limit is refused with a sentence, and what was published stays")
    func tooLarge() throws {
        let newsroom = try newsroom()
        _ = try publish(Data("[\(article("\"a\"", "One"))]".utf8), in: newsroom)
        let toml = try newsroom.text("masthead.toml")
        try newsroom.write(toml.replacing("100000000", with: "1000"), to: "masthead.toml")
        try newsroom.write("[\(article("\"b\"", String(repeating: "long ", count: 500)))]", to: "in.json")
        let run = try newsroom.command.run("import", "in.json")
        #expect(run.status == 3)
        #expect(run.errors.contains("in.json has more than the 1000 bytes allowed"))
        #expect(try newsroom.text("public/all.json").contains("One"))
    }

    @Test(
        "all 42 awkward articles are published in every format, valid and beyond reproach",
        .enabled(if: Schemas.areHere, "needs ../shared and xmllint")
    )
    func collected() throws {
        let shared = try #require(Checkout.shared)
        let newsroom = try newsroom()
        let json = try Data(contentsOf: shared.appending(path: "validity/nasty_articles.json"))
        let (_, feeds) = try publish(json, in: newsroom)
        #expect(feeds[0].split(separator: "<item").count == 43)
        #expect(feeds[1].split(separator: "<entry").count == 43)
        #expect(feeds[2].split(separator: "{\"id\":").count == 43)
        for name in ["all.rss.xml", "all.atom.xml"] {
            #expect(try Schemas.faults(in: newsroom.folder.appending(path: "public/\(name)")) == "")
        }
    }

    @Test("two articles to which the template gives one permalink are told with both files")
    func onePermalink() throws {
        let newsroom = try TemporaryNewsroom(demo: false)
        try newsroom.command.run("init", "--link", "https://desk.example/")
        let toml = try newsroom.text("masthead.toml")
        try newsroom.write(
            toml.replacing(
                "[newsroom]",
                with: "[newsroom]\narticle_url = \"https://desk.example/{year}/{title}\""
            ),
            to: "masthead.toml"
        )
        let texts = [
            "Rain falls over the northern valley while farmers bring cattle down from their summer pastures.",
            "Sunshine returns to coastal towns, and swimmers crowd every beach before the autumn fair opens.",
        ]
        func article(_ day: Int, _ more: String = "") -> String {
            "Weather\n\(more)\n\(day) Nov 2026 | 08:29\n\n\(texts[day % 2])\n"
        }
        try newsroom.write(article(2), to: "articles/b.txt")
        try newsroom.write(article(1), to: "articles/a.txt")
        for _ in 0..<2 {
            let run = try newsroom.command.run("update")
            #expect(run.status == 3)
            #expect(
                run.errors.contains(
                    "articles/a.txt, articles/b.txt: article_url gives them one permalink, "
                        + "https://desk.example/2026/weather;"
                )
            )
        }
        let feed = try newsroom.text("public/articles.json")
        #expect(texts.allSatisfy(feed.contains))
        try newsroom.write(article(2, "URL: https://desk.example/3\n"), to: "articles/b.txt")
        let mended = try newsroom.command.run("update")
        #expect(mended.status == 0 && mended.errors == "")
    }
}
