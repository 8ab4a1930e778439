import News
import Testing

@testable import Archive

/// Ids read `a1` for the first id ever minted, for the item `a`.
@Suite("Which id a story bears")
struct IdentityTests {
    /// Old ids as `item`, in the order they were minted.
    private func minted(_ keys: Article.Key...) -> [Identity.Minted] {
        keys.enumerated().map { index, key in
            Identity.Minted(id: "\(key.item)\(index + 1)", article: key, number: Int64(index + 1))
        }
    }

    private func before(_ id: String, _ members: Article.Key..., event: Int64 = 0) -> Identity.Before {
        Identity.Before(id: id, members: Set(members), event: event)
    }

    /// Clusters whose first articles stand for them; equal numbers are one event.
    private func clusters(_ members: [[Article.Key]], _ events: [Int]? = nil) -> [Cluster] {
        members.enumerated().map { index, members in
            Cluster(
                representative: members[0],
                members: members,
                event: .own("event \(events?[index] ?? index)")
            )
        }
    }

    private func assign(
        _ texts: [[Article.Key]],
        events: [Int]? = nil,
        minted: [Identity.Minted] = [],
        before: [Identity.Before] = []
    ) -> [Identity.Assigned] {
        var number: Int64 = 100
        let next = 1 + (before.map(\.event).max() ?? 0)
        return Identity(minted: minted, before: before)
            .assign(clusters(texts, events), nextEvent: next) { key in
                number += 1
                return Identity.Minted(id: "new \(key.item)", article: key, number: number)
            }
    }

    private func ids(
        _ clusters: [[Article.Key]],
        minted: [Identity.Minted] = [],
        before: [Identity.Before] = []
    ) -> [String] {
        assign(clusters, minted: minted, before: before).map(\.minted.id)
    }

    @Test("a new story gets an id minted for the article that stands for it")
    func new() {
        #expect(ids([[.wire("b"), .wire("a")], [.own("c")]]) == ["new b", "new c"])
    }

    @Test("a story keeps its id when it is grouped again")
    func again() {
        #expect(ids([[.wire("a")]], minted: minted(.wire("a")), before: [before("a1", .wire("a"))]) == ["a1"])
    }

    @Test("a story keeps its id when another article comes to stand for it")
    func representative() {
        let known = minted(.wire("a"))
        #expect(ids([[.own("o"), .wire("a")]], minted: known, before: [before("a1", .wire("a"))]) == ["a1"])
    }

    @Test("when two stories become one, the oldest id survives")
    func oldest() {
        let known = minted(.wire("a"), .rival("b"))
        let old = [before("a1", .wire("a")), before("b2", .rival("b"))]
        #expect(ids([[.rival("b"), .wire("a")]], minted: known, before: old) == ["a1"])
    }

    @Test("when two stories become one, the own article's id survives although it is younger")
    func own() {
        let known = minted(.wire("a"), .own("o"))
        let old = [before("a1", .wire("a")), before("o2", .own("o"))]
        #expect(ids([[.own("o"), .wire("a")]], minted: known, before: old) == ["o2"])
    }

    @Test("the id under which readers know the own article survives, whoever it was minted for")
    func ownUnderAnothersID() {
        let known = minted(.wire("a"), .rival("b"))
        let old = [before("a1", .wire("a")), before("b2", .rival("b"), .own("o"))]
        #expect(ids([[.own("o"), .wire("a"), .rival("b")]], minted: known, before: old) == ["b2"])
    }

    @Test("of two own articles that become one story, the older id survives")
    func twoOwn() {
        let known = minted(.own("o"), .own("p"))
        let old = [before("o1", .own("o")), before("p2", .own("p"))]
        #expect(ids([[.own("p"), .own("o")]], minted: known, before: old) == ["o1"])
    }

    @Test("a split leaves the id with the article it was minted for")
    func split() {
        let known = minted(.wire("a"))
        let old = [before("a1", .wire("a"), .rival("b"))]
        #expect(ids([[.rival("b")], [.wire("a")]], minted: known, before: old) == ["new b", "a1"])
    }

    @Test("a split leaves the id with its article although the own article goes elsewhere")
    func splitFromOwn() {
        let known = minted(.wire("a"))
        let old = [before("a1", .wire("a"), .own("o"))]
        #expect(ids([[.own("o")], [.wire("a")]], minted: known, before: old) == ["new o", "a1"])
    }

