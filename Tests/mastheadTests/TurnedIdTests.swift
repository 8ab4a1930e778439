import Foundation
import Testing

/// What sources do to the ids, dates and versions of what they published.
@Suite struct TurnedIdTests {
    /// A few things that happened, none like another.
    private static let stories: [(title: String, text: String)] = [
        (
            "Ferries stop at old port",
            "A crane collapsed on the quay during Thursday night's storm, so boats stay moored until engineers finish."
        ),
        (
            "Museum buys rare violin",
            "Curators paid two million for an instrument carved in Cremona that nobody had heard played since 1911."
        ),
        (
            "Beetle eats spruce forests",
            "Foresters count dead trees along every northern ridge while sawmills run short of room for timber."
        ),
        (
            "Bakers strike over flour",
            "Ovens went cold across seven cities because mills doubled what they charge for rye and wheat this winter."
        ),
        (
            "Comet passes close tonight",
            "Astronomers expect a greenish tail visible without telescopes shortly before dawn above the eastern horizon."
        ),
        (
            "Senate rejects fishing treaty",
            "Lawmakers voted down quotas agreed with neighbours last spring after coastal villages sent petitions."
        ),
    ]

    private func item(
        _ story: Int,
        as id: String,
        day: Int = 20,
        title: String? = nil,
        link: String? = nil
    ) -> String {
        """
        <item><guid isPermaLink="false">\(id)</guid><title>\(title ?? Self.stories[story].title)</title>
        <link>https://w.example/\(link ?? "story-\(story)")</link><description>\(Self.stories[story].text)</description>
        <pubDate>\(day) Nov 2026 1\(story):00:00 GMT</pubDate></item>
        """
    }

    /// Lets the source show items, and gives the published ids by headline.
    @discardableResult
    private func bring(_ items: [String], to newsroom: TemporaryNewsroom) throws -> [String: String] {
        try newsroom.write(
            "<rss version=\"2.0\"><channel><title>W</title>\(items.joined())</channel></rss>",
            to: "sources/w.xml"
        )
        let run = try newsroom.command.run("update")
        #expect(run.status == 0 || run.status == 4, "\(run.errors)")
        return try published(by: newsroom)
    }

    private func published(by newsroom: TemporaryNewsroom) throws -> [String: String] {
        struct Feed: Decodable {
            struct Item: Decodable { var id: String, title: String }
            var items: [Item]
        }
        let feed = try JSONDecoder().decode(Feed.self, from: Data(newsroom.text("public/wire.json").utf8))
        return Dictionary(feed.items.map { ($0.title, $0.id) }) { first, _ in first }
    }

