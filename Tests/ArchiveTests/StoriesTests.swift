import FeedFormats
import News
import Stories
import Testing

@testable import Archive

@Suite("Storing stories")
struct StoriesTests {
    let newsroom: TestNewsroom
    let archive: Archive

    init() throws {
        newsroom = try TestNewsroom()
        archive = try newsroom.open()
        try archive.save(
            [
                article(.own("o"), published: 300), article(.wire("a"), published: 100),
                article(.rival("b"), published: 200), article(.wire("c"), published: 400),
            ],
            at: .at(500)
        )
    }

    @Test("each story is published under its id, the newest first")
    func published() throws {
        let regrouped = try archive.group([[.wire("a"), .rival("b")], [.own("o")], [.wire("c")]])
        #expect(regrouped.minted == ["id:a", "id:o", "id:c"])
        #expect(try archive.published() == ["id:c c", "id:o o", "id:a a"])
        #expect(try archive.published(.own) == ["id:o o"])
        #expect(try archive.published(.wire) == ["id:c c", "id:a a"])
        #expect(try archive.published(limit: 2) == ["id:c c", "id:o o"])
    }

    @Test("the own article stands for a story, else the earliest, else the smaller key")
    func standing() throws {
        try archive.save(
            [article(.own("p"), published: 290), article(.rival("d"), published: 400)],
            at: .at(500)
        )
        try archive.group([[.wire("a"), .own("o"), .own("p")], [.wire("c"), .rival("d")], [.rival("b")]])
        #expect(try archive.published() == ["id:d d", "id:p p", "id:b b"])
    }

    @Test("a claim decides before the time", arguments: 0..<6)
    func claims(number: Int) throws {
        // Each gives `b`, the later one, or `a` a claim; without it `a` stands for both.
        let cases: [(first: Claim, second: Claim, stands: String)] = [
            (Claim(), claim { $0.ruling = 1 }, "b"),
            (claim { $0.ruling = 1 }, claim { $0.ruling = 2 }, "b"),
            (claim { $0.isSuperseded = true }, Claim(), "b"),
            (claim { $0.order = 3 }, claim { $0.order = 1 }, "b"),
            (claim { $0.length = 40 }, claim { $0.length = 100 }, "b"),
            (claim { $0.length = 60 }, claim { $0.length = 100 }, "a"),
        ]
        var grouping = grouping([[.wire("a"), .rival("b")]])
        grouping.claims = [.wire("a"): cases[number].first, .rival("b"): cases[number].second]
        try archive.save(grouping, at: .at(1)) { key, _ in key.item }
        #expect(try archive.published() == ["\(cases[number].stands) \(cases[number].stands)"])
    }

    @Test("what was taken back stands for nothing and carries nothing, but is there for what explains it")
    func killed() throws {
        var grouping = grouping([[.wire("a"), .rival("b")], [.wire("c")]], events: [0, 0])
        grouping.claims = [
            .wire("a"): claim { $0.isKilled = true }, .wire("c"): claim { $0.isKilled = true },
        ]
        try archive.save(grouping, at: .at(1)) { key, _ in key.item }
        #expect(try archive.published() == ["b b"])
        try archive.snapshot(at: .at(10_000)) { snapshot in
            try snapshot.forEach(in: .all, limit: 9) { #expect($0.carriers.isEmpty && $0.related.isEmpty) }
        }
        #expect(try archive.account(of: .rival("b"))?.members.map(\.isKilled) == [true, false])
        grouping.claims = [:]
        try archive.save(grouping, at: .at(1)) { key, _ in key.item }
        #expect(try archive.published() == ["c c", "b a"])
    }

    private func claim(_ change: (inout Claim) -> Void) -> Claim {
        var claim = Claim()
        change(&claim)
        return claim
    }

    @Test("regrouping mints nothing and writes nothing")
    func again() throws {
        let clusters: [[Article.Key]] = [[.wire("a"), .rival("b")], [.own("o")], [.wire("c")]]
        try archive.group(clusters, events: [0, 0, 1])
        let before = try archive.read { $0.totalChangesCount }
        let changes = try archive.pool.write { $0.totalChangesCount }
        #expect(try archive.group(clusters, events: [4, 4, 2], at: 2000) == Regrouped())
        #expect(try archive.pool.write { $0.totalChangesCount } == changes)
        #expect(try archive.read { $0.totalChangesCount } == before)
    }

    @Test("a merge makes an alias, and undoing it gives the id back")
    func mergeAndSplit() throws {
        try archive.group([[.wire("a")], [.rival("b")], [.own("o")], [.wire("c")]])
        let merged = try archive.group([[.own("o"), .wire("a"), .rival("b")], [.wire("c")]])
        #expect(merged == Regrouped(merged: ["id:a", "id:b"]))
        #expect(try archive.published() == ["id:c c", "id:o o"])
        let split = try archive.group([[.wire("a"), .rival("b")], [.own("o")], [.wire("c")]])
        #expect(split == Regrouped(revived: ["id:a"]))
        #expect(try archive.published() == ["id:c c", "id:o o", "id:a a"])
    }

    @Test("a story keeps its id when the newsroom's own article comes to stand for it")
    func representative() throws {
        try archive.group([[.wire("a"), .rival("b")], [.wire("c")]])
        try archive.group([[.own("o"), .wire("a"), .rival("b")], [.wire("c")]])
        #expect(try archive.published() == ["id:c c", "id:a o"])
        #expect(try archive.published(.own) == ["id:a o"])
    }

    @Test("an id that is taken, even by an alias, is minted differently")
    func taken() throws {
        try archive.save([article(.rival("a"), published: 1)], at: .at(500))
        try archive.group([[.own("o")], [.wire("a")]])
        try archive.group([[.own("o"), .wire("a")]])
        let regrouped = try archive.group([[.rival("a")]])
        #expect(regrouped.minted == ["id:a+1"])
    }

    @Test("a minter that gives the same for ever is stopped")
    func stubborn() throws {
        #expect(throws: ArchiveError.self) {
            try archive.save(grouping([[.wire("a")], [.rival("b")]]), at: .at(1)) { _, _ in "same" }
        }
        #expect(try archive.counts().stories == 0)
    }

