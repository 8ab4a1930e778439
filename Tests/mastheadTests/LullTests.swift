import Foundation
import Testing

/// Runs that have nothing to do and find that out at once.
@Suite struct LullTests {
    private static let time = 2_000_000_000

    /// A newsroom whose last run noted that there is nothing to do.
    private func restingNewsroom() throws -> TemporaryNewsroom {
        let newsroom = try TemporaryNewsroom.readingFile()
        try newsroom.write(
            "<rss version=\"2.0\"><channel><title>W</title><item><guid>1</guid><title>A</title></item></channel></rss>",
            to: "sources/w.xml"
        )
        try newsroom.write("A Headline\n\n2020-02-01 10:00\n\nText of it.\n", to: "articles/a.txt")
        for _ in 0..<2 { try #expect(update(newsroom).status == 0) }
        _ = try #require(try note(of: newsroom))
        return newsroom
    }

    @discardableResult
    private func update(
        _ newsroom: TemporaryNewsroom,
        after seconds: Int = 0,
        _ options: String...
    ) throws -> Command.Result {
        var command = newsroom.command
        command.environment = try MishapLibrary.environment(
            in: newsroom.folder,
            ["MISHAP_TIME": "\(Self.time + seconds)"]
        )
        return try command.run(program: Command.executable, ["update"] + options)
    }

    /// What tells one note from the next: a whole run takes it away and makes it anew.
    private func note(of newsroom: TemporaryNewsroom) throws -> Int? {
        let path = newsroom.folder.appending(path: "masthead.lull").path
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    }

    /// Whether a run does more than to tell the status.
    private func isWhole(_ newsroom: TemporaryNewsroom, _ run: () throws -> Command.Result) throws -> Bool {
        let before = try note(of: newsroom)
        // A file in its place keeps the number of the old one from being used again.
        let path = newsroom.folder.appending(path: "masthead.lull")
        let held = try FileHandle(forReadingFrom: path)
        defer { try? held.close() }
        let result = try run()
        #expect(result.status != 1 && result.status != 2, "\(result.errors)")
        return try note(of: newsroom) != before
    }

    @Test("a run that finds all as it was tells the status and leaves all else alone")
    func rest() throws {
        let newsroom = try restingNewsroom()
        let before = try newsroom.text("status.json").split(separator: "\n")
        #expect(try !isWhole(newsroom) { try update(newsroom, after: 60) })
        let after = try newsroom.text("status.json").split(separator: "\n")
        #expect(after.count == before.count)
        let changed = zip(before, after).filter { $0 != $1 }
        #expect(changed.count == 3, "when it began and ended, and that it was a success")
        for (_, line) in changed { #expect(line.contains("2033-05-18T03:34:20Z")) }
        #expect(try newsroom.text("masthead.lock") == "")
    }

    /// What somebody may do to a newsroom.
    enum Change: String, CaseIterable {
        case article, newArticle, folder, source, published, removed, stranger, configuration, list, ruling,
            mode
    }

    @Test("whatever somebody changes is seen", arguments: Change.allCases)
    func changes(_ change: Change) throws {
        let newsroom = try restingNewsroom()
        func append(_ path: String) throws { try newsroom.write(newsroom.text(path) + "\n", to: path) }
        let files = FileManager.default
        let published = newsroom.folder.appending(path: "public/wire.json").path
        switch change {
        case .article: try append("articles/a.txt")
        case .newArticle: try newsroom.write("B\n\n2020-02-01 10:00\n\nText.\n", to: "articles/b.txt")
        case .folder:
            let folder = newsroom.folder.appending(path: "articles/2020")
            try files.createDirectory(at: folder, withIntermediateDirectories: false)
            try newsroom.write("C\n\n2020-02-01 10:00\n\nText.\n", to: "articles/2020/c.txt")
        case .source: try append("sources/w.xml")
        case .published: try append("public/wire.json")
        case .removed: try files.removeItem(atPath: published)
        case .stranger: try newsroom.write("", to: "public/.left")
        case .configuration: try append("masthead.toml")
        case .list: try append("subscriptions.opml")
        case .ruling: try newsroom.command.run("withdraw", "A Headline", "--reason", "libel")
        case .mode: try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: published)
        }
        guard change != .ruling else {
            #expect(try note(of: newsroom) == nil)
            return
        }
        #expect(try isWhole(newsroom) { try update(newsroom, after: 1) })
    }

    @Test("what lies behind a link is looked at too")
    func linked() throws {
        let newsroom = try restingNewsroom()
        let files = FileManager.default
        let (articles, elsewhere) = (
            newsroom.folder.appending(path: "articles"), newsroom.folder.appending(path: "elsewhere")
        )
        try files.moveItem(at: articles, to: elsewhere)
        try files.createSymbolicLink(at: articles, withDestinationURL: elsewhere)
        for second in 0..<2 { try update(newsroom, after: second) }
        #expect(try !isWhole(newsroom) { try update(newsroom, after: 2) })
        let file = try FileHandle(forUpdating: elsewhere.appending(path: "a.txt"))
        try file.seekToEnd()
        try file.write(contentsOf: Data("More.\n".utf8))
        try file.close()
        #expect(try isWhole(newsroom) { try update(newsroom, after: 3) })
    }

    @Test("a clock that goes back, a time that has come and other words lead to a whole run")
    func times() throws {
        let newsroom = try restingNewsroom()
        #expect(try isWhole(newsroom) { try update(newsroom, after: -1) })
        #expect(try isWhole(newsroom) { try update(newsroom, after: 3600) })
        #expect(try isWhole(newsroom) { try update(newsroom, after: 3601, "--quiet") })
        #expect(try !isWhole(newsroom) { try update(newsroom, after: 3602, "--quiet") })
    }

    @Test("an article comes when its embargo ends")
    func embargo() throws {
        let newsroom = try restingNewsroom()
        try newsroom.write(
            "A Secret\n\n2020-02-01 10:00\nEmbargo: 2033-05-18 03:43\n\nText of it.\n",
            to: "articles/secret.txt"
        )
        for second in 0..<3 { try update(newsroom, after: second) }
        #expect(try note(of: newsroom) != nil)
        #expect(try !newsroom.text("public/articles.json").contains("A Secret"))
        try update(newsroom, after: 900)
        #expect(try newsroom.text("public/articles.json").contains("A Secret"))
    }

    @Test("while another run is at work, and after one that failed, nothing is taken for done")
    func others() throws {
        let newsroom = try restingNewsroom()
        let lock = try FileHandle(forUpdating: newsroom.folder.appending(path: "masthead.lock"))
        #expect(flock(lock.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
        #expect(try update(newsroom).status == 75)
        #expect(flock(lock.fileDescriptor, LOCK_UN) == 0)
        try newsroom.write("no headline", to: "articles/b.txt")
        for _ in 0..<2 {
            #expect(try update(newsroom).status == 3)
            #expect(try note(of: newsroom) == nil)
        }
    }

    @Test("a note that is cut off or of another version holds nothing")
    func broken() throws {
        let newsroom = try restingNewsroom()
        let whole = try newsroom.text("masthead.lull")
        for text in ["", String(whole.dropLast(2)), whole.replacing("version ", with: "version x")] {
            try newsroom.write(text, to: "masthead.lull")
            #expect(try isWhole(newsroom) { try update(newsroom) })
        }
    }
}