    @Test("ids that are places in the document, and ids that change places, move no story and lose none")
    func places() throws {
        let newsroom = try TemporaryNewsroom.readingFile()
        let first = try bring((0..<4).map { item($0, as: "\($0)") }, to: newsroom)
        #expect(first.count == 4)
        let second = try bring((0..<4).map { item($0 + 1, as: "\($0)") }, to: newsroom)
        #expect(second.count == 5)
        let third = try bring((0..<4).map { item(4 - $0, as: "\($0)") }, to: newsroom)
        #expect(third == second)
        for (title, id) in first { #expect(third[title] == id) }
        #expect(try newsroom.command.run("rebuild").status == 0)
        #expect(try published(by: newsroom) == second)
    }

    @Test("an id that is used again after all ids changed swallows no new story")
    func reused() throws {
        let newsroom = try TemporaryNewsroom.readingFile()
        try bring((0..<4).map { item($0, as: "g\($0)") }, to: newsroom)
        let changed = try bring((0..<4).map { item($0, as: "n\($0)") }, to: newsroom)
        #expect(changed.count == 4)
        let after = try bring((0..<4).map { item($0, as: "n\($0)") } + [item(4, as: "g0")], to: newsroom)
        #expect(after.count == 5)
        for (title, id) in changed { #expect(after[title] == id) }
    }

    @Test("what was pruned stays away when all ids change, and its id hides no new story")
    func pruned() throws {
        let newsroom = try TemporaryNewsroom.readingFile()
        let first = try bring((0..<4).map { item($0, as: "g\($0)") }, to: newsroom)
        #expect(try newsroom.command.run("prune", "--keep", "1").status == 0)
        #expect(try newsroom.command.run("publish", "--accept").status == 0)
        let newest = Self.stories[3].title
        #expect(try Set(published(by: newsroom).keys) == [newest])
        let renamed = (0..<4).map { item($0, as: "n\($0)") }
        let after = try bring(renamed + [item(4, as: "g0")], to: newsroom)
        #expect(Set(after.keys) == [newest, Self.stories[4].title])
        #expect(after[newest] == first[newest])
        #expect(try newsroom.command.run("rebuild").status == 0)
        #expect(try published(by: newsroom) == after)
    }

    @Test("what is withdrawn stays away when ids move, and takes nothing else with it")
    func withdrawn() throws {
        let newsroom = try TemporaryNewsroom.readingFile()
        try bring((1..<4).map { item($0, as: "\($0)") }, to: newsroom)
        let withdrawal = try newsroom.command.run(
            "withdraw",
            "https://w.example/story-2",
            "--reason",
            "libel"
        )
        #expect(withdrawal.status == 0 || withdrawal.status == 4)
        let after = try bring((0..<4).map { item($0, as: "\($0 + 1)") }, to: newsroom)
        #expect(Set(after.keys) == Set([0, 1, 3].map { Self.stories[$0].title }))
    }

    @Test("a withdrawn text stays away, however late it is brought again")
    func late() throws {
        let newsroom = try TemporaryNewsroom.readingFile()
        try bring((0..<3).map { item($0, as: "g\($0)", day: 10) }, to: newsroom)
        try newsroom.command.run("withdraw", "https://w.example/story-1", "--reason", "libel")
        let again = item(1, as: "other", day: 24, link: "another-page")
        let after = try bring((0..<3).map { item($0, as: "g\($0)", day: 10) } + [again], to: newsroom)
        #expect(Set(after.keys) == Set([0, 2].map { Self.stories[$0].title }))
        let explained = try newsroom.command.run("explain", "https://w.example/another-page")
        #expect(explained.output.contains("libel"), "\(explained.output)")
    }

    @Test("an outlet takes back and corrects also what is older than the window")
    func notices() throws {
        let newsroom = try TemporaryNewsroom.readingFile()
        let old = (0..<3).map { item($0, as: "g\($0)", day: 10) }
        try bring(old, to: newsroom)
        let kill = item(1, as: "k1", day: 16, title: "KILL: \(Self.stories[1].title)", link: "kill")
        let corrected = item(
            2,
            as: "c2",
            day: 16,
            title: "CORRECTED: \(Self.stories[2].title)",
            link: "corrected"
        )
        let after = try bring(old + [kill, corrected], to: newsroom)
        #expect(Set(after.keys) == [Self.stories[0].title, "CORRECTED: \(Self.stories[2].title)"])
    }

    @Test("an older version that a cache shows replaces nothing")
    func stale() throws {
        let newsroom = try TemporaryNewsroom.readingFile()
        func show(_ headline: String, updated: String) throws -> String {
            try newsroom.write(
                """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>W</title><id>urn:w</id><updated>\(updated)</updated>
                <entry><id>urn:w:1</id><title>\(headline)</title><link href="https://w.example/1"/>
                <published>2026-11-20T07:00:00Z</published><updated>\(updated)</updated>
                <summary>\(Self.stories[0].text)</summary></entry></feed>
                """,
                to: "sources/w.xml"
            )
            #expect(try newsroom.command.run("update").status == 0)
            return try newsroom.text("public/wire.atom.xml")
        }
        _ = try show("Toll is 500", updated: "2026-11-20T07:46:00Z")
        #expect(try show("Toll is 5", updated: "2026-11-20T09:10:00Z").contains("Toll is 5<"))
        #expect(try show("Toll is 500", updated: "2026-11-20T07:46:00Z").contains("Toll is 5<"))
    }

    @Test("an own article is corrected also in a file of another name")
    func renamed() throws {
        let newsroom = try TemporaryNewsroom.readingFile()
        try newsroom.write(
            "<rss version=\"2.0\"><channel><title>W</title></channel></rss>",
            to: "sources/w.xml"
        )
        func article(_ lines: String, _ toll: Int) -> String {
            "Ferries stop at old port\n\nFri 20 Nov 2026 | 08:29 PM\n\(lines)Jane Doe\n\n\(Self.stories[0].text) "
                + "Officials counted \(toll) people on board.\n"
        }
        try newsroom.write(article("", 500), to: "articles/a.txt")
        #expect(try newsroom.command.run("update").status == 0)
        let before = try newsroom.text("public/articles.json")
        #expect(before.contains("counted 500 people"))
        try FileManager.default.moveItem(
            at: newsroom.folder.appending(path: "articles/a.txt"),
            to: newsroom.folder.appending(path: "articles/b.txt")
        )
        #expect(try newsroom.command.run("update").status == 0)
        try newsroom.write(
            article("Updated: 2026-11-21 10:00\nCorrection: The toll was wrong.\n", 5),
            to: "articles/b.txt"
        )
        #expect(try newsroom.command.run("update").status == 0)
        let after = try newsroom.text("public/articles.json")
        #expect(after.contains("counted 5 people") && !after.contains("counted 500 people"))
    }
}
