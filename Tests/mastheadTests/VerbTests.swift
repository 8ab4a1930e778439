import Foundation
import Testing

@Suite("The other verbs, as built")
struct VerbTests {
    @Test("init makes a newsroom that update runs, and never touches one that is there")
    func initialise() throws {
        let folder = try TemporaryNewsroom(demo: false)
        let made = try folder.command.run(
            "init",
            "desk",
            "--title",
            #"The "Desk" & Co"#,
            "--time-zone",
            "Africa/Cairo"
        )
        #expect(made.status == 0)
        let update = try folder.command.run("update", "--newsroom", "desk")
        #expect(update.status == 0 && update.errors == "")
        #expect(try folder.text("desk/public/articles.rss.xml").contains(#"The "Desk" &#x26; Co"#))
        let again = try folder.command.run("init", "desk")
        #expect(again.status == 2 && again.errors.contains("is a newsroom already"))
        let wrong = try folder.command.run("init", "other", "--time-zone", "Mars/Olympus")
        #expect(wrong.status == 2 && wrong.errors.contains("time_zone"))
        #expect(!FileManager.default.fileExists(atPath: folder.folder.appending(path: "other").path))
    }

    @Test("wrong usage exits with 2, help with 0")
    func usage() throws {
        let folder = try TemporaryNewsroom(demo: false)
        #expect(try folder.command.run("updte").status == 2)
        #expect(try folder.command.run("parse").status == 2)
        #expect(try folder.command.run("--help").status == 0)
        #expect(try folder.command.run("update", "--help").output.contains("--newsroom"))
    }

