import Foundation
import Testing

/// Publishing as an editor meets it: the gate, withdrawals, embargoes, and what is left of old outputs.
@Suite("Publishing")
struct PublishTests {
    /// A newsroom with so many articles of its own, the last the newest, published.
    private func newsroom(articles: Int, more: String = "") throws -> TemporaryNewsroom {
        let newsroom = try TemporaryNewsroom(demo: false)
        try newsroom.write(
            """
            [newsroom]
            title = "The Desk"
            link = "https://desk.example/"
            time_zone = "UTC"
            feed_base = "https://desk.example/feeds/"
            article_url = "https://desk.example/{slug}"
            [[output]]
            name = "all"
            title = "All"
            limit = 20
            \(more)
            """,
            to: "masthead.toml"
        )
        try FileManager.default.createDirectory(
            at: newsroom.folder.appending(path: "articles"),
            withIntermediateDirectories: true
        )
        for number in 1...articles { try write(number, to: newsroom) }
        let update = try newsroom.command.run("update")
        #expect(update.status == 0, "\(update.errors)")
        return newsroom
    }

    /// Subjects that share no words, so that no two articles are one story.
    private func write(_ number: Int, to newsroom: TemporaryNewsroom, hour: Int = 8) throws {
        let word = ["harbour", "election", "drought", "museum", "railway", "vaccine", "cotton", "opera"]
        try newsroom.write(
            """
            Report \(number) on the \(word[number % 8]) of town\(number)

            2020-01-\(number < 10 ? "0" : "")\(number) 0\(hour):00
            Reporter \(number)

            Sentence\(number) of body\(number) about \(word[number % 8])\(number) and nothing\(number) else\(number).
            """,
            to: "articles/a\(number).txt"
        )
    }

    @Test("a withdrawn article leaves every file, and Atom tells so before the entries")
    func withdrawal() throws {
        let newsroom = try newsroom(articles: 3, more: "[news_sitemap]")
        let run = try newsroom.command.run("withdraw", "a2", "--reason", "It was <untrue>")
        #expect(run.status == 0)
        let atom = try newsroom.text("public/all.atom.xml")
        let tomb = try #require(atom.firstRange(of: "<at:deleted-entry ref=\"tag:desk.example,2026:a2\""))
        #expect(try tomb.lowerBound < #require(atom.firstRange(of: "<entry")).lowerBound)
        #expect(atom.contains("<at:comment>It was &lt;untrue&gt;</at:comment>"))
        for (name, file) in try newsroom.published() {
            #expect(!String(decoding: file.bytes, as: UTF8.self).contains("town2"), "\(name)")
        }
        #expect(try newsroom.text("public/all.json").contains("\"_news\":{\"withdrawn\":[{\"id\":"))
        // Neither the file that is still there nor judging everything anew brings it back.
        #expect(try newsroom.command.run("update").status == 0)
        #expect(try newsroom.command.run("group", "--all").status == 0)
        #expect(try newsroom.command.run("publish").status == 0)
        #expect(try !newsroom.text("public/all.rss.xml").contains("town2"))

        #expect(try newsroom.command.run("withdraw", "tag:desk.example,2026:a2", "--undo").status == 0)
        let back = try newsroom.text("public/all.atom.xml")
        #expect(back.contains("<id>tag:desk.example,2026:a2</id>"))
        #expect(!back.contains("deleted-entry"))
        // Who kept the tombstone takes the entry for a newer word.
        let end = try #require(atom.firstRange(of: "</at:deleted-entry>"))
        let when = try #require(atom[tomb.upperBound..<end.lowerBound].firstMatch(of: #/when="([^"]+)"/#))
        let entry = try #require(back.split(separator: "<entry").first { $0.contains("2026:a2</id>") })
        let updated = try #require(entry.firstMatch(of: #/<updated>([^<]+)</#))
        #expect(updated.1 > when.1)
    }

    @Test("an unknown id cannot be withdrawn, and a withdrawal says why")
    func unknownWithdrawal() throws {
        let newsroom = try newsroom(articles: 1)
        let run = try newsroom.command.run("withdraw", "nothing", "--reason", "x")
        #expect(run.status == 2)
        #expect(run.errors.contains("no article is known as “nothing”"))
        #expect(try newsroom.command.run("withdraw", "a1").status == 2)
    }

