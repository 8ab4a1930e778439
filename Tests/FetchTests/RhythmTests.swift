import FeedFormats
import Testing

@testable import Fetch

@Suite("When a source is asked again")
struct RhythmTests {
    let source = TestSource()
    private var world: TestWorld { source.world }

    private func isDue(after seconds: Int64, byHand: Bool = false) -> Bool {
        let time = Timestamp(seconds: world.now.seconds + seconds)
        return source.state.mayBeAsked(at: time, byHand: byHand, source.rules)
    }

    @Test("P21, P22, P23: an hour lies between two requests, a day where nothing can be recognised")
    func floor() {
        source.answer(200, [("ETag", "\"1\"")])
        #expect(!isDue(after: 59 * 60) && !isDue(after: 3600) && isDue(after: 3601))
        source.answer(200)
        #expect(!isDue(after: 86_399) && isDue(after: 86_401))
    }

    @Test("P50: chance makes it later, by a tenth at most, and never earlier")
    func chance() {
        world.chance = .max
        source.answer(200, [("ETag", "\"1\"")])
        #expect(source.rest > 3601 && source.rest <= 3961)
    }

    @Test(
        "P16, P24, P25, P26: what the server says of freshness counts, within a day",
        arguments: [
            (["Cache-Control": "max-age=7200"], 7201),
            (["Cache-Control": "max-age=7200", "Age": "1000"], 6201),
            (["Cache-Control": "public, MAX-AGE=\"7200\""], 7201), (["Cache-Control": "max-age=60"], 3601),
            (["Cache-Control": "max-age=9999999999999999999999"], 86_401),
            (["Cache-Control": "max-age=-5"], 3601), (["Cache-Control": "no-cache, max-age=7200"], 3601),
            (["Cache-Control": "no-store"], 3601), (["Cache-Control": "must-revalidate"], 3601),
            (["Expires": "Thu, 01 Jan 2009 02:00:00 GMT", "Date": "Thu, 01 Jan 2009 00:00:00 GMT"], 7201),
            (["Expires": "0", "Date": "Thu, 01 Jan 2009 00:00:00 GMT"], 3601),
            (["Expires": "Thu, 01 Jan 2037 00:00:00 GMT"], 3601),
            (
                [
                    "Cache-Control": "max-age=7200", "Expires": "Thu, 01 Jan 2009 09:00:00 GMT",
                    "Date": "Thu, 01 Jan 2009 00:00:00 GMT",
                ], 7201
            ),
        ] as [([String: String], Int64)]
    )
    func freshness(fields: [String: String], rest: Int64) {
        source.answer(200, [("ETag", "\"1\"")] + fields.map { ($0.key, $0.value) })
        #expect(source.rest == rest)
        source.answer(304, fields.map { ($0.key, $0.value) })
        #expect(source.rest == rest, "“not changed” renews it")
        source.answer(304)
        #expect(source.rest == rest, "“not changed” without a word keeps it")
    }

    @Test("P24: a wish that is cut short is told")
    func cap() {
        source.answer(200, [("ETag", "\"1\""), ("Cache-Control", "max-age=604800")])
        #expect(source.state.note?.contains("7 days") == true)
    }