    @Test("every fault of a configuration is told at once, with its line and the nearest known key")
    func configuration() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.write(
            """
            [newsroom]
            title = "x"
            link = "nowhere"
            time_zone = "Cairo"
            langauge = "en"

            [[output]]
            name = "a/b"
            title = "y"
            formats = ["rss", "pdf"]
            """,
            to: "masthead.toml"
        )
        let run = try newsroom.command.run("update")
        #expect(run.status == 2)
        for expected in [
            "line 3", "line 4", "line 5", "did you mean “language”?", "line 8", "line 10", "“pdf”",
        ] {
            #expect(run.errors.contains(expected), "\(expected)")
        }
        #expect(
            !FileManager.default.fileExists(atPath: newsroom.folder.appending(path: "archive.sqlite").path)
        )
    }

    @Test("subscribe adds what is new, knows what is listed, and keeps the rest of the file")
    func subscribe() throws {
        let newsroom = try TemporaryNewsroom()
        let before = try newsroom.text("subscriptions.opml")
        let added = try newsroom.command.run(
            "subscribe",
            "--unchecked",
            "https://wire.example/feed?a=1&b=2",
            "--title",
            "Wire & Co"
        )
        #expect(added.status == 0 && added.output.contains("subscribed to Wire & Co"))
        #expect(
            try newsroom.command.run("subscribe", "http://WIRE.example/feed?a=1&b=2").output.contains(
                "already"
            )
        )
        let after = try newsroom.text("subscriptions.opml")
        #expect(after.contains(#"xmlUrl="https://wire.example/feed?a=1&amp;b=2""#))
        #expect(after.hasPrefix(before.prefix(before.count - 40)))
        let refused = try newsroom.command.run("subscribe", "file:sources/x.xml")
        #expect(refused.status == 1 && refused.errors.contains("file:sources/x.xml"))
        try newsroom.write(
            """
            <opml version="2.0"><body><outline text="g"><outline text="n" xmlUrl="https://new.example/rss"/>
            <outline text="o" xmlUrl="https://wire.example/feed?a=1&amp;b=2"/>
            <outline text="p" xmlUrl="file:/etc/passwd"/></outline></body></opml>
            """,
            to: "other.opml"
        )
        let list = try newsroom.command.run("subscribe", "other.opml")
        #expect(list.status == 3 && list.output.contains("subscribed to n"))
        #expect(try !newsroom.text("subscriptions.opml").contains("passwd"))
    }

    @Test("a source that cannot be reached is no news at first, and the others are published")
    func network() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("subscribe", "--unchecked", "http://127.0.0.1:9/feed", "--title", "Far Wire")
        let run = try newsroom.command.run("update", "--no-delay")
        #expect(run.status == 3 && run.errors == "" && run.output == "")
        #expect(try newsroom.published().keys.count { $0.hasSuffix(".json") } == 2)
        #expect(try newsroom.command.run("status").output.contains("Far Wire: failed"))
    }

    @Test("a large feed is described as it is read, whole and in order")
    func largeFeed() throws {
        let folder = try TemporaryNewsroom()
        let text = String(repeating: "a sentence of an article. ", count: 200)
        let items = (0..<1_200).map { "<item><title>\($0)</title><description>\(text)</description></item>" }
        let document = "<rss><channel><title>Large</title>\(items.joined())</channel></rss>"
        #expect(document.utf8.count > 6_000_000)
        let run = try folder.command.run("parse", "-", input: document)
        #expect(run.status == 0)
        let feed = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(feed["ok"] as? Bool == true)
        #expect((feed["feed"] as? [String: [String: String]])?["title"]?["value"] == "Large")
        let titles = (feed["entries"] as? [[String: [String: String]]])?.compactMap { $0["title"]?["value"] }
        #expect(titles == (0..<1_200).map { String($0) })
    }

    @Test("parse answers every job in order, also broken ones")
    func jobs() throws {
        let newsroom = try TemporaryNewsroom()
        let input = """
            {"id": 1, "file": "sources/harbour-post.json", "extra": [1]}
            no json
            {"file": "sources/none.xml"}
            {"file": "sources/an-nahr-arabic.rss.xml", "sanitize": true, "url": "https://x.example/"}
            {"nothing": true}
            """
        let run = try newsroom.command.run("parse", "--jobs", input: input)
        #expect(run.status == 3)
        #expect(run.lines.count == 5)
        let isFeed = run.lines.map { $0.contains(#""ok":true"#) }
        #expect(isFeed == [true, false, false, true, false])
        #expect(run.lines.first?.contains(#""file":"sources/harbour-post.json""#) == true)
        #expect(try newsroom.command.run("parse", "--jobs", "-", input: "{}").status == 1)
        #expect(
            try newsroom.command.run("parse", "-", input: "<rss><channel><title>x</title></channel></rss>")
                .status == 0
        )
    }

    @Test("group --jsonl answers in input order, whatever is missing")
    func group() throws {
        let folder = try TemporaryNewsroom(demo: false)
        let input = """
            {"id": "a", "title": "Ferry service to the island resumes after storm", "url": "https://x.example/1?utm_source=rss"}
            {"id": "b", "title": null, "body": null, "other": 1}
            {"id": "c", "title": "Ferry to island runs again", "url": "http://www.x.example/1/"}
            {"id": 4}
            """
        let run = try folder.command.run("group", "--jsonl", input: input)
        #expect(run.status == 0)
        #expect(run.lines.map { $0.prefix(8) } == [#"{"id":"a"#, #"{"id":"b"#, #"{"id":"c"#, #"{"id":4,"#])
        #expect(run.lines[2].contains(#""item":"a""#))
        #expect(run.lines[1].contains(#""event":"b""#))
    }

    @Test("import takes the JSON form too, and the same file twice changes nothing")
    func json() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.write(
            """
            {"articles": [{"id": "tag:desk.example,2026:1", "title": "A < B", "published": "2026-11-20T10:00:00+02:00",
              "content_html": "<p>Text</p>", "url": "https://desk.example/1"},
              {"id": "tag:desk.example,2026:2", "title": "C", "published": "not a date"}]}
            """,
            to: "articles/more.json"
        )
        let first = try newsroom.command.run("import", "-v")
        #expect(first.status == 3 && first.output.contains("7 new"))
        #expect(first.errors.contains("articles/more.json"))
        #expect(try newsroom.command.run("import", "-v").output.contains("0 new, 0 changed, 7 as before"))
        try newsroom.command.run("update")
        #expect(try newsroom.text("public/articles.atom.xml").contains("<id>tag:desk.example,2026:1</id>"))
    }

    @Test(
        "a configuration that cannot be used is told to programs too, each fault",
        arguments: [
            ["update"], ["publish"], ["withdraw", "x", "--undo"], ["join", "x", "y"], ["status"],
            ["explain", "x"],
        ]
    )
    func faultsAsJSON(arguments: [String]) throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.write("[newsroom]\ntitle = 1\nlink = \"x\"\n", to: "masthead.toml")
        let run = try newsroom.command.run(program: Command.executable, arguments + ["--json"])
        #expect(run.status == 2)
        let told = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        let problems = try #require(told?["problems"] as? [String])
        #expect(problems.count > 2 && problems.allSatisfy { $0.contains("masthead.toml, line ") })
        #expect(problems.allSatisfy(run.errors.contains))
    }

    @Test(
        "a source or an article that is not known is a wrong command line",
        arguments: [
            ["fetch", "Nobody"], ["unsubscribe", "Nobody"], ["prune", "--keep", "1", "--source", "Nobody"],
            ["explain", "nobody"], ["withdraw", "nobody", "--undo"],
        ]
    )
    func unknownNames(arguments: [String]) throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let run = try newsroom.command.run(program: Command.executable, arguments)
        #expect(run.status == 2 && run.errors.lowercased().contains("“nobody”"), "\(run.errors)")
    }
}
