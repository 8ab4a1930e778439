import FeedFormats

@testable import Fetch

/// A world whose clock stands still until it is moved, and in which chance gives what it is told to.
final class TestWorld {
    var now: Timestamp
    var passed = Duration.zero
    var slept: [Duration] = []
    var chance: UInt64 = 0
    var stops = false

    /// Thursday, 26 November 2026, 12:00 GMT.
    init(at seconds: Int64 = 1_795_694_400) { now = Timestamp(seconds: seconds) }

    var surroundings: Surroundings {
        var surroundings = Surroundings(isWatched: true) { self.stops }
        surroundings.now = { self.now }
        surroundings.elapsed = { self.passed }
        surroundings.sleep = { duration in
            self.slept.append(duration)
            self.advance(duration)
        }
        surroundings.random = { self.chance }
        return surroundings
    }

    func advance(_ duration: Duration) {
        passed += duration
        now.seconds += Int64((duration / .seconds(1)).rounded())
    }
}

/// One source that is asked again and again in a test world.
final class TestSource {
    let world: TestWorld
    var rules = FetchRules()
    var state = SubscriptionState()
    let address = "https://wire.example/feed"

    init(_ world: TestWorld = TestWorld()) { self.world = world }

    private var timetable: Timetable { Timetable(rules, now: world.now, in: world.surroundings) }

    /// Seconds until it is due.
    var rest: Int64 { (state.due?.seconds ?? world.now.seconds) - world.now.seconds }

    /// Settles an answer; a body counts as a feed that brought something.
    @discardableResult
    func answer(
        _ status: Int,
        _ fields: [(String, String)] = [],
        body: String? = nil,
        hops: [Hop] = [],
        at address: String? = nil,
        isConditional: Bool? = nil,
        rhythm: FeedRhythm? = nil,
        new: Int = 0
    ) -> Settlement {
        let answer = Answer(
            status: status,
            headers: fields.map { Header($0.0, $0.1) },
            body: Array((body ?? "<rss></rss>").utf8)
        )
        let address = address ?? self.address
        let visit = Visit(
            hops: hops,
            address: address,
            isConditional: isConditional ?? (state.validators?.address == address),
            result: .success(answer)
        )
        let settlement =
            switch visit.meaning {
            case .document(let answer):
                Settlement(
                    .init(digest: BodyHash(of: answer.body).digits, rhythm: rhythm, new: new, changed: new),
                    by: answer,
                    of: visit,
                    from: state,
                    timetable
                )
            case .unchanged(let answer): Settlement(unchanged: answer, of: visit, from: state, timetable)
            case .mishap(let mishap, let answer):
                Settlement(mishap, answer: answer, of: visit, from: state, timetable)
            }
        state = settlement.state
        return settlement
    }

    /// Settles a failure without an answer.
    @discardableResult
    func fail(_ kind: Mishap.Kind = .unreachable, hops: [Hop] = []) -> Settlement {
        let visit = Visit(hops: hops, address: address, result: .failure(Mishap(kind, "it failed")))
        let settlement = Settlement(Mishap(kind, "it failed"), answer: nil, of: visit, from: state, timetable)
        state = settlement.state
        return settlement
    }
}
