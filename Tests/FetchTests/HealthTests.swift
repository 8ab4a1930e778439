import FeedFormats
import Testing

@testable import Fetch

@Suite("What people are told of a source")
struct HealthTests {
    let source = TestSource()
    private var world: TestWorld { source.world }

    @Test("the third failure is told, then one a day, another trouble at once, and the recovery once")
    func failures() {
        #expect(source.fail().problem == nil)
        #expect(source.fail().problem == nil)
        #expect(source.fail().problem == "it failed (3 times in a row)")
        #expect(source.fail().problem == nil)
        world.advance(.seconds(86_400))
        #expect(source.fail().problem != nil)
        #expect(source.answer(500).problem != nil)
        #expect(source.answer(200).notices == ["answers again"])
        #expect(source.answer(200).notices == [])
        #expect(source.fail().problem == nil)
        #expect(source.answer(200).notices == [], "what was not told needs no recovery")
    }

    @Test("P35, P36: a permanent redirect is followed at once, and believed after a week and three polls")
    func move() {
        let day = Duration.seconds(86_400)
        #expect(source.answer(200, hops: [source.hop(301)]).move == nil)
        world.advance(day)
        #expect(source.answer(200, hops: [source.hop(308)]).move == nil)
        world.advance(day)
        #expect(source.answer(200, hops: [source.hop(301)]).move == nil, "three polls in two days")
        world.advance(.seconds(5 * 86_400))
        #expect(source.fail(hops: [source.hop(301)]).move == nil, "nothing answers there")
        #expect(source.answer(200, hops: [source.hop(301)]).move == "https://new.example/feed")
    }

    @Test("a move that the list cannot follow is proposed again once a day")
    func proposals() {
        let day = Duration.seconds(86_400)
        for _ in 0..<2 {
            source.answer(200, hops: [source.hop(301)])
            world.advance(day * 5)
        }
        #expect(source.answer(200, hops: [source.hop(301)]).move != nil)
        #expect(source.answer(200, hops: [source.hop(301)]).move == nil)
        world.advance(day)
        #expect(source.answer(200, hops: [source.hop(301)]).move != nil)
    }

    @Test("P35: a redirect that goes away or changes begins anew")
    func fickle() {
        source.answer(200, hops: [source.hop(301)])
        source.answer(200)
        #expect(source.state.sighting == nil)
        source.answer(200, hops: [source.hop(301)])
        source.answer(200, hops: [source.hop(301, to: "https://other.example/")])
        #expect(source.state.sighting?.polls == 1)
    }

    @Test("P37, P38: only what is permanent from the beginning on is believed")
    func prefix() {
        let later = source.hop(302, from: "https://new.example/feed", to: "https://cdn.example/1")
        source.answer(200, hops: [source.hop(301), later])
        #expect(source.state.sighting?.target == "https://new.example/feed")
        for status in [302, 303, 307] {
            source.answer(200, hops: [source.hop(status), source.hop(301, from: "b", to: "c")])
            #expect(source.state.sighting == nil)
        }
    }

    @Test("a feed that lost its entries, its dates or its voice is told once")
    func concerns() {
        var rhythm = FeedRhythm()
        rhythm.entries = 0
        #expect(TestSource().answer(200, rhythm: rhythm).notices.isEmpty, "it was so when it was listed")
        source.answer(200)
        #expect(source.answer(200, rhythm: rhythm).notices.count == 1)
        #expect(source.answer(200, rhythm: rhythm).notices.isEmpty)
        rhythm.entries = 10
        rhythm.newest = world.now
        rhythm.gap = 86_400
        #expect(source.answer(200, rhythm: rhythm).notices.isEmpty)
        for _ in 0..<2 { #expect(source.answer(200, rhythm: rhythm, new: 1).notices.isEmpty) }
        let third = source.answer(200, rhythm: rhythm, new: 1)
        #expect(third.notices.first?.contains("dates have stopped") == true)
        rhythm.newest?.seconds += 1
        source.answer(200, [("ETag", "1")], rhythm: rhythm, new: 1)
        world.advance(.seconds(5 * 86_400))
        #expect(source.answer(304).notices.first?.contains("nothing new for 4 days") == true)
        #expect(source.answer(304).notices.isEmpty)
    }

    @Test(
        "statuses are told apart",
        arguments: [
            (401, Mishap.Kind.forbidden), (403, .forbidden), (404, .missing), (410, .gone), (429, .limited),
            (500, .server), (503, .server), (204, .document), (206, .broken), (418, .forbidden),
            (999, .server),
        ]
    )
    func statuses(status: Int, kind: Mishap.Kind) {
        source.answer(status)
        #expect(source.state.trouble == kind && source.state.fault?.contains("\(status)") == true)
    }
}
