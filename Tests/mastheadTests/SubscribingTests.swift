import FeedFormats
import Fetch
import Foundation
import Practice
import Testing

@testable import masthead

@Suite("Subscribing")
struct SubscribingTests {
    private func server() throws -> PracticeServer {
        try PracticeServer { request in
            switch request.target {
            case "/site/":
                Response(
                    200,
                    [("Content-Type", "text/html")],
                    text: """
                        <html><head><base href="/feeds/x"><link rel="alternate" type="application/rss+xml" title="Comments" \
                        href="comments.xml"><link rel="stylesheet" href="a.css"><LINK REL='feed alternate' \
                        TYPE='application/atom+xml; charset=utf-8' HREF='main.xml'></head><body><p>Hello</body></html>
                        """
                )
            case "/bare/":
                Response(200, [("Content-Type", "text/html")], text: "<html><body>Hello</body></html>")
            case "/feeds/main.xml", "/rss":
                request.isConditional ? Response(304) : Response(200, [("ETag", "\"1\"")], text: feed(1...3))
            case "/moved": Response(301, [("Location", "/feeds/main.xml")])
            default: Response(404)
            }
        }
    }

    private func subscribe(
        _ newsroom: FetchingNewsroom,
        _ address: String,
        trying paths: [String] = []
    ) throws -> Run.Subscribed {
        try newsroom.run().subscribe(to: address, as: nil, in: ["News"], trying: paths)
    }

    @Test(
        "P47: the feed behind a page is found, named and taken in by two requests, and asked conditionally then"
    )
    func page() throws {
        let server = try server()
        defer { server.stop() }
        let newsroom = try FetchingNewsroom()
        let subscribed = try subscribe(newsroom, server.url("/site/"))
        #expect(subscribed.isNew && subscribed.subscription.address == server.url("/feeds/main.xml"))
        #expect(subscribed.subscription.title == "Wire" && subscribed.subscription.groups == ["News"])
        #expect(subscribed.others.map(\.address) == [server.url("/feeds/comments.xml")])
        #expect(server.requests.map(\.target) == ["/site/", "/feeds/main.xml"])
        #expect(try newsroom.run().archive.counts().wire == 3)
        #expect(try newsroom.fetch().sources.resting == 1)
        newsroom.advance(hours: 2)
        try newsroom.fetch()
        #expect(server.requests.last?.isConditional == true && server.requests.count == 3)
    }

