import FeedFormats
import News
import Stories
import Testing

@testable import Archive

@Suite("Rulings, as they are kept")
struct RulingsTests {
    let newsroom: TestNewsroom
    let archive: Archive

    init() throws {
        newsroom = try TestNewsroom()
        archive = try newsroom.open()
        let text =
            "The harbour authority closed the northern quay after divers found cracks in its oldest pillars."
        func carried(_ key: Article.Key, at time: Int64) -> Article {
            var article = article(key, "Cracked pillars close northern quay", published: time)
            article.body = Text("<p>\(text)</p>", kind: .html)
            return article
        }
        try archive.save(
            [
                carried(.wire("a"), at: 100), carried(.rival("b"), at: 200), carried(.rival("c"), at: 300),
                article(.own("o"), "Frost ruins apple blossom in the valley", published: 400),
            ],
            at: .at(500)
        )
    }

    /// Groups as a run does, and returns the published stories with how many carry each.
    private func run(
        _ scope: Archive.Scope = .new(within: 1_000),
        on archive: Archive? = nil
    ) throws -> [String] {
        let archive = archive ?? self.archive
        let reports = try archive.toGroup(scope)
        var grouper = Grouper()
        grouper.rulings = try archive.rulings().standing
        let judged = Set(reports.filter { $0.groups == nil }.map(\.key))
        if !reports.isEmpty {
            let grouping = grouper.group(reports).around(judged)
            try archive.save(grouping, judged: judged, at: .at(20_000)) { "id:\($0.item)+\($1)" }
        }
        return try archive.snapshot(at: .at(20_000)) { snapshot in
            var told: [String] = []
            try snapshot.forEach(in: .all, limit: 100) {
                told.append(
                    "\($0.publishedID) \($0.article.key.item) \($0.carriers.map(\.key.item).joined())"
                )
            }
            return told
        }
    }

    private func ruling(
        _ kind: Ruling.Kind,
        _ relation: Relation? = .text,
        on articles: [Article.Key],
        undoing: Int64? = nil
    ) -> Ruling {
        Ruling(
            kind,
            relation,
            on: articles,
            undoing: undoing,
            by: "desk",
            because: "a reason",
            at: .at(600)
        )
    }

    @Test("a ruling reads back as it was stored, with its number")
    func readingBack() throws {
        let stored = try archive.add([ruling(.split, on: [.wire("a"), .rival("b")])])
        #expect(stored[0].number == 1)
        #expect(try archive.rulings() == stored)
        let undo = try archive.add([ruling(.undo, nil, on: [], undoing: 1)])
        #expect(try archive.rulings() == stored + undo)
        #expect(try Archive(reading: newsroom.path).rulings() == stored + undo)
    }

    @Test("a split leaves the id with the article it was minted for, and undoing it takes the other back")
    func split() throws {
        #expect(try run() == ["id:o+0 o ", "id:a+0 a bc"])
        try archive.add([ruling(.split, on: [.rival("b"), .wire("a"), .rival("c")])])
        #expect(try run() == ["id:o+0 o ", "id:b+0 b ", "id:a+0 a c"])
        try archive.add([ruling(.undo, nil, on: [], undoing: 1)])
        #expect(try run() == ["id:o+0 o ", "id:a+0 a bc"])
        try archive.add([ruling(.split, on: [.rival("b"), .wire("a"), .rival("c")])])
        #expect(try run() == ["id:o+0 o ", "id:b+0 b ", "id:a+0 a c"])
    }

    @Test("a split of the article the id was minted for takes the id along")
    func splitOfTheFirst() throws {
        _ = try run()
        try archive.add([ruling(.split, on: [.wire("a"), .rival("b"), .rival("c")])])
        #expect(try run() == ["id:o+0 o ", "id:b+0 b c", "id:a+0 a "])
    }

    @Test("a join keeps the id of the newsroom's own article")
    func join() throws {
        _ = try run()
        try archive.add([ruling(.join, on: [.wire("a"), .own("o")])])
        #expect(try run() == ["id:o+0 o abc"])
    }

    @Test("a preferred article stands for its story, which keeps its id")
    func prefer() throws {
        _ = try run()
        try archive.add([ruling(.prefer, nil, on: [.rival("c")])])
        #expect(try run() == ["id:o+0 o ", "id:a+0 c ab"])
        try archive.add([ruling(.prefer, nil, on: [.rival("b")])])
        #expect(try run() == ["id:o+0 o ", "id:a+0 b ac"])
    }