    @Test("ids are minted in the order of time, not of arrival")
    func order() throws {
        let regrouped = try archive.group([[.wire("c")], [.own("o")], [.rival("b")], [.wire("a")]])
        #expect(regrouped.minted == ["id:a", "id:b", "id:o", "id:c"])
    }

    @Test("ids survive closing and opening")
    func reopened() throws {
        try archive.group([[.wire("a"), .rival("b")], [.own("o")], [.wire("c")]])
        let published = try archive.published()
        #expect(try Archive(reading: newsroom.path).published() == published)
    }

    @Test(
        "a grouping that is not whole is refused and changes nothing",
        arguments: [
            grouping([[.wire("a")], [.rival("b")]]),  // leaves out a part of the story
            grouping([[.wire("a"), .own("o")], [.own("o")]]),
            grouping([[.wire("unknown")]]),
            grouping(
                [[.wire("c")]],
                evidence: [Evidence(.wire("c"), .own("unknown"), relation: .text, rule: "r", score: 1)]
            ),
        ]
    )
    func refused(grouping: Grouping) throws {
        try archive.group([[.wire("a"), .rival("b"), .own("o")], [.wire("c")]])
        let before = try archive.published()
        #expect(throws: ArchiveError.self) {
            try archive.save(grouping, at: .at(1)) { key, _ in "x\(key.item)" }
        }
        #expect(try archive.published() == before)
        #expect(try archive.counts().stories == 2)
    }

    @Test("evidence on an article that is judged again is replaced, and kept for others")
    func evidence() throws {
        func store(_ clusters: [[Article.Key]], _ evidence: [Evidence]) throws {
            try archive.save(grouping(clusters, evidence: evidence), at: .at(1)) { key, _ in key.item }
        }
        let text = Evidence(.rival("b"), .wire("a"), relation: .text, rule: "passages", score: 0.9)
        let apart = Evidence(.wire("a"), .wire("c"), relation: nil, rule: "a recurring column", score: 0.8)
        try store([[.wire("a"), .rival("b")], [.wire("c")]], [text, apart])
        #expect(try archive.snapshot(at: .at(9)) { try $0.evidence(for: "a") } == [text, apart])
        let stronger = Evidence(.rival("b"), .wire("a"), relation: .item, rule: "same URL", score: 1)
        try store([[.wire("a"), .rival("b")]], [stronger])
        #expect(try archive.snapshot(at: .at(9)) { try $0.evidence(for: "a") } == [stronger])
        try store([[.wire("c")]], [apart])
        #expect(try archive.snapshot(at: .at(9)) { try $0.evidence(for: "a") } == [stronger, apart])
        try store([[.wire("a"), .rival("b")], [.wire("c")]], [stronger])
        #expect(try archive.snapshot(at: .at(9)) { try $0.evidence(for: "c") } == [])
    }
}
