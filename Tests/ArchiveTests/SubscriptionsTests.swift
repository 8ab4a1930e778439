import FeedFormats
import Fetch
import News
import Testing

@testable import Archive

@Suite("What is remembered of subscriptions")
struct SubscriptionsTests {
    let newsroom: TestNewsroom
    let archive: Archive
    let wire = Article.Key.wire("").source

    init() throws {
        newsroom = try TestNewsroom()
        archive = try newsroom.open()
    }

    private func state(etag: String, failures: Int = 0) -> SubscriptionState {
        var state = SubscriptionState()
        state.validators = Validators(address: wire, etag: etag, lastModified: nil)
        state.failures = failures
        state.due = .at(99)
        return state
    }

    @Test("articles and validators are saved together")
    func together() throws {
        let state = state(etag: "\"1\"")
        let saved = try archive.commit(fetched: [article(.wire("a"))], of: wire, at: .at(1)) { _ in state }
        #expect(saved.new == [.wire("a")])
        #expect(try archive.subscriptionStates() == [wire: state])
    }

    @Test("how subscriptions stand, and which wait, is known without their states")
    func resting() throws {
        var asked = state(etag: "1")
        asked.asked = .at(10)
        try archive.commit([wire: asked, "never asked": SubscriptionState()])
        #expect(try archive.restingSubscriptions(at: .at(50)) == [wire])
        #expect(try archive.restingSubscriptions(at: .at(99)).isEmpty)
        #expect(try archive.restingSubscriptions(at: .at(9)).isEmpty)
        asked.failures = 2
        asked.fault = "gone"
        asked.lastSuccess = .at(8)
        asked.lastNews = .at(7)
        try archive.commit(asked, of: wire)
        let standing = SubscriptionStanding(failures: 2, fault: "gone", lastSuccess: .at(8), lastNews: .at(7))
        #expect(try archive.subscriptionStandings()[wire] == standing)
        #expect(try archive.subscriptionStates(besides: [wire]) == ["never asked": SubscriptionState()])
    }

    @Test("the hosts that want to be left alone are known, and a clock that was ahead does not prolong it")
    func barredHosts() throws {
        var state = SubscriptionState()
        state.bar(until: .at(90), since: .at(10), host: "a.example")
        var longer = SubscriptionState()
        longer.bar(until: .at(95), since: .at(10), host: "a.example")
        var alone = SubscriptionState()
        alone.bar(until: .at(90), since: .at(10))
        try archive.commit(["a": state, "b": longer, "c": alone])
        #expect(try archive.barredHosts(at: .at(20)) == ["a.example": .at(95)])
        #expect(try archive.barredHosts(at: .at(95)).isEmpty)
        #expect(try archive.barredHosts(at: .at(5)) == ["a.example": .at(90)])
    }

    @Test("when an article cannot be saved, the validators stay, so that it is fetched again")
    func both() throws {
        try archive.commit(state(etag: "old"), of: wire)
        try archive.write {
            try $0.execute(
                sql: "CREATE TRIGGER bad BEFORE INSERT ON article BEGIN SELECT RAISE(ABORT, 'no'); END"
            )
        }
        #expect(throws: ArchiveError.self) {
            try archive.commit(
                fetched: [article(.wire("a"))],
                of: wire,
                at: .at(1)
            ) { _ in state(etag: "new") }
        }
        #expect(try archive.subscriptionStates()[wire]?.validators?.etag == "old")
    }

    @Test("a failure is remembered without touching articles")
    func failure() throws {
        try archive.commit(fetched: [article(.wire("a"))], of: wire, at: .at(1)) { _ in state(etag: "1") }
        try archive.commit(state(etag: "1", failures: 3), of: wire)
        #expect(try archive.subscriptionStates()[wire]?.failures == 3)
        #expect(try archive.counts().wire == 1)
    }

    @Test("the newsroom itself is no subscription")
    func newsroomIsNone() throws {
        try archive.save([article(.own("a"))], at: .at(1))
        #expect(try archive.subscriptionStates().isEmpty)
    }
}
