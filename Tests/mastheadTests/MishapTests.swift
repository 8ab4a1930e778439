import Foundation
import Testing

@Suite("Mishaps, as a person or cron meets them")
struct MishapTests {
    @Test("a file outside articles/ needs an id, so that its name makes it no version of another")
    func outsideArticles() throws {
        let newsroom = try TemporaryNewsroom()
        let text =
            "A Headline\n\nThu 16 Jan 2020 | 08:29 PM\nCity Desk\n\nText of it, long enough to be one.\n"
        try newsroom.write(text, to: "news.txt")
        let refused = try newsroom.command.run("import", "news.txt")
        #expect(
            refused.status == 3 && refused.errors.contains("news.txt") && refused.errors.contains("“ID:”")
        )
        try newsroom.write(text.replacing("\n\nThu", with: "\nID: desk-1\n\nThu"), to: "news.txt")
        #expect(try newsroom.command.run("import", "news.txt", "-v").output.contains("1 new"))
    }

    @Test("of two articles with one id both files are named, and the published one stays")
    func sameID() throws {
        let newsroom = try TemporaryNewsroom()
        #expect(try newsroom.command.run("update").status == 0)
        let published = try newsroom.text("public/articles.json")
        try newsroom.write(
            "A Headline\nID: 2021-health-0017\n\n16 Jan 2020 08:29\n\nText.\n",
            to: "articles/again.txt"
        )
        let run = try newsroom.command.run("update")
        #expect(run.status == 3)
        #expect(run.errors.contains("articles/again.txt: it has the id “2021-health-0017” of articles/"))
        #expect(run.errors.contains("first-coronavirus-vaccinations.txt: it has the id"))
        #expect(try newsroom.text("public/articles.json") == published)
    }

    @Test("a file imported alone does not replace the article of another file")
    func sameIDAlone() throws {
        let newsroom = try TemporaryNewsroom()
        let text = "The First\nID: k1\n\n16 Jan 2020 08:29\n\nText of it.\n"
        try newsroom.write(text, to: "articles/one.txt")
        #expect(try newsroom.command.run("update").status == 0)
        for path in ["articles/two.txt", "three.txt"] {
            try newsroom.write(text.replacing("First", with: "Second"), to: path)
            let run = try newsroom.command.run("import", path, "-v")
            #expect(run.status == 3 && run.output.contains("0 new, 0 changed"))
            #expect(run.errors.contains("\(path): it has the id “k1” of articles/one.txt"), "\(run.errors)")
            #expect(run.errors.contains("its own “ID:” line"))
            try FileManager.default.removeItem(at: newsroom.folder.appending(path: path))
        }
        try newsroom.write(text.replacing("First", with: "First and last"), to: "articles/one.txt")
        try FileManager.default.createSymbolicLink(
            at: newsroom.folder.appending(path: "link.txt"),
            withDestinationURL: newsroom.folder.appending(path: "articles/one.txt")
        )
        #expect(try newsroom.command.run("import", "articles/one.txt", "-v").output.contains("1 changed"))
        #expect(try newsroom.command.run("import", "link.txt", "-v").output.contains("1 as before"))
        // An article whose file has gone may come from another.
        try FileManager.default.removeItem(at: newsroom.folder.appending(path: "articles/one.txt"))
        try newsroom.write(text, to: "articles/two.txt")
        #expect(try newsroom.command.run("import", "articles/two.txt", "-v").output.contains("1 changed"))
    }

    @Test("a file keeps the id that it is named by when another one comes with it")
    func namedByID() throws {
        let newsroom = try TemporaryNewsroom()
        let text = "The First\nID: k1\n\n16 Jan 2020 08:29\n\nText of it.\n"
        try newsroom.write(text, to: "articles/k1.txt")
        #expect(try newsroom.command.run("update").status == 0)
        try newsroom.write(text.replacing("First", with: "Second"), to: "articles/a0.txt")
        let run = try newsroom.command.run("update")
        #expect(run.status == 3)
        #expect(run.errors.contains("articles/a0.txt: it has the id “k1” of articles/k1.txt, which keeps it"))
        let published = try newsroom.text("public/articles.json")
        #expect(published.contains("The First") && !published.contains("The Second"))
    }

    @Test("a backup leaves linked folders among the articles out, as import does, and follows links to files")
    func linkedFolders() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let script = """
            mkdir elsewhere && echo x > elsewhere/other.txt && ln -s ../elsewhere articles/linked &&
            ln -s . articles/loop && ln -s . sources/loop && ln -s ../elsewhere sources/linked &&
            ln -s ../elsewhere/other.txt articles/file.txt
            """
        #expect(try shell(script, in: newsroom).status == 0)
        let run = try newsroom.command.run("backup", "copy")
        #expect(run.status == 0 && run.errors == "")
        let files = FileManager.default
        let copied = { (path: String) in
            files.fileExists(atPath: newsroom.folder.appending(path: "copy/\(path)").path)
        }
        #expect(copied("articles/file.txt") && copied("sources/linked/other.txt"))
        #expect(!copied("articles/linked") && !copied("articles/loop") && !copied("sources/loop/loop"))
    }

    @Test("a name that is not UTF-8 is told with what to do, and the rest is imported and backed up")
    func lostName() throws {
        let newsroom = try TemporaryNewsroom()
        #expect(try newsroom.command.run("update").status == 0)
        #expect(
            try shell("touch \"articles/$(printf 'caf\\351').txt\"; ln -s gone articles/b.txt", in: newsroom)
                .status == 0
        )
        let update = try newsroom.command.run("update")
        #expect(update.status == 3)
        #expect(update.errors.contains("articles/caf\u{FFFD}.txt: its name is not UTF-8"))
        #expect(update.errors.contains("rename it"))
        let backup = try newsroom.command.run("backup", "copy")
        #expect(backup.status == 3)
        #expect(backup.errors.contains("articles/caf\u{FFFD}.txt: its name is not UTF-8"))
        #expect(backup.errors.contains("articles/b.txt: the link leads to nothing"))
        #expect(try newsroom.command.run("restore", "copy", "desk").status == 0)
        #expect(try newsroom.command.run("update", "--newsroom", "desk").status == 0)
    }

    @Test("a blank title is refused")
    func blankTitle() throws {
        let newsroom = try TemporaryNewsroom()
        for title in ["", " "] {
            let run = try newsroom.command.run("init", "new", "--title", title)
            #expect(run.status == 2 && run.errors.contains("“title”: it is blank"))
        }
        #expect(!FileManager.default.fileExists(atPath: newsroom.folder.appending(path: "new").path))
    }

    @Test(
        "what is no host name is refused for the gate with what to write",
        arguments: ["https://desk.example/", "desk.example/", "*.desk.example", "desk.example:443", ""]
    )
    func gateHosts(host: String) throws {
        let newsroom = try TemporaryNewsroom()
        let text = try newsroom.text("masthead.toml")
        try newsroom.write(text + "\n[gate]\nhosts = [\"fine.example\", \"\(host)\"]\n", to: "masthead.toml")
        let run = try newsroom.command.run("config", "check")
        #expect(run.status == 2)
        #expect(run.errors.contains("“\(host)” is no host name: write “desk.example” alone"))
    }

    @Test(
        "a device that never ends is refused, and one that ends at once is not",
        arguments: [
            "check /dev/zero", "check - < /dev/zero", "parse /dev/urandom", "parse --jobs < /dev/zero",
        ]
    )
    func devices(command: String) throws {
        let newsroom = try TemporaryNewsroom(demo: false)
        let run = try shell("\"$MASTHEAD\" \(command)", in: newsroom)
        #expect(run.status == 1 && (run.errors + run.output).contains("it is a device, which may never end"))
        #expect(try shell("\"$MASTHEAD\" parse --jobs < /dev/null", in: newsroom).status == 0)
        #expect(try !shell("\"$MASTHEAD\" check /dev/null", in: newsroom).errors.contains("device"))
    }

    @Test("a folder among what is to be checked is told as such")
    func checkedFolder() throws {
        let newsroom = try TemporaryNewsroom()
        let run = try newsroom.command.run("check", "articles")
        #expect(run.status == 1 && run.errors == "masthead: articles: it is a folder\n")
    }

    @Test("a pipe among the articles is told and never waited for")
    func pipe() throws {
        let newsroom = try TemporaryNewsroom()
        #expect(try shell("mkfifo articles/pipe.txt", in: newsroom).status == 0)
        let run = try newsroom.command.run("import", "-v")
        #expect(run.status == 3 && run.errors.contains("articles/pipe.txt"))
    }

    @Test("a linked newsroom knows its articles by the same ids")
    func linked() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("import")
        let link = newsroom.folder.deletingLastPathComponent().appending(path: "link-\(UUID().uuidString)")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: newsroom.folder)
        defer { try? FileManager.default.removeItem(at: link) }
        #expect(
            try newsroom.command.run("import", "-v", "--newsroom", link.path).output.contains(
                "0 new, 0 changed, 6 as before"
            )
        )
    }

    @Test("a list that cannot be read is told, and the newsroom's own articles are published")
    func brokenList() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.write("this is no list", to: "subscriptions.opml")
        let run = try newsroom.command.run("update")
        #expect(run.status == 3 && run.errors.contains("subscriptions.opml"))
        #expect(try newsroom.text("public/articles.rss.xml").contains("US Resumes Military Operations"))
    }

    @Test("a list that was cut off is told, so that no source is dropped in silence")
    func cutList() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.write(
            String(try newsroom.text("subscriptions.opml").prefix(900)),
            to: "subscriptions.opml"
        )
        let run = try newsroom.command.run("fetch")
        #expect(run.status == 3 && run.errors.contains("subscriptions.opml"))
    }

    @Test("what went wrong before a step failed is told with its failure")
    func severalProblems() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.write("no article", to: "articles/bad.txt")
        try FileManager.default.createDirectory(
            at: newsroom.folder.appending(path: "public/wire.json"),
            withIntermediateDirectories: true
        )
        let run = try newsroom.command.run("update")
        #expect(
            run.status == 1 && run.errors.contains("articles/bad.txt") && run.errors.contains("wire.json")
        )
        #expect(
            !FileManager.default.fileExists(
                atPath: newsroom.folder.appending(path: "public/wire.rss.xml").path
            )
        )
    }

    @Test("a source that is listed no more keeps its name in what it brought")
    func unsubscribed() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let before = try newsroom.published().mapValues(\.bytes)
        try newsroom.write("<opml version=\"2.0\"><body/></opml>", to: "subscriptions.opml")
        #expect(try newsroom.command.run("update").status == 0)
        #expect(try newsroom.published().mapValues(\.bytes) == before)
        #expect(try newsroom.command.run("stories").output.contains("The Harbour Post"))
    }

    @Test("a report that is lost leaves what was published, and the run partly done")
    func lostReport() throws {
        let newsroom = try TemporaryNewsroom()
        let run = try shell("\"$MASTHEAD\" update --json > /dev/full", in: newsroom)
        #expect(run.status == 3 && run.errors.contains("what the run did is done"), "\(run.errors)")
        #expect(try newsroom.text("public/wire.rss.xml").contains("<item>"))
        #expect(try shell("\"$MASTHEAD\" update -v --partial-ok > /dev/full", in: newsroom).status == 0)
        #expect(try shell("\"$MASTHEAD\" update --dry-run > /dev/full", in: newsroom).status == 1)
    }

    @Test("an answer that is lost is a failure, and so is standard input that cannot be read")
    func streams() throws {
        let newsroom = try TemporaryNewsroom()
        #expect(
            try shell("\"$MASTHEAD\" parse sources/harbour-post.json > /dev/full", in: newsroom).status == 1
        )
        #expect(try shell("\"$MASTHEAD\" parse --jobs < /tmp", in: newsroom).status == 1)
        #expect(try shell("\"$MASTHEAD\" group --jsonl <&-", in: newsroom).status == 1)
        let job = try newsroom.command.run(
            "parse",
            "--jobs",
            input: "{\"file\":\"-\"}\n{\"file\":\"sources/harbour-post.json\"}"
        )
        #expect(job.lines.count == 2 && job.status == 3)
    }

    @Test("the lines of a configuration with carriage returns are counted right")
    func carriageReturns() throws {
        let newsroom = try TemporaryNewsroom()
        let text = try newsroom.text("masthead.toml").replacing("\n", with: "\r\n").replacing(
            "Africa/Cairo",
            with: "Cairo"
        )
        try newsroom.write(text, to: "masthead.toml")
        #expect(try newsroom.command.run("update").errors.contains("line 8"))
    }

    @Test("a wrong address to subscribe to is told with the remedy")
    func wrongAddress() throws {
        let newsroom = try TemporaryNewsroom()
        let run = try newsroom.command.run("subscribe", "example.com/feed")
        #expect(run.status == 1 && run.errors.contains("https://"))
    }

    private func shell(_ line: String, in newsroom: TemporaryNewsroom) throws -> Command.Result {
        var command = newsroom.command
        command.environment["MASTHEAD"] = try Command.executable.path
        return try command.run(program: URL(filePath: "/bin/sh"), ["-c", line])
    }
}
