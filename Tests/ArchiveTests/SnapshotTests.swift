import FeedFormats
import GRDB
import News
import Stories
import Testing

@testable import Archive

@Suite("Reading what is published")
struct SnapshotTests {
    let newsroom: TestNewsroom
    let archive: Archive

    init() throws {
        newsroom = try TestNewsroom()
        archive = try newsroom.open()
    }

    private func coverages(at now: Int64 = 10_000) throws -> [Coverage] {
        try archive.snapshot(at: .at(now)) { snapshot throws in
            var all: [Coverage] = []
            try snapshot.forEach(in: .all, limit: 100) { all.append($0) }
            return all
        }
    }

    @Test("a story comes with who else carries it and who else reports the event")
    func company() throws {
        let own = article(.own("o"), published: 300)
        let copy = article(.wire("copy"), published: 400)
        let first = article(.rival("first"), published: 100)
        let other = article(.rival("other"), published: 200)
        try archive.save([own, copy, first, other], at: .at(500))
        try archive.group([[.own("o"), .wire("copy"), .rival("first")], [.rival("other")]], events: [0, 0])
        let stories = try coverages()
        #expect(stories[0].article == own)
        #expect(stories[0].carriers == [first, copy])
        #expect(stories[0].related == [other])
        #expect(stories[1].related == [own])
        #expect(stories[0].firstSeen == .at(500))
    }

    @Test("stories of one second are told by source and item, not by arrival")
    func ties() throws {
        for keys: [Article.Key] in [[.wire("b"), .rival("z")], [.own("x"), .wire("a")]] {
            try archive.save(keys.map { article($0, published: 7) }, at: .at(500))
        }
        try archive.group([[.wire("a")], [.wire("b")], [.rival("z")], [.own("x")]])
        #expect(try archive.published() == ["id:z z", "id:a a", "id:b b", "id:x x"])
    }

    @Test("an article dated into the future by its source stands where it was first seen")
    func future() throws {
        try archive.save([article(.wire("future"), published: 9_999_999_999)], at: .at(100))
        try archive.save([article(.wire("later"), published: 200)], at: .at(300))
        try archive.group([[.wire("future")], [.wire("later")]])
        #expect(try archive.published() == ["id:later later", "id:future future"])
    }

    @Test("the latest change is the newest of the stories wanted, and no time of a run")
    func latest() throws {
        var revised = article(.wire("a"), published: 100)
        revised.updated = .at(250)
        try archive.save([revised, article(.wire("b"), published: 200)], at: .at(500))
        try archive.save([article(.own("o"), published: 50)], at: .at(500))
        try archive.group([[.wire("a")], [.wire("b")], [.own("o")]])
        try archive.snapshot(at: .at(9999)) { snapshot throws in
            #expect(try snapshot.latestChange(in: Wanted(.all, limit: 10)) == .at(250))
            #expect(try snapshot.latestChange(in: Wanted(.all, limit: 1)) == .at(200))
            #expect(try snapshot.latestChange(in: Wanted(.own, limit: 10)) == .at(50))
            #expect(try snapshot.latestChange(in: Wanted(.all, limit: 0)) == nil)
        }
    }

    @Test(
        "an article put under embargo does not show until its time; who else carries it stands for it so long"
    )
    func embargo() throws {
        var held = article(.own("o"), published: 100)
        try archive.save([held, article(.wire("c"), published: 90)], at: .at(500))
        try archive.group([[.own("o"), .wire("c")]])
        held.embargo = .at(20_000)
        try archive.save([held], at: .at(600))
        try archive.group([[.own("o"), .wire("c")]], at: 700)
        #expect(try archive.published(at: 19_999) == ["id:o c"])
        #expect(try archive.toGroup(at: 20_000).count == 2)
        try archive.group([[.own("o"), .wire("c")]], at: 20_000)
        #expect(try archive.published(at: 20_000) == ["id:o o"])
        #expect(try archive.toGroup(at: 20_001).isEmpty)
    }

    @Test("what is written meanwhile does not show")
    func unchanging() throws {
        try archive.save([article(.wire("a"), published: 1)], at: .at(5))
        try archive.group([[.wire("a")]])
        try archive.snapshot(at: .at(9)) { snapshot throws in
            #expect(try snapshot.latestChange(in: Wanted(.all, limit: 9)) == .at(1))
            try archive.save([article(.wire("b"), published: 2)], at: .at(5))
            try archive.group([[.wire("b")]])
            #expect(try snapshot.latestChange(in: Wanted(.all, limit: 9)) == .at(1))
        }
        #expect(try archive.published().count == 2)
    }

    @Test("an error of the reader comes out as it was thrown")
    func errors() throws {
        struct Stop: Error {}
        #expect(throws: Stop.self) { try archive.snapshot(at: .at(1)) { _ in throw Stop() } }
    }

    @Test("the stories are found along the index of times, so that memory does not grow with the archive")
    func plan() throws {
        for selection in Selection.allCases {
            let plan = try archive.read { db in
                try Row.fetchAll(
                    db,
                    sql: "EXPLAIN QUERY PLAN "
                        + Snapshot.newest("story.id, article.id", in: Wanted(selection, limit: 9)),
                    arguments: ["own": "", "now": 0, "limit": 9, "skip": 0]
                ).map { $0["detail"] as String }
            }
            #expect(plan.first == "SCAN article USING INDEX article_time")
            #expect(!plan.contains("USE TEMP B-TREE FOR ORDER BY"))
        }
    }
}
