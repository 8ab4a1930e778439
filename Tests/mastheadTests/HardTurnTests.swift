import Foundation
import Testing

/// What newsrooms do to articles that are published already.
@Suite struct HardTurnTests {
    private static let text =
        "Ferries stop at the old port for a week because the harbour crane collapsed during the storm on Thursday "
        + "night and nobody was hurt, officials of the port authority told reporters."

    private func feed(_ outlet: String, _ title: String, _ text: String) -> String {
        """
        <rss version="2.0"><channel><title>\(outlet)</title><link>https://\(outlet).example/</link><item>
        <guid isPermaLink="false">\(outlet)-1</guid><title>\(title)</title><link>https://\(outlet).example/1</link>
        <description>\(text)</description><pubDate>Fri, 27 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>
        """
    }

    @Test("an article that is rewritten leaves its story, and the run goes on")
    func rewritten() throws {
        let newsroom = try TemporaryNewsroom(demo: false)
        try newsroom.command.run("init", "--link", "https://desk.example/")
        try newsroom.write(
            """
            <opml version="2.0"><body><outline text="A" xmlUrl="file:sources/a.xml"/>
            <outline text="B" xmlUrl="file:sources/b.xml"/></body></opml>
            """,
            to: "subscriptions.opml"
        )
        try newsroom.write(feed("a", "Ferries stop at old port", Self.text), to: "sources/a.xml")
        try newsroom.write(feed("b", "Ferries stop at old port", Self.text), to: "sources/b.xml")
        #expect(try newsroom.command.run("update").status == 0)
        #expect(try newsroom.command.run("status").output.contains("1 stories, 1 told by several"))
        try newsroom.write(
            feed("b", "Boats sail again", "From the quay, said the company."),
            to: "sources/b.xml"
        )
        let run = try newsroom.command.run("update")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try newsroom.command.run("status").output.contains("2 stories, 0 told by several"))
    }

    @Test("what is withdrawn goes from every file of a set that is withheld, with all that links to it")
    func withheld() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let configuration = try newsroom.text("masthead.toml")
        try newsroom.write(
            configuration.replacing("limit = 100 ", with: "limit = 20 ")
                + "\n[news_sitemap]\n[gate]\ndrop = 0\n",
            to: "masthead.toml"
        )
        #expect(try newsroom.text("public/wire.rss.xml").contains("US Resumes Military"))
        let run = try newsroom.command.run(
            "withdraw",
            "us-resumes-military-operations-in-iraq",
            "--reason",
            "libel"
        )
        #expect(run.status == 4)
        for name in ["wire.rss.xml", "wire.atom.xml", "wire.json", "articles.rss.xml", "wire.html"] {
            #expect(try !newsroom.text("public/\(name)").contains("US Resumes Military"), "\(name)")
        }
        #expect(try newsroom.command.run("verify").status == 0)
    }

    @Test("a withdrawn text stays away although its article is rewritten and another brings it again")
    func withdrawn() throws {
        let newsroom = try TemporaryNewsroom.readingFile()
        func item(_ id: String, _ title: String, _ text: String) -> String {
            """
            <item><guid isPermaLink="false">\(id)</guid><title>\(title)</title><link>https://w.example/\(id)</link>
            <description>\(text)</description><pubDate>Fri, 27 Nov 2026 10:00:00 GMT</pubDate></item>
            """
        }
        func bring(_ items: String) throws {
            let feed = "<rss version=\"2.0\"><channel><title>W</title>\(items)</channel></rss>"
            try newsroom.write(feed, to: "sources/w.xml")
            #expect(try newsroom.command.run("update").status == 0)
        }
        try bring(item("a", "Ferries stop at old port", Self.text))
        try newsroom.command.run("withdraw", "https://w.example/a", "--reason", "wrong")
        let rewritten = item(
            "a",
            "Gardens open",
            "Tulips and roses bloom in the municipal gardens all spring."
        )
        try bring(
            rewritten + item("c", "Ferries stop at old port", Self.text) + item("d", "Other news", "Of it.")
        )
        let feed = try newsroom.text("public/wire.rss.xml")
        #expect(!feed.contains("Ferries") && !feed.contains("Tulips") && feed.contains("Other news"))
        try newsroom.command.run("withdraw", "https://w.example/a", "--undo")
        #expect(try newsroom.command.run("update").status == 0)
        #expect(try newsroom.text("public/wire.rss.xml").contains("Tulips"))
    }

    @Test("a file that cannot be read is told at the third time, when that changes, and when it can be again")
    func faults() throws {
        let newsroom = try TemporaryNewsroom.readingFile()
        let steps: [(String?, String, Int32)] = [
            (nil, "", 3), (nil, "", 3), (nil, "there is no file sources/w.xml (3 times in a row)", 3),
            (nil, "", 3), ("no feed", "this is no feed", 3), (nil, "", 3),
            (feed("w", "A thing", "of some kind"), "it can be read again", 0), (nil, "", 0),
            ("no feed", "", 3), ("no feed", "", 3), (feed("w", "A thing", "of some kind"), "", 0),
        ]
        for (document, words, status) in steps {
            if let document { try newsroom.write(document, to: "sources/w.xml") }
            let run = try newsroom.command.run("update")
            #expect(run.status == status)
            #expect(words.isEmpty ? run.errors.isEmpty : run.errors.contains(words), "\(run.errors)")
        }
    }

    @Test("an article under a new embargo goes although the gate withholds the set")
    func embargo() throws {
        let newsroom = try TemporaryNewsroom(demo: false)
        try newsroom.command.run("init", "--link", "https://desk.example/")
        let article = "A headline\n\nFri 27 Nov 2026 | 08:29 PM\nEMBARGOJane Doe\n\nText alpha.\n"
        try newsroom.write(article.replacing("EMBARGO", with: ""), to: "articles/a.txt")
        #expect(try newsroom.command.run("update").status == 0)
        #expect(try newsroom.text("public/articles.json").contains("Text alpha"))
        try newsroom.write(
            article.replacing("EMBARGO", with: "Embargo: 2999-01-01 10:00\n"),
            to: "articles/a.txt"
        )
        #expect(try newsroom.command.run("update").status == 4)
        for name in ["articles.json", "articles.rss.xml", "wire.atom.xml", "articles.html"] {
            #expect(try !newsroom.text("public/\(name)").contains("Text alpha"), "\(name)")
        }
        #expect(try newsroom.command.run("update").status == 0)
    }

    @Test("an article whose text was pruned is still withdrawn")
    func pruned() throws {
        let newsroom = try TemporaryNewsroom()
        func run(at time: Int, _ arguments: String...) throws -> Command.Result {
            var command = newsroom.command
            command.environment = try MishapLibrary.environment(
                in: newsroom.folder,
                ["MISHAP_TIME": "\(time)"]
            )
            return try command.run(program: Command.executable, arguments)
        }
        _ = try run(at: 2_000_000_000, "update")
        _ = try run(at: 2_000_100_000, "prune", "--older-than", "0d")
        let before = try newsroom.text("public/wire.atom.xml")
        let pattern = /<entry>\n<id>([^<]*)/
        let ids = before.matches(of: pattern).map { String($0.output.1) }
        let id = try #require(ids.last)
        let withdrawal = try run(at: 2_000_200_000, "withdraw", id, "--reason", "libel")
        #expect(withdrawal.status == 4, "\(withdrawal.errors)")
        #expect(try !newsroom.text("public/wire.atom.xml").contains("<id>\(id)</id>"))
    }

    @Test("an address without a scheme is judged like any other, and one without a host gets ours")
    func bases() throws {
        let newsroom = try TemporaryNewsroom(demo: false)
        try newsroom.command.run("init", "--link", "https://desk.example/")
        func article(_ host: String) -> String {
            """
            [{"id":"1","title":"x","published":"2026-11-20T10:00:00Z",
            "content_html":"<a href=\\"//\(host)/admin\\">x</a> <a href='/rel'>r</a>"}]
            """
        }
        try newsroom.write(article("127.0.0.1"), to: "articles/x.json")
        #expect(try newsroom.command.run("update").status == 4)
        try newsroom.write(article("a.example"), to: "articles/x.json")
        #expect(try newsroom.command.run("update").status == 0)
        let feed = try newsroom.text("public/articles.rss.xml")
        #expect(feed.contains("https://a.example/admin") && feed.contains("https://desk.example/rel"))
    }
}
