import Foundation
import Testing

@Suite("Rulings and explanations, as built")
struct RulingVerbTests {
    private static let dam = "tag:niledesk.example,2026:4nvo6plgnqfau"

    /// The demo newsroom after a first run.
    private func newsroom() throws -> TemporaryNewsroom {
        let newsroom = try TemporaryNewsroom()
        try newsroom.command.run("update")
        return newsroom
    }

    /// The headlines of the stories that several outlets carry, with how many others do.
    private func merged(_ newsroom: TemporaryNewsroom) throws -> [String] {
        try newsroom.command.run("stories", "--merged", "--json").lines.map { line in
            let story = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return "\(story?["headline"] as? String ?? "") \((story?["carriers"] as? [Any])?.count ?? 0)"
        }
    }

    @Test("a split is told with its number, kept with author and reason, seen by readers, and undone")
    func split() throws {
        let newsroom = try newsroom()
        let before = try merged(newsroom)
        let split = try newsroom.command.run(
            "split",
            Self.dam,
            "--by",
            "Night desk",
            "--reason",
            "another round of talks"
        )
        #expect(split.status == 0 && split.errors == "")
        #expect(split.output.contains("ruling 1") && split.output.contains("now in \(Self.dam)"))
        let parted = try merged(newsroom)
        #expect(parted != before)
        #expect(try newsroom.command.run("group", "--all").status == 0)
        #expect(try merged(newsroom) == parted)
        let rulings = try newsroom.command.run("rulings")
        #expect(rulings.output.contains("Night desk") && rulings.output.contains("another round of talks"))
        #expect(try newsroom.command.run("update").status == 0)
        #expect(try newsroom.command.run("rulings", "undo", "1", "--quiet").output == "")
        #expect(try merged(newsroom) == before)
        let listed = try newsroom.command.run("rulings", "--json").lines
        #expect(listed.count == 2 && listed[0].contains(#""counts":false"#))
        let again = try newsroom.command.run("rulings", "undo", "1")
        #expect(again.status == 2 && again.errors.contains("masthead rulings"))
    }

