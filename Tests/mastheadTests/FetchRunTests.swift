import FeedFormats
import Fetch
import Foundation
import Practice
import Synchronization
import Testing

@testable import masthead

@Suite("Fetching, from the list to the archive")
struct FetchRunTests {
    @Test("P1, P2, P21, P22, P23: one request at first, a conditional one an hour later, none between")
    func rhythm() throws {
        let server = try PracticeServer { request in
            request.isConditional ? Response(304) : Response(200, [("ETag", "\"1\"")], text: feed(1...3))
        }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom(sources: [("Wire", server.url("/feed"))])
        #expect(try newsroom.fetch().wire?.new.count == 3)
        for _ in 0..<10 { #expect(try newsroom.fetch().sources.resting == 1) }
        newsroom.advance(hours: 59.0 / 60)
        try newsroom.fetch()
        #expect(server.requests.count == 1)
        newsroom.advance(hours: 0.2)
        #expect(try newsroom.fetch().sources.read == 1)
        #expect(server.requests.map(\.isConditional) == [false, true])
        #expect(server.requests.last?["If-None-Match"] == "\"1\"")
    }

    @Test("P19: what was fetched and not stored is asked for again by the same request")
    func crash() throws {
        let server = try PracticeServer { _ in Response(200, [("ETag", "\"1\"")], text: feed(1...3)) }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom(sources: [("Wire", server.url("/feed"))])
        let run = try newsroom.run()
        let subscription = try #require(run.list.subscriptions.first)
        _ = try Round(run.configuration.fetch.manner, in: run.surroundings) { _ in false }
            .run([Errand(subscription.address)]) { _, _ in .none }
        #expect(try run.archive.subscriptionStates().isEmpty)
        try run.fetch()
        #expect(run.report.wire?.new.count == 3 && server.requests.map(\.isConditional) == [false, false])
    }

    @Test("P18: a broken document advances nothing, and what comes later is taken")
    func broken() throws {
        let answers = Mutex([feed(1...2), "<rss><channel", feed(1...3)])
        let server = try PracticeServer { _ in
            let text = answers.withLock { $0.removeFirst() }
            return Response(
                200,
                [("ETag", "\"\(text.count)\"")],
                text: text.contains("<item>") ? text : "nothing"
            )
        }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom(sources: [("Wire", server.url("/feed"))])
        try newsroom.fetch()
        let before = try newsroom.states()
        newsroom.advance(hours: 2)
        #expect(try newsroom.fetch().failures.count == 1)
        #expect(try newsroom.states().values.map(\.validators) == before.values.map(\.validators))
        newsroom.advance(hours: 2)
        #expect(try newsroom.fetch().wire?.new.count == 1)
        #expect(Set(server.requests.dropFirst().map { $0["If-None-Match"] }).count == 1)
    }

    @Test("P29, P33: a wish of one feed's server is obeyed for all feeds of the host, also by hand")
    func hostWide() throws {
        let server = try PracticeServer { _ in Response(429, [("Retry-After", "7200")]) }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom(sources: (0..<40).map { ("Wire \($0)", server.url("/\($0)")) })
        let report = try newsroom.fetch()
        #expect(report.sources.failed == 1 && report.sources.resting == 39)
        newsroom.advance(hours: 1.9)
        try newsroom.fetch(FetchOrder(isForced: true))
        #expect(server.requests.count == 1)
        newsroom.advance(hours: 0.4)
        try newsroom.fetch(FetchOrder(isForced: true))
        #expect(server.requests.count == 2)
    }

    @Test(
        "P29, P33: a host's wish binds its sources that were asked before, are due later, or are listed later"
    )
    func hostLater() throws {
        let limit = Atomic(false)
        let server = try PracticeServer { request in
            request.target == "/a" && limit.load(ordering: .relaxed)
                ? Response(429, [("Retry-After", "86400")])
                : Response(200, [("ETag", "\"1\"")], text: feed(1...3))
        }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom(sources: [("A", server.url("/a")), ("B", server.url("/b"))])
        try newsroom.fetch(FetchOrder(isPrompt: true, only: ["A"]))
        newsroom.advance(hours: 0.5)
        try newsroom.fetch(FetchOrder(isPrompt: true, only: ["B"]))
        newsroom.advance(hours: 0.65)
        limit.store(true, ordering: .relaxed)
        try newsroom.fetch()
        server.forget()
        let text = try newsroom.text("subscriptions.opml")
        let line = "<outline text=\"C\" xmlUrl=\"\(server.url("/c"))\"/>"
        try newsroom.write(text.replacing("</body>", with: line + "</body>"), to: "subscriptions.opml")
        newsroom.advance(hours: 5)
        #expect(try newsroom.fetch().sources.resting == 3)
        #expect(try newsroom.fetch(FetchOrder(isForced: true)).notices.count == 3)
        #expect(throws: SubscribeError.self) {
            try newsroom.run().subscribe(to: server.url("/d"), as: nil, in: [], trying: [])
        }
        #expect(server.requests.isEmpty)
        let unasked = try newsroom.states().values.filter { $0.asked == nil }
        let subscription = Subscription(address: server.url("/c"), key: "c", title: "C")
        let told = SourceStatus(subscription, unasked.first, at: newsroom.now).clauses.first
        #expect(told?.contains("wants to be left alone until") == true)
        newsroom.advance(hours: 24)
        try newsroom.fetch()
        #expect(!server.requests.isEmpty)
    }