    @Test("a feed that is listed already is not asked for again, however it is spelt")
    func known() throws {
        let server = try server()
        defer { server.stop() }
        let newsroom = try FetchingNewsroom()
        _ = try subscribe(newsroom, server.url("/moved"))
        #expect(try newsroom.run().list.subscriptions.map(\.address) == [server.url("/feeds/main.xml")])
        server.forget()
        #expect(
            try !subscribe(newsroom, server.url("/feeds/main.xml").replacing("http:", with: "HTTP:")).isNew
        )
        #expect(server.requests.isEmpty)
        #expect(try !subscribe(newsroom, server.url("/site/")).isNew)
        #expect(try newsroom.run().list.subscriptions.count == 1)
    }

    @Test("P47: the usual paths are tried only when asked to")
    func guess() throws {
        let server = try server()
        defer { server.stop() }
        let newsroom = try FetchingNewsroom()
        let error = #expect(throws: SubscribeError.self) { try subscribe(newsroom, server.url("/bare/")) }
        #expect(error?.description.contains("--guess") == true && server.requests.count == 1)
        let found = try subscribe(newsroom, server.url("/bare/"), trying: ["/feed", "/rss", "/atom.xml"])
        #expect(found.subscription.address == server.url("/rss"))
        #expect(server.requests.dropFirst().map(\.target) == ["/bare/", "/feed", "/rss"])
    }

    @Test("what is no feed, is missing or must not be asked is told and not listed")
    func refused() throws {
        let server = try server()
        defer { server.stop() }
        let newsroom = try FetchingNewsroom()
        for address in [
            server.url("/none"), "http://10.0.0.1/feed", "http://169.254.169.254/", "ftp://x.example/",
        ] {
            #expect(throws: SubscribeError.self) { try subscribe(newsroom, address) }
        }
        #expect(try newsroom.run().list.subscriptions.isEmpty)
    }

    @Test("a list from elsewhere brings its groups, and no file, no claim on another source")
    func list() throws {
        let newsroom = try FetchingNewsroom()
        let run = try newsroom.run()
        let added = try run.list.add([
            OPML.Outline(xmlURL: "https://a.example/", title: "A", groups: ["x", "y"]),
            OPML.Outline(xmlURL: "https://b.example/", title: "B", groups: ["x"]),
            OPML.Outline(xmlURL: "https://c.example/", title: "C", movedFrom: ["https://a.example/"]),
            OPML.Outline(xmlURL: "file:sources/x", title: "D"),
        ])
        #expect(added.new.count == 3 && added.refused == ["file:sources/x"])
        let groups = Dictionary(run.list.subscriptions.map { ($0.title, $0.groups) }) { first, _ in first }
        #expect(groups == ["A": ["x", "y"], "B": ["x"], "C": []])
        try run.list.remove(try run.list.subscription(named: "A"))
        #expect(run.list.subscriptions.map(\.title).sorted() == ["B", "C"])
        #expect(throws: SourceNameError.self) { try run.list.subscription(named: "A") }
    }

    @Test("P29: a server's wish is kept when subscribing, and obeyed when it is tried again")
    func wish() throws {
        let server = try PracticeServer { _ in Response(503, [("Retry-After", "7200")]) }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom()
        for path in ["/a", "/a", "/b"] {
            #expect(throws: SubscribeError.self) { try subscribe(newsroom, server.url(path)) }
        }
        #expect(server.requests.count == 1)
        newsroom.advance(hours: 3)
        #expect(throws: SubscribeError.self) { try subscribe(newsroom, server.url("/b")) }
        #expect(server.requests.count == 2)
    }

    @Test("P2, P21: a feed that is subscribed to again after a while is not asked before it is due")
    func again() throws {
        let server = try server()
        defer { server.stop() }
        let newsroom = try FetchingNewsroom()
        let listed = try subscribe(newsroom, server.url("/rss")).subscription
        let run = try newsroom.run()
        try run.list.remove(listed)
        server.forget()
        let again = try run.subscribe(to: server.url("/rss"), as: nil, in: [], trying: [])
        #expect(again.isNew && again.subscription.title == "Wire" && server.requests.isEmpty)
    }

    @Test("the charset that the server names counts for the title too")
    func charset() throws {
        let title: [UInt8] = [0xC3, 0xCE, 0xC8, 0xC7, 0xD1]
        let body = Array("<rss><channel><title>".utf8) + title + Array("</title></channel></rss>".utf8)
        let server = try PracticeServer { _ in
            Response(200, [("Content-Type", "text/xml; charset=windows-1256")], body: .whole(body))
        }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom()
        #expect(try subscribe(newsroom, server.url("/")).subscription.title == "أخبار")
    }

    @Test("the first feed of a page that is there is taken, and what is listed already is not asked for")
    func deadLinks() throws {
        let links = [
            ("application/json", "rel=alternate", "/api"), ("text/xml", "rel=alternate hreflang=fr", "/fr"),
            ("application/rss+xml", "rel=alternate", "/dead"),
            ("application/rss+xml", "rel=alternate", "file:x"),
            ("application/rss+xml", "rel=feed", "/live"),
        ].map { "<link type='\($0.0)' \($0.1) href='\($0.2)'>" }.joined()
        let server = try PracticeServer { request in
            switch request.target {
            case "/":
                Response(200, [("Content-Type", "text/html")], text: "<html><head>\(links)</head></html>")
            case "/live": Response(200, text: feed(1...3))
            default: Response(404)
            }
        }
        defer { server.stop() }
        let newsroom = try FetchingNewsroom()
        let subscribed = try subscribe(newsroom, server.url("/"))
        #expect(subscribed.subscription.address == server.url("/live"))
        #expect(subscribed.others.map(\.address) == [server.url("/dead"), server.url("/api")])
        #expect(server.requests.map(\.target) == ["/", "/dead", "/live"])
        let text = try newsroom.text("subscriptions.opml")
        try newsroom.write(text.replacing("/live", with: "/dead"), to: "subscriptions.opml")
        server.forget()
        #expect(try !subscribe(newsroom, server.url("/")).isNew && server.requests.map(\.target) == ["/"])
    }

    @Test("half a list is refused, and so is what is none")
    func halfList() throws {
        let newsroom = try TemporaryNewsroom()
        let before = try newsroom.text("subscriptions.opml")
        try newsroom.write(
            "<opml><body><outline text=\"A\" xmlUrl=\"https://a.example/\"/><outline text=\"C\" xmlUrl=\"https://c.exam",
            to: "half.opml"
        )
        let half = try newsroom.command.run("subscribe", "half.opml")
        #expect(half.status == 1 && half.errors.contains("its end is missing"))
        try newsroom.write("<rss version=\"2.0\"><channel/></rss>", to: "none.opml")
        let none = try newsroom.command.run("subscribe", "none.opml")
        #expect(none.status == 1 && none.errors.contains("no list of feeds (OPML) but <rss>"))
        #expect(try newsroom.text("subscriptions.opml") == before)
    }

    @Test("a feed that is listed twice is taken out of both places, and titles stand on one line")
    func listedTwice() throws {
        let newsroom = try FetchingNewsroom()
        try newsroom.write(
            """
            <opml version="2.0"><body>
            <outline text="A&#10;B" xmlUrl="http://a.example/"/>
            <outline text="A" xmlUrl="https://a.example/"/>
            <outline title="" text="D" xmlUrl="https://d.example/"/>
            </body></opml>
            """,
            to: "subscriptions.opml"
        )
        let run = try newsroom.run()
        #expect(run.list.subscriptions.map(\.title) == ["A B", "D"])
        try run.list.remove(try run.list.subscription(named: "A B"))
        #expect(run.list.subscriptions.map(\.title) == ["D"])
        #expect(try !newsroom.text("subscriptions.opml").contains("a.example"))
    }

    @Test("a list that declares another encoding gets no letters that it could not be read with")
    func declared() throws {
        let newsroom = try FetchingNewsroom()
        let text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<opml><body>\n</body></opml>\n"
        try newsroom.write(text, to: "subscriptions.opml")
        let run = try newsroom.run()
        #expect(throws: FileError.self) {
            try run.list.add([OPML.Outline(xmlURL: "https://a.example/", title: "Ö")])
        }
        #expect(try newsroom.text("subscriptions.opml") == text)
        _ = try run.list.add([OPML.Outline(xmlURL: "https://a.example/", title: "O")])
        #expect(run.list.subscriptions.count == 1)
    }

    @Test("how a source fares is told in words, and in one word for programs")
    func status() throws {
        let now = Timestamp(seconds: 1_795_694_400)
        let subscription = Subscription(address: "https://a.example/", key: "a", title: "A")
        #expect(SourceStatus(subscription, nil, at: now).standing == "new")
        var state = SubscriptionState()
        state.asked = now
        state.lastSuccess = now
        var rhythm = FeedRhythm()
        rhythm.entries = 5
        rhythm.newest = Timestamp(seconds: now.seconds - 10 * 86_400)
        rhythm.gap = 86_400
        state.rhythm = rhythm
        let silent = SourceStatus(subscription, state, at: now)
        #expect(silent.standing == "silent" && silent.needsAttention)
        #expect(silent.clauses.first == "nothing new for 10 days, usually something comes every 24 h")
        state.rhythm?.newest = now
        #expect(SourceStatus(subscription, state, at: now).standing == "well")
        state.trouble = .page
        state.fault = "a page"
        state.failures = 2
        #expect(SourceStatus(subscription, state, at: now).standing == "page")
        #expect(SourceStatus(subscription, state, at: now).clauses.first == "failed 2 times in a row: a page")
    }

    @Test("a list that is missing is told where sources were read before, and only there")
    func lostList() throws {
        let newsroom = try TemporaryNewsroom()
        let list = newsroom.folder.appending(path: "subscriptions.opml")
        try newsroom.command.run("update")
        let opml = try newsroom.text("subscriptions.opml")
        try FileManager.default.removeItem(at: list)
        for _ in 0..<2 {
            let run = try newsroom.command.run("update")
            #expect(
                run.status == 3
                    && run.errors.contains("\(list.path): it is missing, although sources were read")
            )
        }
        let subscribed = try newsroom.command.run("subscribe", "--unchecked", "https://wire.example/feed")
        #expect(subscribed.status == 1 && !FileManager.default.fileExists(atPath: list.path))
        let check = try newsroom.command.run("config", "check")
        #expect(check.status == 2 && check.errors.contains("\(list.path): it is missing"))
        try newsroom.write(opml, to: "subscriptions.opml")
        #expect(try newsroom.command.run("update").status == 0)
        #expect(try newsroom.command.run("config", "check").status == 0)

        let new = try TemporaryNewsroom()
        try FileManager.default.removeItem(at: new.folder.appending(path: "subscriptions.opml"))
        for _ in 0..<2 {
            #expect(try new.command.run("config", "check").status == 0)
            let run = try new.command.run("update")
            #expect(run.status == 0 && run.errors == "")
        }
    }
}