    @Test(
        "P27: ttl and sy: make the rest longer, never shorter",
        arguments: [
            ("<ttl>120</ttl>", 7201), ("<ttl>5</ttl>", 3601), ("<ttl>-5</ttl>", 3601),
            ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 21_601),
            ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>60</sy:updateFrequency>", 3601),
            ("<sy:updatePeriod>yearly</sy:updatePeriod>", 86_401),
            ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 3601),
        ] as [(String, Int64)]
    )
    func hints(channel: String, rest: Int64) throws {
        source.answer(200, [("ETag", "\"1\"")], rhythm: try rhythm(channel))
        #expect(source.rest == rest)
    }

    @Test("P28: no request falls into skipHours and skipDays, which are GMT")
    func skips() throws {
        // It is Thursday, 12:00.
        source.answer(
            200,
            [("ETag", "\"1\"")],
            rhythm: try rhythm(
                "<skipHours><hour>13</hour><hour>14</hour></skipHours><skipDays><day>Thursday</day></skipDays>"
            )
        )
        #expect(source.rest == 12 * 3600)
        #expect(!isDue(after: 25 * 3600), "13:00 on Friday")
        #expect(isDue(after: 27 * 3600))
        world.chance = 599
        source.answer(304)
        #expect(source.rest == 12 * 3600 + 599, "P50: chance also after the hours that are skipped")
        world.chance = 0
        let everyHour = (0..<24).map { "<hour>\($0)</hour>" }.joined()
        source.answer(200, [("ETag", "\"1\"")], rhythm: try rhythm("<skipHours>\(everyHour)</skipHours>"))
        #expect(source.rest == 3601, "who skips all hours means something else")
    }

    @Test(
        "the newsroom's own interval stands above hints, and a floor of nothing above everything but wishes"
    )
    func every() throws {
        source.rules.every = 300
        source.answer(
            200,
            [("ETag", "\"1\""), ("Cache-Control", "max-age=7200")],
            rhythm: try rhythm("<ttl>90</ttl>")
        )
        #expect(source.rest == 301)
        source.rules.every = 4 * 3600
        source.answer(304)
        #expect(source.rest == 14_401)
        source.rules.every = nil
        source.rules.floor = 0
        source.answer(304)
        #expect(isDue(after: 0))
        source.answer(429, [("Retry-After", "60")])
        #expect(!isDue(after: 60, byHand: true) && isDue(after: 3601))
    }

    @Test(
        "P29, P30, P31: Retry-After is obeyed, also by hand",
        arguments: [429, 503],
        [
            [("Retry-After", "7200")],
            [("Retry-After", "Thu, 01 Jan 2009 02:00:00 GMT"), ("Date", "Thu, 01 Jan 2009 00:00:00 GMT")],
        ]
    )
    func retryAfter(status: Int, fields: [(String, String)]) {
        source.answer(status, fields)
        #expect(!isDue(after: 7200, byHand: true) && !isDue(after: 7200))
        #expect(isDue(after: 7201, byHand: true) && isDue(after: 7201))
    }

    @Test(
        "P32: without Retry-After a 429 means an hour, then two, and so on, also by hand for the first hour"
    )
    func limited() {
        let first = source.answer(429)
        #expect(source.rest == 3601 && !isDue(after: 3600, byHand: true) && first.consequence == .dropHost)
        source.answer(429)
        #expect(source.rest == 7201)
        source.rules.every = 60
        source.answer(429)
        #expect(source.rest == 14_401, "the newsroom's interval is no excuse")
    }

    @Test("P33: 429 speaks for the host; 503 with Retry-After too, unless the setting says otherwise")
    func host() {
        #expect(source.answer(503).consequence == .none)
        #expect(source.answer(503, [("Retry-After", "60")]).consequence == .dropHost)
        source.rules.isHostOne = false
        #expect(source.answer(503, [("Retry-After", "60")]).consequence == .none)
        #expect(source.answer(429, [("Retry-After", "60")]).consequence == .dropHost)
    }

    @Test("P34: a senseless Retry-After is told, and ten years are a week", arguments: ["-5", "soon", "1.5"])
    func nonsense(text: String) {
        source.answer(429, [("Retry-After", text)])
        #expect(source.state.note?.contains(text) == true && source.rest == 3601)
        source.answer(503, [("Retry-After", "315360000")])
        #expect(source.rest == 604_801 && source.state.note?.contains("10 years") == true)
    }

    @Test("P42: failures double the rest up to a day, and never end it")
    func backOff() {
        var rests: [Int64] = []
        for _ in 0..<8 {
            source.fail()
            rests.append(source.rest)
        }
        #expect(rests == [3601, 7201, 14_401, 28_801, 57_601, 86_401, 86_401, 86_401])
        source.answer(404)
        #expect(source.rest == 86_401)
    }

    @Test("P41: a feed that is gone is told once and looked for once a month")
    func gone() {
        #expect(source.answer(410).problem != nil)
        #expect(source.rest == 30 * 86_400 + 1 && isDue(after: 1, byHand: true))
        world.advance(.seconds(31 * 86_400))
        #expect(source.answer(410).problem == nil)
    }

    @Test("a clock that went back leaves no source alone for years")
    func clockBack() {
        source.answer(429, [("Retry-After", "7200")])
        world.now.seconds -= 10 * 31_536_000
        let (first, second) = (source.state.correct(at: world.now), source.state.correct(at: world.now))
        #expect(first && !second && source.rest == 7201)
        #expect(!isDue(after: 7200, byHand: true) && isDue(after: 7201))
    }

    @Test("a clock that went back leaves no source alone for years that was barred before it was ever asked")
    func clockBackUnasked() {
        let ahead = Timestamp(seconds: world.now.seconds + 10 * 31_536_000)
        source.state.bar(until: Timestamp(seconds: ahead.seconds + 7200), since: ahead)
        let isCorrected = source.state.correct(at: world.now)
        #expect(isCorrected && source.rest == 7200 && source.state.asked == nil)
        #expect(!isDue(after: 7199, byHand: true) && isDue(after: 7200))
    }

    @Test("a fault of the newsroom's own settings is told at once, then once a day, and counts as no request")
    func withheld() {
        let mishap = Mishap(.settings, "its secret is not known")
        func withhold() -> Settlement {
            let timetable = Timetable(source.rules, now: world.now, in: world.surroundings)
            let settlement = Settlement(withheld: mishap, from: source.state, timetable)
            source.state = settlement.state
            return settlement
        }
        #expect(withhold().problem == mishap.reason && withhold().problem == nil)
        #expect(source.state.failures == 0 && source.state.asked == nil && isDue(after: 0))
        world.advance(.seconds(86_400))
        #expect(withhold().problem != nil)
    }

    private func rhythm(_ channel: String) throws -> FeedRhythm {
        let document =
            "<rss xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel>\(channel)</channel></rss>"
        return FeedRhythm(try Feed(parsing: Array(document.utf8)), now: world.now)
    }
}