    @Test("what was never published leaves no tombstone when it is withdrawn")
    func unpublishedWithdrawal() throws {
        let newsroom = try newsroom(articles: 1)
        try newsroom.write(
            "Headline of the secret\n\n2020-02-01 10:00\nEmbargo: 2999-01-01 10:00\n\nA secret text.\n",
            to: "articles/secret.txt"
        )
        #expect(try newsroom.command.run("import").status == 0)
        let run = try newsroom.command.run("withdraw", "secret", "--reason", "No")
        #expect(run.status == 0, "\(run.errors)")
        for (name, file) in try newsroom.published() {
            #expect(!String(decoding: file.bytes, as: UTF8.self).contains("secret"), "\(name)")
        }
    }

    @Test("a drop is withheld with exit code 4, the old set stays, and --accept lets it pass")
    func drop() throws {
        let newsroom = try newsroom(articles: 20)
        let before = try newsroom.published().mapValues(\.bytes)
        let toml = try newsroom.text("masthead.toml")
        try newsroom.write(toml.replacing("limit = 20", with: "limit = 5"), to: "masthead.toml")
        let run = try newsroom.command.run("publish")
        #expect(run.status == 4)
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(run.errors.contains("all would hold 5 entries instead of 20"))
        #expect(try newsroom.published().mapValues(\.bytes) == before)
        #expect(try newsroom.command.run("update").status == 4)

        let accepted = try newsroom.command.run("publish", "--accept")
        #expect(accepted.status == 0, "\(accepted.errors)")
        #expect(try newsroom.text("public/all.atom.xml").split(separator: "<entry").count == 6)
        #expect(
            try newsroom.command.run("publish").status == 0,
            "the accepted set is what the next is held against"
        )
    }

    @Test("a withdrawal is published though the new set is withheld, and all else stays as it was")
    func withdrawalFromWithheldSet() throws {
        let newsroom = try newsroom(articles: 20)
        let before = try newsroom.text("public/all.rss.xml")
        let toml = try newsroom.text("masthead.toml")
        try newsroom.write(toml.replacing("limit = 20", with: "limit = 5"), to: "masthead.toml")
        let run = try newsroom.command.run("withdraw", "a3", "--reason", "Wrong")
        #expect(run.status == 4)
        let after = try newsroom.text("public/all.rss.xml")
        #expect(before.contains("town3<") && !after.contains("town3<"))
        #expect(after.split(separator: "<item>").count == before.split(separator: "<item>").count - 1)
        #expect(try newsroom.text("public/all.atom.xml").contains("deleted-entry"))
        #expect(try newsroom.text("public/all.json").split(separator: "{\"id\":").count == 20)
        #expect(try newsroom.text("public/all.html").contains("town3<") == false)
        let check = try newsroom.command.run(
            "check",
            "public/all.rss.xml",
            "public/all.atom.xml",
            "public/all.json"
        )
        #expect(check.status == 0 && check.output == "", "\(check.output)")
        // The articles that were withdrawn are not missing when the bounds are held again.
        try newsroom.write(toml, to: "masthead.toml")
        #expect(try newsroom.command.run("publish").status == 0)
    }

    @Test("withdrawing most articles one by one is no drop")
    func manyWithdrawals() throws {
        let newsroom = try newsroom(articles: 12)
        for number in 1...11 {
            #expect(try newsroom.command.run("withdraw", "a\(number)", "--reason", "x").status == 0)
        }
        #expect(try newsroom.text("public/all.json").split(separator: "{\"id\":\"tag").count >= 2)
    }

    @Test("an own article whose link leads into the house withholds the set")
    func privateLink() throws {
        let newsroom = try newsroom(articles: 2)
        try newsroom.write(
            "Headline that leads astray\nURL: http://intranet.local/a\n\n2020-02-01 10:00\n\nText of it.\n",
            to: "articles/astray.txt"
        )
        let run = try newsroom.command.run("update")
        #expect(run.status == 4)
        #expect(run.errors.contains("the host “intranet.local” is not a public one"))
        #expect(try !newsroom.text("public/all.json").contains("astray"))
    }

    @Test("an article of another outlet whose link leads into the house is published without it")
    func privateWireLink() throws {
        let newsroom = try newsroom(articles: 2)
        try FileManager.default.createDirectory(
            at: newsroom.folder.appending(path: "sources"),
            withIntermediateDirectories: true
        )
        try newsroom.write(
            """
            <rss version="2.0"><channel><title>Wire</title><link>https://wire.example/</link>
            <item><title>Good tidings of the valley</title><link>https://wire.example/good</link></item>
            <item><title>Bad tidings of the mountain</title><link>http://169.254.169.254/latest</link></item>
            </channel></rss>
            """,
            to: "sources/wire.xml"
        )
        try newsroom.write(
            #"<opml version="2.0"><body><outline text="Wire" xmlUrl="file:sources/wire.xml"/></body></opml>"#,
            to: "subscriptions.opml"
        )
        let run = try newsroom.command.run("update", "--verbose")
        #expect(run.status == 0, "a hostile entry is no news for cron")
        let feed = try newsroom.text("public/all.rss.xml")
        #expect(feed.contains("Good tidings"))
        #expect(feed.contains("Bad tidings") && !feed.contains("169.254"))
    }

    @Test("an output that is configured no more leaves nothing behind")
    func staleOutput() throws {
        let newsroom = try newsroom(articles: 2, more: "[[output]]\nname = \"second\"\ntitle = \"Second\"")
        try newsroom.write("kept", to: "public/robots.txt")
        #expect(try newsroom.published().keys.contains("second.rss.xml"))
        let toml = try newsroom.text("masthead.toml")
        try newsroom.write(toml.replacing("name = \"second\"", with: "name = \"third\""), to: "masthead.toml")
        #expect(try newsroom.command.run("publish").status == 0)
        let names = try Set(FileManager.default.contentsOfDirectory(atPath: newsroom.folder.path + "/public"))
        #expect(!names.contains { $0.hasPrefix("second") })
        #expect(names.isSuperset(of: ["third.rss.xml", "third.rss.xml.gz", "robots.txt"]))
    }

    @Test("archive pages never change once they are full, whatever comes or is edited later")
    func archivePages() throws {
        let newsroom = try newsroom(articles: 9, more: "history = \"archived\"\n")
        let toml = try newsroom.text("masthead.toml").replacing("limit = 20", with: "limit = 4")
        try newsroom.write(toml, to: "masthead.toml")
        #expect(try newsroom.command.run("publish", "--accept").status == 0)
        let pages = ["all-archive-1.atom.xml", "all-archive-2.rss.xml"]
        let before = try pages.map { try newsroom.text("public/\($0)") }
        #expect(before[0].contains("<fh:archive/>"))
        #expect(before[0].contains("rel=\"current\""))
        #expect(before[1].contains("rel=\"prev-archive\""))
        #expect(before[0].split(separator: "<entry").count == 5)
        try write(10, to: newsroom)
        try newsroom.write(
            newsroom.text("articles/a1.txt").replacing("body1", with: "edited")
                .replacing("2020-01-01 08:00", with: "2020-01-01 08:00\nUpdated: 2020-01-20 10:00"),
            to: "articles/a1.txt"
        )
        let update = try newsroom.command.run("update")
        #expect(update.status == 0, "\(update.errors)")
        #expect(try pages.map { try newsroom.text("public/\($0)") } == before)
        let current = try newsroom.text("public/all.atom.xml")
        #expect(current.contains("edited"), "an edited article comes again in the feed itself")
        #expect(current.contains("town10"))
        let every = try FileManager.default.contentsOfDirectory(atPath: newsroom.folder.path + "/public")
            .filter { $0.hasSuffix(".atom.xml") }.map { try newsroom.text("public/\($0)") }.joined()
        for number in 1...10 { #expect(every.contains("town\(number)<"), "nothing is lost between pages") }

        #expect(try newsroom.command.run("withdraw", "a2", "--reason", "x").status == 0)
        let page = try newsroom.text("public/all-archive-1.atom.xml")
        #expect(!page.contains("town2<") && page.contains("deleted-entry"))
    }

    @Test("a paged feed leads to all its pages")
    func pages() throws {
        let newsroom = try newsroom(articles: 5, more: "history = \"paged\"")
        let toml = try newsroom.text("masthead.toml").replacing("limit = 20", with: "limit = 2")
        try newsroom.write(toml, to: "masthead.toml")
        #expect(try newsroom.command.run("publish", "--accept").status == 0)
        let middle = try newsroom.text("public/all-page-2.atom.xml")
        for (rel, file) in [
            ("first", "all"), ("previous", "all"), ("next", "all-page-3"), ("last", "all-page-3"),
        ] {
            #expect(
                middle.contains(
                    "rel=\"\(rel)\" type=\"application/atom+xml\" href=\"https://desk.example/feeds/\(file).atom.xml\""
                )
            )
        }
        #expect(try newsroom.text("public/all-page-3.json").contains("town1\""))
        #expect(
            try newsroom.text("public/all.json").contains(
                "\"next_url\":\"https://desk.example/feeds/all-page-2.json\""
            )
        )
    }

    @Test("a complete feed holds everything and says so")
    func complete() throws {
        let newsroom = try newsroom(articles: 5, more: "history = \"complete\"")
        let toml = try newsroom.text("masthead.toml").replacing("limit = 20", with: "limit = 2")
        try newsroom.write(toml, to: "masthead.toml")
        #expect(try newsroom.command.run("publish").status == 0)
        let atom = try newsroom.text("public/all.atom.xml")
        #expect(atom.contains("<fh:complete/>"))
        #expect(atom.split(separator: "<entry").count == 6)
        #expect(try !newsroom.text("public/all.json").contains("expired"))
    }

    @Test("each section, author and language has its feed, and all are listed")
    func facets() throws {
        let newsroom = try TemporaryNewsroom()
        let toml = try newsroom.text("masthead.toml")
        try newsroom.write(
            toml + "\n[[output]]\nname = \"section\"\ntitle = \"Desk\"\neach = \"section\"\n"
                + "[[output]]\nname = \"by\"\ntitle = \"By\"\neach = \"author\"\narticles = \"own\"\nformats = [\"atom\"]\n"
                + "[[output]]\nname = \"arabic\"\ntitle = \"عربي\"\nlanguage = \"ar\"\ntext = \"summary\"\n",
            to: "masthead.toml"
        )
        #expect(try newsroom.command.run("update").status == 0)
        let list = try newsroom.text("public/feeds.opml")
        #expect(list.contains("xmlUrl=\"https://niledesk.example/feeds/section-politics.rss.xml\""))
        #expect(list.contains("by-yassmine-elsayed.atom.xml"))
        #expect(
            try newsroom.text("public/section-politics.rss.xml").contains("<category>Politics</category>")
        )
        let arabic = try newsroom.text("public/arabic.atom.xml")
        #expect(arabic.contains("xml:lang=\"ar\""))
        #expect(!arabic.contains("<content"))
        #expect(!arabic.contains("Ever Given"))
        #expect(try newsroom.text("public/arabic.html").contains("dir=\"rtl\""))
    }

    @Test("check finds faults with line and column, in words and in JSON, and exits with 1 on errors")
    func check() throws {
        let newsroom = try newsroom(articles: 2)
        let feed = try newsroom.text("public/all.rss.xml")
        try newsroom.write(feed.replacing("</guid>", with: "</guid><guid>2</guid>"), to: "bad.xml")
        let run = try newsroom.command.run("check", "public/all.rss.xml", "bad.xml")
        #expect(run.status == 1)
        #expect(run.output.contains("bad.xml:"))
        #expect(run.output.contains("[duplicate-element]"))
        #expect(!run.output.contains("public/all.rss.xml:"))
        let json = try newsroom.command.run("check", "--json", "bad.xml")
        #expect(json.output.contains("\"level\":\"error\",\"rule\":\"duplicate-element\",\"line\":"))
        #expect(try newsroom.command.run("check", "nothing.xml").status == 1)
        let piped = try newsroom.command.run("check", "-", input: feed)
        #expect(piped.status == 0)
        #expect(piped.output == "")
    }

    @Test("a schema of one's own is asked too")
    func schema() throws {
        let newsroom = try newsroom(articles: 1)
        try newsroom.write(
            """
            <grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><element name="rss">
            <attribute name="version"/><element name="channel"><empty/></element></element></start></grammar>
            """,
            to: "strict.rng"
        )
        let run = try newsroom.command.run("check", "--schema", "strict.rng", "public/all.rss.xml")
        #expect(run.status == 1)
        #expect(run.output.contains("[schema]"))
        try newsroom.write("<rss version=\"2.0\"><channel/></rss>", to: "small.xml")
        #expect(
            try !newsroom.command.run("check", "--schema", "strict.rng", "small.xml").output.contains(
                "[schema]"
            )
        )
        let bad = try newsroom.command.run("check", "--schema", "masthead.toml", "small.xml")
        #expect(bad.status == 1)
        #expect(bad.errors.contains("masthead.toml: it cannot be read, or is not well-formed XML"))
    }

    @Test("a file that somebody else put into public/ is never overwritten, and withdrawals go on")
    func strangers() throws {
        let newsroom = try newsroom(articles: 3)
        try newsroom.write("by hand", to: "public/blog.html")
        let before = try newsroom.published().mapValues(\.bytes)
        let toml = try newsroom.text("masthead.toml") + "\n[[output]]\nname = \"blog\"\ntitle = \"Blog\"\n"
        try newsroom.write(toml, to: "masthead.toml")
        for arguments in [["update"], ["publish", "--accept"], ["update", "--dry-run"]] {
            let run = try newsroom.command.run(program: Command.executable, arguments)
            #expect(run.status == 4, "\(arguments)")
            let place = newsroom.folder.appending(path: "public/blog.html").path
            #expect(
                run.errors.contains("\(place) would be overwritten") && run.errors.contains("move it away")
            )
            #expect(try newsroom.published().mapValues(\.bytes) == before)
        }
        #expect(try newsroom.command.run("withdraw", "a2", "--reason", "untrue").status == 4)
        #expect(try !newsroom.text("public/all.json").contains("town2"))
        try FileManager.default.removeItem(at: newsroom.folder.appending(path: "public/blog.html"))
        #expect(try newsroom.command.run("update").status == 0)
        #expect(try newsroom.text("public/blog.html").contains("town3"))
    }

    @Test(
        "a packed copy that is damaged or missing is found, and made anew of its file, also of a page that stays"
    )
    func packedCopies() throws {
        let newsroom = try newsroom(articles: 9, more: "history = \"archived\"\n")
        let toml = try newsroom.text("masthead.toml").replacing("limit = 20", with: "limit = 4")
        try newsroom.write(toml, to: "masthead.toml")
        #expect(try newsroom.command.run("publish", "--accept").status == 0)
        try newsroom.write(
            newsroom.text("articles/a1.txt").replacing("body1", with: "edited"),
            to: "articles/a1.txt"
        )
        #expect(try newsroom.command.run("update").status == 0)
        let before = try newsroom.published().mapValues(\.bytes)
        for name in ["all.rss.xml.gz", "all-archive-1.atom.xml.gz"] {
            let file = newsroom.folder.appending(path: "public/\(name)")
            let packed = try Data(contentsOf: file)
            try newsroom.write("junk", to: "public/\(name)")
            let damaged = try newsroom.command.run("verify")
            #expect(damaged.status == 1 && damaged.errors.contains("public/\(name) does not hold what"))
            try FileManager.default.removeItem(at: file)
            let missing = try newsroom.command.run("verify")
            #expect(missing.status == 1 && missing.errors.contains("public/\(name) is missing"))
            #expect(try newsroom.command.run("publish").status == 0)
            #expect(try Data(contentsOf: file) == packed)
            #expect(try newsroom.command.run("verify").status == 0)
        }
        #expect(try newsroom.published().mapValues(\.bytes) == before)
    }
}
