import Foundation
import Testing

@Suite("update, as built")
struct UpdateTests {
    private let names =
        ["articles", "wire"].flatMap { stem in
            [".rss.xml", ".atom.xml", ".json", ".html"].map { stem + $0 }
        } + ["feeds.opml", "feed.css", "page.css"]

    @Test("the demo newsroom publishes, tells what met and why, and a second run changes nothing")
    func demo() throws {
        let newsroom = try TemporaryNewsroom()
        let first = try newsroom.command.run("update", "--verbose")
        #expect(first.status == 0)
        #expect(first.errors == "")
        for expected in [
            "Articles  6 new", "8 read; 35 new", "Same item, told once", "same canonical address",
            "wire.rss.xml",
        ] {
            #expect(first.output.contains(expected))
        }
        let before = try newsroom.published()
        #expect(Set(before.keys) == Set(names))

        let second = try newsroom.command.run("update")
        #expect(second.status == 0)
        #expect(second.output == "" && second.errors == "", "cron is told nothing when nothing is new")
        let after = try newsroom.published()
        for name in names {
            #expect(after[name]?.written == before[name]?.written, "\(name) was written again")
        }
    }

    @Test(
        "the newsroom can be named before the verb, after it, by the environment and by the folder one is in"
    )
    func naming() throws {
        let newsroom = try TemporaryNewsroom()
        let elsewhere = try TemporaryNewsroom(demo: false)
        let path = newsroom.folder.path
        #expect(try elsewhere.command.run("--newsroom", path, "import").status == 0)
        #expect(try elsewhere.command.run("--newsroom", path, "config", "check").status == 0)
        #expect(try elsewhere.command.run("import", "--newsroom=\(path)").status == 0)
        let unknown = try elsewhere.command.run("--newsroom", path, "imprt")
        #expect(unknown.status == 2 && unknown.errors.contains("imprt"))
        #expect(
            try Command(folder: elsewhere.folder, environment: ["MASTHEAD_NEWSROOM": path]).run("import")
                .status == 0
        )
        #expect(try Command(folder: newsroom.folder.appending(path: "articles")).run("status").status == 0)
        let lost = try elsewhere.command.run("update")
        #expect(lost.status == 2 && lost.errors.contains("masthead init"))
    }

    @Test("the seed article comes out in every format with its time, byline, masthead and quotes")
    func seed() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let rss = try newsroom.text("public/articles.rss.xml")
        let atom = try newsroom.text("public/articles.atom.xml")
        let json = try newsroom.text("public/articles.json")
        #expect(rss.contains("<pubDate>Thu, 16 Jan 2020 20:29:00 +0200</pubDate>"))
        #expect(rss.contains("<dc:creator>Yassmine Elsayed</dc:creator>"))
        #expect(atom.contains("<published>2020-01-16T20:29:00+02:00</published>"))
        #expect(json.contains("2020-01-16T20:29:00+02:00"))
        for document in [rss, atom, json] {
            for expected in [
                "US Resumes Military Operations in Iraq", "Yassmine Elsayed", "“Asa’ib Ahl Al-Haq”",
            ] {
                #expect(document.contains(expected))
            }
            for name in ["Elham AbolFateh", "Mohamed Wadie"] {
                #expect(document.contains(name), "\(name) of the masthead")
            }
        }
        let parsed = try newsroom.command.run("parse", "public/articles.atom.xml")
        #expect(parsed.status == 0 && parsed.output.contains(#""ok":true"#))
        let paragraphs = atom.components(separatedBy: "The US military announced").last?.components(
            separatedBy: "</entry>"
        )
        #expect(paragraphs?.first?.components(separatedBy: "&lt;p").count == 10)
    }

    @Test("nothing that a source sends puts script into what is published")
    func active() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        for (name, file) in try newsroom.published() {
            let text = String(decoding: file.bytes, as: UTF8.self).lowercased()
            for danger in ["<script", "&lt;script", "onclick", "javascript:"] {
                #expect(!text.contains(danger), "\(name) holds \(danger)")
            }
        }
    }

    @Test("what readers have seen as one story stays one, whatever comes later")
    func stable() throws {
        let newsroom = try TemporaryNewsroom()
        let list = try newsroom.text("subscriptions.opml")
        try newsroom.write(list.replacing(/<outline[^>]*rafidain[^>]*>/, with: ""), to: "subscriptions.opml")
        try newsroom.command.run("update")
        func merged() throws -> Set<Substring> {
            Set(try newsroom.command.run("stories", "--merged", "--json").lines.map { $0.prefix(60) })
        }
        let before = try merged()
        #expect(before.count >= 4)
        let items = (1...40).map { number in
            """
            <item><guid>n\(number)</guid><title>Council item \(number) on drains and lamps</title>
            <pubDate>Thu, 16 Jan 2020 12:00:00 +0200</pubDate><description>Trade, Iraq, dam, Berlin and \(number).</description></item>
            """
        }
        try newsroom.write(
            "<rss version=\"2.0\"><channel><title>Council</title>\(items.joined())</channel></rss>",
            to: "sources/council.xml"
        )
        try newsroom.write(
            list.replacing(
                "</body>",
                with: #"<outline text="Council" xmlUrl="file:sources/council.xml"/></body>"#
            ),
            to: "subscriptions.opml"
        )
        #expect(try newsroom.command.run("update").status == 0)
        #expect(try merged().isSuperset(of: before))
    }

    @Test("no address that is code comes out, wherever a source or a list puts it")
    func activeAddresses() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.write(
            """
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
            <channel><title>T &lt;script&gt;alert(1)&lt;/script&gt;</title><link>javascript:alert(1)</link>
            <item><title>Hi &lt;script&gt;alert(2)&lt;/script&gt;</title><link>javascript:alert(3)</link>
            <description>&lt;a href="javascript:alert(4)"&gt;go&lt;/a&gt;</description>
            <enclosure url="javascript:alert(5)" type="a/b" length="3"/><media:content url="file:///etc/passwd"/>
            <atom:author><atom:name>Desk</atom:name><atom:uri>javascript:alert(6)</atom:uri></atom:author>
            <category domain="javascript:alert(9)">c</category><source url="javascript:alert(10)">s</source>
            <guid isPermaLink="true">javascript:alert(11)</guid></item></channel></rss>
            """,
            to: "sources/bad.xml"
        )
        try newsroom.write(
            #"<opml version="2.0"><body><outline text="A" xmlUrl="file:sources/bad.xml" htmlUrl="javascript:alert(12)"/></body></opml>"#,
            to: "subscriptions.opml"
        )
        try newsroom.command.run("update")
        for (name, file) in try newsroom.published() {
            let text = String(decoding: file.bytes, as: UTF8.self)
            #expect(!text.contains("alert(") && !text.contains("file:///"), "\(name)")
        }
        #expect(try newsroom.text("public/wire.atom.xml").contains("Hi"))
    }

    @Test("what cannot be read is told with file and line, and the rest is published")
    func partial() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.write(
            "Headline\n\nFri 16 Jan 2020 | 08:29 PM\nCity Desk\n\nText of it.\n",
            to: "articles/wrong-day.txt"
        )
        try newsroom.write("this is no feed", to: "sources/harbour-post.json")
        let run = try newsroom.command.run("update")
        #expect(run.status == 3)
        #expect(run.errors.contains("articles/wrong-day.txt, line 3"))
        #expect(!run.errors.contains("The Harbour Post"), "told at the third time")
        #expect(run.output == "")
        #expect(try Set(newsroom.published().keys) == Set(names))
        let status = try newsroom.command.run("status")
        #expect(status.output.contains("! The Harbour Post: failed once: this is no feed"))
    }

    @Test("an edited article is a revision: its id stays, its text is new, its history is kept")
    func revision() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let ids = try identifiers(newsroom)
        let file = "articles/us-resumes-military-operations-in-iraq.txt"
        try newsroom.write(
            try newsroom.text(file).replacing(
                "US Resumes Military Operations",
                with: "US Military Resumes Operations"
            ),
            to: file
        )
        #expect(try newsroom.command.run("update", "-v").output.contains("0 new, 1 changed, 5 as before"))
        #expect(try identifiers(newsroom) == ids)
        #expect(
            try newsroom.text("public/articles.rss.xml").contains("US Military Resumes Operations in Iraq")
        )
        #expect(try newsroom.command.run("status", "--json").output.contains(#""revisions":1"#))
    }

    @Test("an article whose file has gone stays published")
    func vanished() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let before = try newsroom.published()
        try FileManager.default.removeItem(at: newsroom.folder.appending(path: "articles"))
        try FileManager.default.createDirectory(
            at: newsroom.folder.appending(path: "articles"),
            withIntermediateDirectories: true
        )
        #expect(try newsroom.command.run("update").status == 0)
        #expect(try newsroom.published().mapValues(\.bytes) == before.mapValues(\.bytes))
    }

    @Test("a newsroom rebuilt from its files publishes the same bytes under the same ids")
    func rebuilt() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        let before = try newsroom.published()
        for name in ["archive.sqlite", "archive.sqlite-wal", "archive.sqlite-shm"] {
            try? FileManager.default.removeItem(at: newsroom.folder.appending(path: name))
        }
        try newsroom.command.run("update")
        #expect(try newsroom.published().mapValues(\.bytes) == before.mapValues(\.bytes))
    }

    @Test("a second run leaves at once while another is at work")
    func busy() throws {
        let newsroom = try TemporaryNewsroom()
        let path = newsroom.folder.appending(path: "masthead.lock")
        try Data("process 1\n".utf8).write(to: path)
        let holder = try FileHandle(forUpdating: path)
        #expect(flock(holder.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
        let run = try newsroom.command.run("update")
        #expect(run.status == 75 && run.errors == "" && run.output == "")
        #expect(try newsroom.command.run("update", "-v").errors.contains("process 1"))
        try holder.close()
        #expect(try newsroom.command.run("update").status == 0)
    }

    @Test(
        "a file source cannot lead out of sources/",
        arguments: [
            "file:masthead.toml", "file:sources/../masthead.toml", "file:/etc/hostname", "file:sources/link",
        ]
    )
    func outside(address: String) throws {
        let newsroom = try TemporaryNewsroom()
        try FileManager.default.createSymbolicLink(
            at: newsroom.folder.appending(path: "sources/link"),
            withDestinationURL: URL(filePath: "/etc/hostname")
        )
        try newsroom.write(
            #"<opml version="2.0"><body><outline text="x" xmlUrl="\#(address)"/></body></opml>"#,
            to: "subscriptions.opml"
        )
        let run = try newsroom.command.run("fetch")
        #expect(run.status == 3 && run.errors.contains("sources/"))
    }

    @Test(
        "every XML output is valid by the schemas of RFC 4287 and RSS 2.0",
        .enabled(if: Schemas.areHere, "needs ../shared and xmllint")
    )
    func valid() throws {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        for name in names where name.hasSuffix(".xml") {
            let file = newsroom.folder.appending(path: "public").appending(path: name)
            #expect(try Schemas.faults(in: file) == "", "\(name)")
        }
    }

    private func identifiers(_ newsroom: TemporaryNewsroom) throws -> Set<String> {
        let stories = try newsroom.command.run("stories", "--json", "--limit", "1000")
        return Set(stories.lines.compactMap { $0.split(separator: "\"").dropFirst(2).first.map(String.init) })
    }
}

/// The schemas beside the repository, and the program that checks by them.
enum Schemas {
    static var areHere: Bool {
        Checkout.shared != nil && FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint")
    }

    /// What is wrong with a file; empty when nothing is.
    static func faults(in file: URL) throws -> String {
        let schema = file.lastPathComponent.hasSuffix(".atom.xml") ? "atom-rfc4287.rng" : "rss2-profile.rng"
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/xmllint")
        process.arguments = [
            "--noout", "--relaxng", try #require(Checkout.shared).appending(path: "validity/\(schema)").path,
            file.path,
        ]
        process.standardError = pipe
        try process.run()
        let told = try pipe.fileHandleForReading.readToEnd().map { String(decoding: $0, as: UTF8.self) } ?? ""
        process.waitUntilExit()
        return process.terminationStatus == 0 ? "" : told
    }
}
