import Foundation
import Practice
import Testing

@testable import masthead

/// What hubs are told of changed feeds.
@Suite struct HubTests {
    private static let hub = "http://hub.example/hub"

    /// A newsroom whose hub is asked through a proxy, because no feed may name one in a private network.
    private func newsroom(proxy: PracticeServer) throws -> FetchingNewsroom {
        let newsroom = try FetchingNewsroom(settings: "proxy = \"\(proxy.url(""))\"")
        let text = try newsroom.text("masthead.toml")
        let lines = "time_zone = \"UTC\"\nfeed_base = \"https://desk.example/f/\"\nhubs = [\"\(Self.hub)\"]\n"
        try newsroom.write(text.replacing("time_zone = \"UTC\"\n", with: lines), to: "masthead.toml")
        try FileManager.default.createDirectory(
            at: newsroom.folder.appending(path: "articles"),
            withIntermediateDirectories: true
        )
        return newsroom
    }

    private func write(_ number: Int, _ line: String = "", to newsroom: FetchingNewsroom) throws {
        let text =
            "Headline \(number)\n\nFri 20 Nov 2026 | 08:0\(number) PM\n\(line)Jane Doe\n\nText \(number).\n"
        try newsroom.write(text, to: "articles/\(number).txt")
    }

    private func update(
        _ newsroom: FetchingNewsroom,
        stop: StopSign = StopSign()
    ) throws -> RunReport {
        let run = try newsroom.run(stop: stop)
        try run.importArticles()
        try run.group()
        try run.publish()
        try run.announce()
        return run.report
    }

    @Test("a hub is told of each feed that changed, once, and of nothing that waits")
    func told() throws {
        let hub = try PracticeServer { _ in Response(204) }
        defer { hub.stop() }
        let newsroom = try newsroom(proxy: hub)
        try write(1, to: newsroom)
        _ = try update(newsroom)
        #expect(hub.requests.map(\.method) == ["POST"] && hub.requests.first?.target == Self.hub)
        #expect(hub.requests.first?["Content-Type"] == "application/x-www-form-urlencoded")
        let feeds = ["wire.atom.xml", "wire.json", "wire.rss.xml"]
            .map { "hub.url=https%3A%2F%2Fdesk.example%2Ff%2F\($0)" }
        let body = try #require(hub.requests.first?.body)
        #expect(
            String(decoding: body, as: UTF8.self) == (["hub.mode=publish"] + feeds).joined(separator: "&")
        )
        _ = try update(newsroom)
        try write(2, "Embargo: 2027-01-01 10:00\n", to: newsroom)
        _ = try update(newsroom)
        #expect(hub.requests.count == 1)
        newsroom.advance(hours: 24 * 60)
        _ = try update(newsroom)
        #expect(hub.requests.count == 2)
    }

    @Test("a run whose time is up tells the hubs all the same")
    func late() throws {
        let hub = try PracticeServer { _ in Response(204) }
        defer { hub.stop() }
        let newsroom = try newsroom(proxy: hub)
        try write(1, to: newsroom)
        _ = try update(newsroom, stop: StopSign(after: .zero))
        #expect(hub.requests.count == 1)
    }

    @Test(
        "P29: a hub's Retry-After is obeyed, people are told once a day, and a clock that was ahead forgotten"
    )
    func wishes() throws {
        let hub = try PracticeServer { _ in Response(429, [("Retry-After", "36000")]) }
        defer { hub.stop() }
        let newsroom = try newsroom(proxy: hub)
        try write(1, to: newsroom)
        _ = try update(newsroom)
        newsroom.advance(hours: 9)
        _ = try update(newsroom)
        #expect(hub.requests.count == 1)
        newsroom.now.seconds += 10 * 31_536_000
        _ = try update(newsroom)
        newsroom.now.seconds -= 10 * 31_536_000
        let problems = try update(newsroom).problems
        #expect(hub.requests.count == 3 && problems.count == 1)
    }

    @Test("a hub that fails is told later and ever more rarely, and people once a day")
    func failing() throws {
        let hub = try PracticeServer { _ in Response(503) }
        let newsroom = try newsroom(proxy: hub)
        try write(1, to: newsroom)
        #expect(try update(newsroom).problems.isEmpty)
        #expect(try update(newsroom).problems.isEmpty && hub.requests.count == 1)
        var problems: [String] = []
        for _ in 0..<6 {
            newsroom.advance(hours: 0.5)
            problems += try update(newsroom).problems
        }
        #expect(problems.count == 1 && problems.allSatisfy { $0.contains("it answered 503") })
        #expect(hub.requests.count == 4)
        #expect(Set(hub.requests.map(\.body)).count == 1)
        let text = try newsroom.text("masthead.toml")
        try newsroom.write(text.replacing("hub.example", with: "other.example"), to: "masthead.toml")
        newsroom.advance(hours: 48)
        _ = try update(newsroom)
        #expect(hub.requests.dropFirst(4).allSatisfy { $0.target == "http://other.example/hub" })
        hub.stop()
    }
}