    @Test("a source that is named twice is asked once")
    func namedTwice() throws {
        let server = try PracticeServer { _ in Response(200, text: feed(1...3)) }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom(sources: [("A", server.url("/a"))])
        try newsroom.fetch(FetchOrder(isPrompt: true, only: ["A", server.url("/a")]))
        #expect(server.requests.count == 1)
    }

    @Test(
        "a secret's command that hangs, prints without end or leaves something behind holds nobody up",
        arguments: [
            ("sleep 60", false), ("yes", false), ("sleep 60 | cat", false), ("exec >&-; sleep 60", false),
            ("echo hush; sleep 60 &", true), ("exit 3", false),
        ]
    )
    func slowSecret(command: String, isKnown: Bool) throws {
        let server = try PracticeServer { _ in Response(200, text: feed(1...3)) }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom(
            sources: [("A", server.url("/a")), ("B", server.url("/b"))],
            settings: "[[source]]\naddress = \"\(server.url("/a"))\"\nsecret_command = \"\(command)\""
        )
        let start = ContinuousClock.now
        let run = try newsroom.run(stop: StopSign(after: .seconds(5)))
        try run.fetch()
        #expect(ContinuousClock.now - start < .seconds(18))
        if isKnown {
            #expect(Set(server.requests.map { $0["Authorization"] }).contains("Bearer hush"))
        } else {
            #expect(server.requests.allSatisfy { $0.target == "/b" })
        }
    }

    @Test("a secret that cannot be had is told at once, and the source is asked as soon as it can")
    func mendedSecret() throws {
        let server = try PracticeServer { _ in Response(200, text: feed(1...3)) }
        defer { server.stop() }
        let settings = "[[source]]\naddress = \"\(server.url("/a"))\"\nsecret_command = \"exit 3\""
        let newsroom = try FetchingNewsroom(sources: [("A", server.url("/a"))], settings: settings)
        #expect(try newsroom.fetch().problems.first?.contains("status 3") == true)
        #expect(try newsroom.fetch().problems.isEmpty && server.requests.isEmpty)
        let text = try newsroom.text("masthead.toml")
        try newsroom.write(text.replacing("exit 3", with: "echo hush"), to: "masthead.toml")
        #expect(try newsroom.fetch().sources.read == 1)
    }

    @Test("P36, P48: two sources that moved for good to one feed are told, once a day")
    func meeting() throws {
        let server = try PracticeServer { request in
            request.target == "/old"
                ? Response(301, [("Location", "/new")]) : Response(200, text: feed(1...3))
        }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom(sources: [("A", server.url("/old")), ("B", server.url("/new"))])
        for _ in 0..<2 {
            try newsroom.fetch()
            newsroom.advance(hours: 100)
        }
        let problems = try newsroom.fetch().problems
        #expect(problems.count == 1 && problems.first?.contains("unsubscribe from one") == true)
        newsroom.advance(hours: 2)
        #expect(try newsroom.fetch(FetchOrder(isForced: true)).problems.isEmpty)
    }

