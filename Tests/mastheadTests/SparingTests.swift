import Foundation
import GRDB
import Testing

@Suite("A run with nothing to do leaves everything alone")
struct SparingTests {
    @Test("it reads no article and stages no file, and says as much as one that did")
    func idle() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.write("<opml version=\"2.0\"><head/><body/></opml>", to: "subscriptions.opml")
        // Runs are told a time later than now, which is the first one's.
        _ = try MishapLibrary.calls(of: newsroom)
        let calls = try MishapLibrary.calls(of: newsroom)
        #expect(calls.filter { $0.contains("public/") } == [])
        #expect(try newsroom.command.run("publish", "-v").output.contains("Nothing new."))
        #expect(try newsroom.command.run("update", "-v").output.contains("0 new, 0 changed, 6 as before"))
    }

    @Test(
        "a published file that was changed or removed by hand comes back",
        arguments: ["printf x >> public/articles.json", "rm public/wire.html", "rm public/wire.atom.xml.gz"]
    )
    func meddling(command: String) throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let before = try newsroom.published().mapValues(\.bytes)
        let packed = try Data(contentsOf: newsroom.folder.appending(path: "public/wire.atom.xml.gz"))
        let shell = try newsroom.command.run(program: URL(filePath: "/bin/sh"), ["-c", command])
        #expect(shell.status == 0)
        try newsroom.command.run("update")
        #expect(try newsroom.published().mapValues(\.bytes) == before)
        #expect(
            try Data(contentsOf: newsroom.folder.appending(path: "public/wire.atom.xml.gz")) == packed
        )
    }

    @Test("a new word in the configuration, or in the list of sources, is published at once")
    func configured() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        try newsroom.write(
            try newsroom.text("masthead.toml").replacing("The Nile Desk: all", with: "The Nile Desk, all"),
            to: "masthead.toml"
        )
        try newsroom.command.run("update")
        #expect(try newsroom.text("public/wire.rss.xml").contains("The Nile Desk, all sources"))
        try newsroom.write(
            try newsroom.text("subscriptions.opml").replacing("The Harbour Post", with: "Harbour Post Daily"),
            to: "subscriptions.opml"
        )
        try newsroom.command.run("update")
        #expect(try newsroom.text("public/wire.rss.xml").contains("Harbour Post Daily"))
    }

    @Test("an article behind a link is read again when what the link leads to has changed")
    func linked() throws {
        let newsroom = try TemporaryNewsroom()
        let text = "Old Headline\nID: linked\n\nThu 16 Jan 2020 | 08:29 PM\nCity Desk\n\nText of it.\n"
        try newsroom.write(text, to: "linked.txt")
        try FileManager.default.createSymbolicLink(
            at: newsroom.folder.appending(path: "articles/linked.txt"),
            withDestinationURL: newsroom.folder.appending(path: "linked.txt")
        )
        try newsroom.command.run("update")
        try newsroom.write(text.replacing("Old", with: "New"), to: "linked.txt")
        try newsroom.command.run("update")
        #expect(try newsroom.text("public/articles.rss.xml").contains("New Headline"))
    }

    @Test("an article imported from elsewhere does not hide what lies in articles/")
    func elsewhere() throws {
        let newsroom = try TemporaryNewsroom()
        let text = "Headline One\nID: twice\n\nThu 16 Jan 2020 | 08:29 PM\nCity Desk\n\nText of it.\n"
        try newsroom.write(text, to: "articles/twice.txt")
        try newsroom.command.run("update")
        try newsroom.write(text.replacing("One", with: "Two"), to: "other.txt")
        try newsroom.command.run("import", "other.txt")
        try newsroom.command.run("update")
        #expect(try newsroom.text("public/articles.rss.xml").contains("Headline One"))
    }

    @Test("a source that is a file is read when it says something new, or speaks again after a fault")
    func files() throws {
        let newsroom = try TemporaryNewsroom()
        let list =
            "<opml version=\"2.0\"><body><outline text=\"Wire\" xmlUrl=\"file:sources/wire.xml\"/></body></opml>"
        func feed(_ titles: String...) -> String {
            let items = titles.map { "<item><title>\($0) and more</title><guid>\($0)</guid></item>" }.joined()
            return "<rss version=\"2.0\"><channel><title>Wire</title>\(items)</channel></rss>"
        }
        try newsroom.write(list, to: "subscriptions.opml")
        let steps = [
            (feed("One"), "1 read; 1 new, 0 changed, 0 as before"),
            (feed("One"), "1 read; 0 new, 0 changed, 0 as before"),
            ("no feed", "Wire: this is no feed"),
            (feed("One"), "1 read; 0 new, 0 changed, 0 as before"),
            (feed("One", "Two"), "1 read; 1 new, 0 changed, 1 as before"),
        ]
        for (document, words) in steps {
            try newsroom.write(document, to: "sources/wire.xml")
            let run = try newsroom.command.run("update", "-v")
            #expect((run.output + run.errors).contains(words), "\(run.output)\(run.errors)")
        }
        // As if an earlier version had read it otherwise.
        try DatabaseQueue(path: newsroom.folder.appending(path: "archive.sqlite").path).write { db in
            try db.execute(
                sql: "UPDATE article SET content = replace(content, 'Two and more', 'Two or more')"
            )
        }
        let rebuilt = try newsroom.command.run("rebuild", "-v")
        #expect(rebuilt.output.contains("1 articles read otherwise, 0 restored"))
        #expect(try newsroom.text("public/wire.rss.xml").contains("Two and more"))
    }

    @Test("an embargo ends by the clock alone")
    func embargo() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.write(
            "A Secret Headline\n\n2020-02-01 10:00\nEmbargo: 2033-05-19 10:00\n\nText of it.\n",
            to: "articles/secret.txt"
        )
        for (time, isPublished) in [(2_000_000_000, false), (2_000_003_600, false), (2_000_200_000, true)] {
            var command = newsroom.command
            command.environment = try MishapLibrary.environment(
                in: newsroom.folder,
                ["MISHAP_TIME": "\(time)"]
            )
            try command.run("update")
            let feed = try newsroom.text("public/articles.json")
            #expect(feed.contains("A Secret Headline") == isPublished, "at \(time)")
        }
    }

    @Test("what cannot be read is told by every run")
    func faulty() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.write("no article", to: "articles/bad.txt")
        for _ in 1...2 {
            let run = try newsroom.command.run("update")
            #expect(run.status == 3 && run.errors.contains("articles/bad.txt"))
        }
    }
}