    @Test("every ruling survives regrouping everything")
    func regrouping() throws {
        _ = try run()
        try archive.add([
            ruling(.split, on: [.rival("b"), .wire("a")]), ruling(.join, on: [.own("o"), .rival("b")]),
            ruling(.prefer, nil, on: [.rival("c")]),
        ])
        let stories = try run()
        #expect(stories == ["id:o+0 c bo", "id:a+0 a "])
        #expect(try run(.all) == stories)
        #expect(try run(.all) == stories)
    }

    @Test("a ruling survives an archive that was lost and filled again")
    func rebuilding() throws {
        _ = try run()
        try archive.add([ruling(.split, on: [.rival("b"), .wire("a"), .rival("c")])])
        let stories = try run()
        // What a rebuild leaves: the rulings by name, and articles under new numbers.
        let rulings = try archive.rulings()
        let anew = try Archive(at: newsroom.folder + "/anew.sqlite")
        try anew.add(rulings)
        let keys: [Article.Key] = [.own("o"), .rival("c"), .rival("b"), .wire("a")]
        try anew.save(keys.compactMap { try? archive.article($0) }, at: .at(500))
        #expect(try run(on: anew) == stories)
    }

    @Test("a ruling on a revised article still counts")
    func revising() throws {
        _ = try run()
        try archive.add([ruling(.split, on: [.rival("b"), .wire("a"), .rival("c")])])
        let stories = try run()
        var revised = try #require(try archive.article(.rival("b")))
        revised.headline += " today"
        try archive.save([revised], at: .at(700))
        #expect(try run() == stories)
    }

    @Test("a ruling lets the next run look at all stories of the event, and at nothing under embargo")
    func concerning() throws {
        var held = article(.own("held"), published: 450)
        held.embargo = .at(50_000)
        try archive.save([held], at: .at(500))
        _ = try run()
        #expect(try archive.toGroup().isEmpty)
        try archive.add([
            ruling(.prefer, nil, on: [.rival("b")]), ruling(.join, on: [.own("held"), .own("o")]),
        ])
        #expect(try archive.toGroup().filter { $0.groups == nil }.map(\.key.item) == ["a", "b", "c", "o"])
    }

    @Test("no ruling is ever changed or deleted")
    func appendOnly() throws {
        try archive.add([ruling(.prefer, nil, on: [.rival("b")])])
        try archive.add([ruling(.undo, nil, on: [], undoing: 1)])
        #expect(try archive.rulings().map(\.kind) == [.prefer, .undo])
        #expect(try archive.rulings().standing.isEmpty)
    }

    @Test("an article is found by published id, permalink, source and item, or item alone")
    func addressing() throws {
        var linked = article(.wire("https://wire.example/guid/7"), "Linked", published: 50)
        linked.permalink = "https://wire.example/news/7"
        try archive.save([linked], at: .at(500))
        _ = try run()
        #expect(try archive.articles(known: "id:a+0") == [.wire("a")])
        #expect(try archive.articles(known: "http://www.wire.example/news/7/?utm_source=x") == [linked.key])
        #expect(try archive.articles(known: "https://rival.example/feed b") == [.rival("b")])
        #expect(try archive.articles(known: "newsroom o") == [.own("o")])
        #expect(try archive.articles(known: "c") == [.rival("c")])
        #expect(try archive.articles(known: "nowhere").isEmpty)
        #expect(
            try archive.newestNames().contains { $0 == ("id:a+0", "Cracked pillars close northern quay") }
        )
    }

    @Test("a story's account tells its members, its evidence, and on what the run rests")
    func account() throws {
        _ = try run()
        let account = try #require(try archive.account(of: .rival("b")))
        #expect(account.publishedID == "id:a+0" && account.representative == .wire("a"))
        #expect(account.members.map(\.article.key.item) == ["a", "b", "c"])
        let proof = try #require(account.proofs.first)
        let number = try #require(proof.run)
        let run = try #require(account.runs[number])
        #expect(run.time == .at(20_000))
        #expect(run.basis.rules == Fingerprint.rules && run.basis.articles == 4 && run.basis.terms > 4)
        #expect(try archive.account(of: .wire("unknown")) == nil)
    }
}