    @Test("P20, P36: a feed that moved for good is listed at its new address, and keeps its articles")
    func move() throws {
        let server = try PracticeServer { request in
            switch (request.target, request.isConditional) {
            case ("/old", _): Response(308, [("Location", "/new"), ("ETag", "\"old\"")])
            case (_, true): Response(304)
            default: Response(200, [("ETag", "\"new\"")], text: feed(1...3))
            }
        }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom(sources: [("Wire", server.url("/old"))])
        let key = try #require(try newsroom.run().list.subscriptions.first?.key)
        for _ in 0..<2 {
            #expect(try newsroom.fetch().sources.failed == 0)
            newsroom.advance(hours: 100)
        }
        #expect(try newsroom.text("subscriptions.opml").contains("xmlUrl=\"\(server.url("/old"))\""))
        #expect(try newsroom.fetch().notices.count == 1)
        let list = try newsroom.text("subscriptions.opml")
        #expect(list.contains("xmlUrl=\"\(server.url("/new"))\" movedFrom=\"\(server.url("/old"))\""))
        #expect(try newsroom.run().list.subscriptions.map(\.key) == [key])
        newsroom.advance(hours: 2)
        server.forget()
        let after = try newsroom.fetch()
        #expect(after.wire?.new.isEmpty == true && after.wire?.revised.isEmpty == true)
        #expect(
            server.requests.map(\.target) == ["/new"] && server.requests.first?["If-None-Match"] == "\"new\""
        )
    }

    @Test(
        "a secret stays with the server it is meant for when the feed moves, until its table names the other one"
    )
    func secret() throws {
        let target = try PracticeServer { _ in Response(200, text: feed(1...3)) }
        defer { target.stop() }
        let server = try PracticeServer { _ in Response(308, [("Location", target.url("/new"))]) }
        defer { server.stop() }
        func settings(_ address: String) -> String {
            "[[source]]\naddress = \"\(address)\"\nsecret_command = \"echo hush\"\n"
        }
        let newsroom = try FetchingNewsroom(
            sources: [("Wire", server.url("/old"))],
            settings: settings(server.url("/old"))
        )
        for _ in 0..<3 {
            try newsroom.fetch()
            newsroom.advance(hours: 100)
        }
        #expect(try newsroom.text("subscriptions.opml").contains("xmlUrl=\"\(target.url("/new"))\""))
        try newsroom.fetch()
        #expect(server.requests.allSatisfy { $0["Authorization"] == "Bearer hush" })
        #expect(target.requests.count == 4 && target.requests.allSatisfy { $0["Authorization"] == nil })
        let text = try newsroom.text("masthead.toml")
        try newsroom.write(text.replacing(server.url("/old"), with: target.url("/new")), to: "masthead.toml")
        newsroom.advance(hours: 100)
        try newsroom.fetch()
        #expect(target.requests.last?["Authorization"] == "Bearer hush")
    }

    @Test("P41: a feed that is gone is left alone for a month")
    func gone() throws {
        let server = try PracticeServer { _ in Response(410) }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom(sources: [("Wire", server.url("/feed"))])
        #expect(try newsroom.fetch().problems.count == 1)
        for _ in 0..<29 {
            newsroom.advance(hours: 24)
            #expect(try newsroom.fetch().problems.isEmpty)
        }
        #expect(server.requests.count == 1)
    }

    @Test("P43: a page instead of the feed is a failure of its own kind")
    func page() throws {
        let server = try PracticeServer { _ in
            Response(
                200,
                [("Content-Type", "text/html")],
                text: "<!DOCTYPE html><html><body><p>Hello</body></html>"
            )
        }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom(sources: [("Wire", server.url("/feed"))])
        #expect(try newsroom.fetch().failures.first?.contains("web page") == true)
        #expect(try newsroom.states().values.first?.trouble == .page)
    }

    @Test("P48: an address that stands in two groups, or is spelt twice, is asked for once")
    func twice() throws {
        let server = try PracticeServer { _ in Response(200, text: feed(1...3)) }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom()
        let address = server.url("/feed")
        try newsroom.write(
            """
            <opml><body><outline text="A"><outline text="x" xmlUrl="\(address)"/></outline>
            <outline text="B"><outline text="y" xmlUrl="\(address.replacing("http:", with: "HTTP:"))#top"/></outline></body></opml>
            """,
            to: "subscriptions.opml"
        )
        try newsroom.fetch()
        #expect(server.requests.count == 1)
    }

    @Test("P50: where nobody watches, the first request waits, but only where there is one to make")
    func delay() throws {
        let server = try PracticeServer { _ in Response(200, text: feed(1...3)) }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom(
            sources: [("Wire", server.url("/feed"))],
            settings: "start_delay = \"90m\""
        )
        newsroom.isWatched = false
        try newsroom.fetch(FetchOrder())
        #expect(newsroom.passed > .zero && newsroom.passed <= .seconds(5400) && server.requests.count == 1)
        let passed = newsroom.passed
        try newsroom.fetch(FetchOrder())
        #expect(newsroom.passed == passed)
    }

    @Test("P51: --whole asks for everything, and nothing else does")
    func whole() throws {
        let server = try PracticeServer { request in
            request.isConditional ? Response(304) : Response(200, [("ETag", "\"1\"")], text: feed(1...3))
        }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom(sources: [("Wire", server.url("/feed"))])
        for _ in 0..<20 {
            try newsroom.fetch(FetchOrder(isForced: true))
            newsroom.advance(hours: 2)
        }
        #expect(server.requests.count { !$0.isConditional } == 1)
        try newsroom.fetch(FetchOrder(isForced: true, isWhole: true))
        #expect(server.requests.count { !$0.isConditional } == 2)
    }

    @Test("documents are kept as they came, and forgotten when they are old or many")
    func kept() throws {
        let number = Atomic(0)
        let server = try PracticeServer { _ in
            Response(200, [("X", "y")], text: feed(1...number.add(1, ordering: .relaxed).newValue))
        }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom(
            sources: [("Wire", server.url("/feed"))],
            settings: "keep = \"3d\""
        )
        for _ in 0..<5 {
            try newsroom.fetch()
            newsroom.advance(hours: 30)
        }
        var kept: [String] = []
        try newsroom.run().archive.forEachResponse { _, response in
            kept.append(String(decoding: response.body, as: UTF8.self))
            #expect(response.url == server.url("/feed") && response.headers["x"] == "y")
        }
        #expect(kept == [feed(1...3), feed(1...4), feed(1...5)])
        try newsroom.run().archive.pruneResponses(before: Timestamp(seconds: 0), bytes: 0)
        try newsroom.run().archive.forEachResponse { _, _ in
            Issue.record("no room, and yet a document is kept")
        }
    }

    @Test("a source's secret is sent, a missing one is its own trouble, and neither is told")
    func secrets() throws {
        let server = try PracticeServer { request in
            request["Authorization"] == nil ? Response(401) : Response(200, text: feed(1...3))
        }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom(
            sources: [("Wire", server.url("/a")), ("Other", server.url("/b"))],
            settings: """
                [[source]]
                address = "\(server.url("/a"))"
                user = "me"
                secret_command = "echo hush"
                [[source]]
                address = "\(server.url("/b"))"
                secret_env = "MASTHEAD_NO_SUCH_VARIABLE"
                """
        )
        let report = try newsroom.fetch()
        #expect(
            report.sources.read == 1 && report.failures.first?.contains("MASTHEAD_NO_SUCH_VARIABLE") == true
        )
        #expect(server.requests.map { $0["Authorization"] } == ["Basic bWU6aHVzaA=="])
        #expect(!String(decoding: report.json, as: UTF8.self).contains("hush"))
    }

    @Test("a secret that others can read is refused before anything is asked")
    func openSecret() throws {
        let newsroom = try FetchingNewsroom(
            settings: "[[source]]\naddress = \"https://wire.example/\"\nsecret_file = \"secret\""
        )
        try newsroom.write("hush", to: "secret")
        let path = newsroom.folder.appending(path: "secret").path
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        let error = #expect(throws: ConfigurationError.self) { try newsroom.run() }
        #expect(
            error?.description.contains("chmod 600") == true && error?.description.contains("hush") == false
        )
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(throws: Never.self) { try newsroom.run() }
    }

    @Test("a hundred faults among two hundred feeds: the healthy all arrive, and each failure is named once")
    func hundredFaults() throws {
        let servers = try (0..<4).map { _ in
            try PracticeServer { request in
                let number = Int(request.target.drop { !$0.isNumber }) ?? 0
                return number.isMultiple(of: 2)
                    ? Response(200, [("ETag", "\"\(number)\"")], text: feed(number...number))
                    : Self.fault(number / 2)
            }
        }
        defer { for server in servers { server.stop() } }
        let newsroom = try FetchingNewsroom(
            sources: (0..<200).map {
                ("Source \($0).", servers[$0 % 2 == 0 ? 0 : 1 + $0 / 2 % 3].url("/feed\($0)"))
            },
            settings: """
                deadline = "60s"
                concurrency = 16
                spacing = "0s"
                first_byte_timeout = "1s"
                trickle_timeout = "1s"
                total_timeout = "5s"
                packed_bytes = 1000000
                header_bytes = 20000
                [limits]
                source_bytes = 2000000
                """
        )
        let start = ContinuousClock.now
        let report = try newsroom.fetch()
        #expect(ContinuousClock.now - start < .seconds(120))
        #expect(report.sources.read == 100 && report.wire?.new.count == 100)
        #expect(report.sources.failed == 100 && report.sources.unreached == 0)
        let named = report.failures.map { $0.prefix { $0 != "." } }
        #expect(Set(named).count == 100 && named.count == 100)
        // A connection kept open that is torn down may have ended before the request came (RFC 9112, 9.3.1): of
        // the ten resets, libcurl may ask once more each.
        #expect(servers.flatMap(\.requests).count <= 210)
    }

    private static func fault(_ number: Int) -> Response {
        let blank = [UInt8](repeating: 0x20, count: 300)
        return switch number % 10 {
        case 0: Response(.reset)
        case 1: Response(.garbage(Array("no HTTP at all".utf8)))
        case 2: Response(.endlessHead)
        case 3: .bomb(unpackingTo: 20 << 20)
        case 4: Response(body: .endless(blank))
        case 5: Response(body: .claiming(length: 5000, blank))
        case 6: Response(body: .brokenChunk(blank))
        case 7: Response(302, [("Location", "http://10.0.0.1/")])
        case 8: Response([403, 404, 500, 503][number / 10 % 4])
        default: number < 30 ? Response(.silence) : Response(200, text: "<html><body>no feed</body></html>")
        }
    }
}