    @Test("articles are joined and preferred under whatever name they are known")
    func joinAndPrefer() throws {
        let newsroom = try newsroom()
        let stories = try newsroom.command.run("stories", "--json", "--limit", "100").lines
        let alone = try #require(stories.first { $0.contains("Japan confirms first case") })
        let story = try #require(
            try JSONSerialization.jsonObject(with: Data(alone.utf8)) as? [String: Any]
        )
        let permalink = try #require(story["url"] as? String)
        let joined = try newsroom.command.run("join", Self.dam, permalink)
        #expect(joined.status == 0, "\(joined.errors)")
        #expect(try merged(newsroom).contains { $0.hasSuffix(" 3") })
        let source = try #require(story["source"] as? String)
        let item = try #require(story["item"] as? String)
        let preferred = try newsroom.command.run("prefer", "\(source) \(item)", "--json")
        #expect(preferred.status == 0 && preferred.output.contains(#""kind":"prefer""#))
        #expect(try merged(newsroom).contains("Japan confirms first case of the new coronavirus 3"))
        let explained = try newsroom.command.run("explain", Self.dam)
        #expect(explained.output.contains("preferred by ruling 2") && explained.output.contains("ruling 1"))
    }

    @Test("a name that nothing bears is refused with what may be meant")
    func unknown() throws {
        let newsroom = try newsroom()
        let mistyped = try newsroom.command.run("split", String(Self.dam.dropLast()) + "x")
        #expect(mistyped.status == 2 && mistyped.errors.contains("\(Self.dam) “"))
        let headline = try newsroom.command.run("explain", "capsule passes")
        #expect(headline.status == 2 && headline.errors.contains("“Crew capsule passes escape test"))
        #expect(try newsroom.command.run("join", Self.dam, Self.dam).errors.contains("named twice"))
        #expect(try newsroom.command.run("rulings").output == "")
    }

    @Test("explain tells which rule joined two articles, by what scores, and what they share")
    func explain() throws {
        let newsroom = try newsroom()
        let text = try newsroom.command.run("explain", Self.dam)
        for expected in [
            "Told once, with", "shared passages", "words)", "rules ", "72 h", "Same event, linked",
        ] {
            #expect(text.output.contains(expected), "\(expected)")
        }
        let json = try newsroom.command.run("explain", Self.dam, "--json")
        let story = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        )
        #expect((story["members"] as? [Any])?.count == 3)
        #expect((story["runs"] as? [[String: Any]])?.first?["rules"] as? Int != nil)
        let other = "newsroom nile-dam-talks-washington"
        let pair = try newsroom.command.run("explain", Self.dam, other)
        #expect(pair.output.contains("two texts on one event, linked"))
        #expect(pair.output.contains("headlines alike"))
        let measured = try newsroom.command.run("explain", Self.dam, other, "--json")
        #expect(measured.output.contains(#""relation":"event""#) && measured.output.contains(#""measures""#))
    }

    @Test("stories are listed by source, headline, carriers and events")
    func filters() throws {
        let newsroom = try newsroom()
        func headlines(_ options: String...) throws -> Int {
            let run = try newsroom.command.run(
                program: Command.executable,
                ["stories", "--json", "--limit", "100"] + options
            )
            #expect(run.status == 0)
            return run.lines.count
        }
        #expect(try headlines() == 34)
        #expect(try headlines("--merged") == 5)
        #expect(try headlines("--events") == 7)
        #expect(try headlines("--source", "Corniche Review", "--merged") == 1)
        #expect(try headlines("--match", "no such words") == 0)
        #expect(try headlines("--match", "CAPSULE passes") == 1)
        let told = try newsroom.command.run("stories", "--events", "--match", "outline on filling")
        #expect(told.output.contains("2 texts on one event, in 2 voices"))
    }

    @Test("the newsroom's order of sources chooses who stands for a story, and its windows what meets")
    func settings() throws {
        let newsroom = try TemporaryNewsroom()
        let settings = try newsroom.text("masthead.toml")
        try newsroom.write(
            settings + "\n[grouping]\norder = [\"Corniche Review\"]\nevent_window_hours = 1\n",
            to: "masthead.toml"
        )
        #expect(try newsroom.command.run("update").status == 0)
        let story = try newsroom.command.run("stories", "--source", "Corniche Review", "--merged")
        #expect(story.lines.first?.contains("Nile dam: three countries to return to Washington") == true)
        let explained = try newsroom.command.run("explain", "newsroom nile-dam-talks-washington")
        #expect(!explained.output.contains("Same event, linked"))
    }

    @Test("a trial of other windows tells what would change, and writes nothing")
    func trial() throws {
        let newsroom = try newsroom()
        let before = try merged(newsroom)
        let trial = try newsroom.command.run("group", "--diff", "--window", "1")
        #expect(trial.status == 0 && trial.output.contains("Would be stories of their own: 1"))
        #expect(try newsroom.command.run("group", "--diff").output.contains("Nothing would change."))
        #expect(try newsroom.command.run("group", "--dry-run", "--json").output.contains(#""joined":[]"#))
        #expect(try merged(newsroom) == before)
        #expect(try newsroom.command.run("group", "--window", "1").status == 2)
        #expect(try newsroom.command.run("group", "--diff", "--all").status == 2)
    }

    /// A feed of three stories and more, with ids that start as given.
    private func feed(_ mark: String, _ extra: String = "") -> String {
        let items = ["lamps on the north pier", "drains below the old market", "nets for the fishing school"]
            .enumerated().map { number, about in
                """
                <item><guid isPermaLink="false">\(mark)-\(number)</guid><title>Council votes on \(about)</title>
                <description>The council voted late on Tuesday for \(about), after a debate of three hours that was \
                heard by many.</description><pubDate>Tue, 14 Jan 2020 12:00:00 +0200</pubDate></item>
                """
            }
        return
            #"<rss version="2.0"><channel><title>Council</title>\#(items.joined())\#(extra)</channel></rss>"#
    }

    private func subscribe(_ newsroom: TemporaryNewsroom, to name: String) throws {
        let list = try newsroom.text("subscriptions.opml").replacing(
            "</body>",
            with: #"<outline text="\#(name)" xmlUrl="file:sources/\#(name).xml"/></body>"#
        )
        try newsroom.write(list, to: "subscriptions.opml")
    }

    @Test("a feed that returns under new ids is one line, and no published id moves")
    func reissue() throws {
        let newsroom = try TemporaryNewsroom()
        try subscribe(newsroom, to: "council")
        try newsroom.write(feed("a"), to: "sources/council.xml")
        try newsroom.command.run("update")
        let before = try newsroom.published().mapValues(\.bytes)
        try newsroom.write(feed("b"), to: "sources/council.xml")
        let update = try newsroom.command.run("update", "--verbose")
        #expect(update.output.contains("gave 3 of its articles new ids; they stay the stories they were"))
        func ids(_ document: Data?) -> [Substring] {
            String(decoding: document ?? Data(), as: UTF8.self).matches(of: /<guid[^>]*>[^<]*/).map(\.0)
        }
        let name = "wire.rss.xml"
        #expect(ids(try newsroom.published()[name]?.bytes) == ids(before[name]))
        try newsroom.command.run("group", "--all")
        try newsroom.command.run("publish")
        #expect(ids(try newsroom.published()[name]?.bytes) == ids(before[name]))
        #expect(try newsroom.command.run("rulings").lines.count == 1)
    }

    @Test("a kill takes the agency's item and its credited reprint out of the outputs")
    func kill() throws {
        let newsroom = try TemporaryNewsroom()
        for name in ["agency", "paper"] { try subscribe(newsroom, to: name) }
        func item(_ id: String, _ host: String, _ title: String, _ text: String, _ hour: Int) -> String {
            """
            <item><guid isPermaLink="false">\(id)</guid><title>\(title)</title><link>https://\(host)/\(id)</link>
            <description>\(text)</description><pubDate>Tue, 14 Jan 2020 \(hour):00:00 +0200</pubDate></item>
            """
        }
        let text =
            "Divers found a locked iron chest below the lighthouse and the port called the museum on Tuesday."
        let sent = item("k1", "www.reuters.com", "Divers find iron chest below lighthouse", text, 10)
        try newsroom.write(feed("r", sent), to: "sources/agency.xml")
        try newsroom.write(
            feed("p", item("p1", "paper.example", "Iron chest found", "PORT (Reuters) - \(text)", 11)),
            to: "sources/paper.xml"
        )
        try newsroom.command.run("update")
        #expect(try newsroom.text("public/wire.rss.xml").contains("iron chest"))
        let notice = item(
            "k2",
            "www.reuters.com",
            "KILL: Divers find iron chest below lighthouse",
            "Do not use.",
            12
        )
        try newsroom.write(feed("r", sent + notice), to: "sources/agency.xml")
        #expect(try newsroom.command.run("update").status == 0)
        for name in ["wire.rss.xml", "wire.atom.xml", "wire.json"] {
            #expect(try !newsroom.text("public/\(name)").lowercased().contains("iron chest"))
        }
        #expect(try newsroom.command.run("group", "--all").status == 0)
        #expect(try newsroom.command.run("explain", "k1").output.contains("(taken back)"))
    }

    @Test("an article that was withdrawn cannot be preferred: its story would leave every feed")
    func preferWithdrawn() throws {
        let newsroom = try newsroom()
        let (own, other) = ("us-resumes-military-operations-in-iraq", Self.dam)
        #expect(try newsroom.command.run("withdraw", own, "--reason", "It was untrue").status == 0)
        #expect(try newsroom.command.run("join", other, own).status == 0)
        let prefer = try newsroom.command.run("prefer", own)
        #expect(prefer.status == 2 && prefer.errors.contains("“\(own)” was withdrawn 20"))
        #expect(
            prefer.errors.contains(": It was untrue; ") && prefer.errors.contains("masthead withdraw --undo")
        )
        #expect(try newsroom.command.run("rulings").lines.count { $0.hasPrefix("ruling") } == 1)
    }
}