    @Test("undoing a merge gives the alias back to its article and mints nothing")
    func undone() {
        let known = minted(.wire("a"), .rival("b"))
        let old = [before("a1", .wire("a"), .rival("b"))]
        #expect(ids([[.wire("a")], [.rival("b")]], minted: known, before: old) == ["a1", "b2"])
    }

    @Test("an id in use goes before an older alias")
    func aliasLoses() {
        // b1 became an alias of a2 when the own article o joined; now b moves on to c's story.
        let known = minted(.rival("b"), .own("a"), .wire("c"))
        let old = [before("a2", .own("a"), .rival("b")), before("c3", .wire("c"))]
        #expect(ids([[.own("a")], [.wire("c"), .rival("b")]], minted: known, before: old) == ["a2", "c3"])
    }

    @Test("a merge that lasts keeps the id it chose, also when the own article comes later")
    func lasting() {
        let known = minted(.wire("a"), .rival("b"))
        let merged = [before("a1", .wire("a"), .rival("b"))]
        #expect(ids([[.own("o"), .wire("a"), .rival("b")]], minted: known, before: merged) == ["a1"])
    }

    @Test("two stories that swap articles without their own ids' articles swap no ids")
    func swap() {
        let known = minted(.wire("a"), .wire("b"))
        let old = [before("a1", .wire("a"), .rival("x")), before("b2", .wire("b"), .rival("y"))]
        let now: [[Article.Key]] = [[.wire("a"), .rival("y")], [.wire("b"), .rival("x")]]
        #expect(ids(now, minted: known, before: old) == ["a1", "b2"])
    }

    @Test("no id is ever borne twice, whatever clusters come and go", arguments: 0..<40)
    func neverTwice(seed: Int) {
        var random = Steps(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1)
        let keys: [Article.Key] = (0..<12).map { $0 % 5 == 0 ? .own("o\($0)") : .wire("w\($0)") }
        var minted: [Identity.Minted] = []
        var before: [Identity.Before] = []
        for _ in 0..<60 {
            var texts: [Int: [Article.Key]] = [:]
            for key in keys { texts[Int(random.next() % 6), default: []].append(key) }
            let members = texts.values.map { $0.shuffled(using: &random) }
            var made: [Identity.Minted] = []
            let assigned = Identity(minted: minted, before: before)
                .assign(clusters(members), nextEvent: 1) { key in
                    let number = Int64(minted.count + made.count)
                    made.append(Identity.Minted(id: "\(key.item) \(number)", article: key, number: number))
                    return made[made.count - 1]
                }
            minted += made
            #expect(Set(assigned.map(\.minted.id)).count == members.count)
            #expect(Set(minted.map(\.article)).count == minted.count)
            for (story, members) in zip(assigned, members) { #expect(members.contains(story.minted.article)) }
            before = zip(assigned, members).map {
                Identity.Before(id: $0.minted.id, members: Set($1), event: $0.event)
            }
        }
    }
}

extension IdentityTests {
    private func events(_ clusters: [[Article.Key]], _ events: [Int], before: [Identity.Before]) -> [Int64] {
        let known = before.enumerated().flatMap { index, story in
            story.members.prefix(1).map { Identity.Minted(id: story.id, article: $0, number: Int64(index)) }
        }
        return assign(clusters, events: events, minted: known, before: before).map(\.event)
    }

    @Test("new stories of one event share a new number, others do not")
    func newEvents() {
        #expect(events([[.wire("a")], [.wire("b")], [.wire("c")]], [7, 3, 7], before: []) == [1, 2, 1])
    }

    @Test("an event keeps its number when a story joins it")
    func joined() {
        let old = [before("a", .wire("a"), event: 5)]
        #expect(events([[.wire("n")], [.wire("a")]], [0, 0], before: old) == [5, 5])
    }

    @Test("of two events that become one, the older number goes on")
    func mergedEvents() {
        let old = [before("a", .wire("a"), event: 5), before("b", .wire("b"), event: 3)]
        #expect(events([[.wire("a")], [.wire("b")]], [0, 0], before: old) == [3, 3])
    }

    @Test("when an event falls apart, the part with the oldest id keeps the number")
    func splitEvents() {
        let old = [before("a", .wire("a"), event: 5), before("b", .wire("b"), event: 5)]
        #expect(events([[.wire("b")], [.wire("a")]], [0, 1], before: old) == [6, 5])
    }
}

/// Numbers that look random and are the same in every run.
struct Steps: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
