import Foundation
import Practice
import Testing

@testable import Fetch

@Suite("Rounds, against a server that misbehaves")
struct RoundTests {
    private let world = TestWorld()

    private var manner: Round.Manner {
        var manner = Round.Manner()
        manner.addressGuard = AddressGuard(allowing: ["127.0.0.1", "::1"])
        manner.userAgent = "Masthead/test (+https://news.example/)"
        manner.spacing = .zero
        return manner
    }

    private static let limits: FetchLimits = {
        var limits = FetchLimits()
        limits.bytes = 200_000
        limits.packedBytes = 100_000
        limits.headerBytes = 20_000
        limits.connecting = .seconds(10)
        limits.firstByte = .milliseconds(300)
        limits.trickle = .milliseconds(500)
        limits.total = .seconds(5)
        return limits
    }()

    /// Runs errands and gives the visits in their order.
    private func visits(_ errands: [Errand], _ manner: Round.Manner? = nil) throws -> [Visit] {
        var visits: [Int: Visit] = [:]
        let round = Round(manner ?? self.manner, in: world.surroundings) { $0.contains("login") }
        let leftovers = try round.run(errands) { number, visit in
            visits[number] = visit
            return .none
        }
        #expect(leftovers == Round.Leftovers())
        return errands.indices.compactMap { visits[$0] }
    }

    private func visit(_ errand: Errand, _ manner: Round.Manner? = nil) throws -> Visit {
        try #require(try visits([errand], manner).first)
    }

    @Test(
        "P44, P45, P46, P53: what is sent, over one connection, on both families",
        arguments: [false, true]
    )
    func request(isV6: Bool) throws {
        let server = try PracticeServer(family: isV6 ? .v6 : .v4) { _ in
            Response(200, [("Set-Cookie", "a=b"), ("ETag", "\"1\"")], text: "<rss/>")
        }
        defer { server.stop() }
        let errands = (0..<5).map { Errand(server.url("/a/../b?x=\($0)")) }
        #expect(try visits(errands).allSatisfy { (try? $0.result.get().status) == 200 })
        #expect(server.connections == 1)
        for request in server.requests {
            #expect(request.method == "GET" && request.target.hasPrefix("/a/../b?x="))
            let fields = Dictionary(request.fields.map { ($0.name.lowercased(), $0.value) }) { $0 + $1 }
            #expect(Set(fields.keys) == ["host", "user-agent", "accept", "accept-encoding"])
            #expect(fields["user-agent"] == "Masthead/test (+https://news.example/)")
            #expect(fields["accept-encoding"]?.contains("gzip") == true)
        }
    }

    @Test("P3, P5, P8: validators are sent to the address that gave them, as they came")
    func conditional() throws {
        let server = try PracticeServer { _ in Response(304) }
        defer { server.stop() }
        let validators = { (path: String) in
            Validators(address: server.url(path), etag: "W/\"\u{E9}\"", lastModified: "once upon a time")
        }
        let visit = try visit(Errand(server.url("/feed"), validators: validators("/feed")))
        #expect(visit.isConditional)
        #expect(server.requests.first?["If-Modified-Since"] == "once upon a time")
        #expect(server.requests.first?["If-None-Match"] != nil)
        let other = try self.visit(Errand(server.url("/feed"), validators: validators("/other")))
        #expect(!other.isConditional && server.requests.last?["If-None-Match"] == nil)
    }

    private struct Fault {
        let name: String
        let kind: Mishap.Kind
        let reply: Response

        init(_ name: String, _ kind: Mishap.Kind, _ reply: Response) {
            self.name = name
            self.kind = kind
            self.reply = reply
        }

        /// A redirect that must not be followed.
        init(to target: String, _ kind: Mishap.Kind) {
            self.init("redirect to \(target)", kind, Response(302, [("Location", target)]))
        }
    }

    private static let blank = [UInt8](repeating: 0x20, count: 200)

    private static let faults: [Fault] = [
        Fault("silence", .slow, Response(.silence)),
        Fault("reset", .broken, Response(.reset)),
        Fault("garbage", .broken, Response(.garbage(Array("no HTTP at all".utf8)))),
        Fault("endless head", .large, Response(.endlessHead)),
        Fault("bomb", .large, .bomb(unpackingTo: 50 << 20)),
        Fault("endless body", .large, Response(body: .endless(blank))),
        Fault("trickle", .slow, Response(body: .trickle(blank, size: 1, pause: .milliseconds(20)))),
        Fault("stalled body", .slow, Response(body: .stalling(blank))),
        Fault("length too great", .broken, Response(body: .claiming(length: 5000, blank))),
        Fault("broken chunk", .broken, Response(body: .brokenChunk(blank))),
        Fault("unknown packing", .broken, Response(200, [("Content-Encoding", "gzip")], text: "not packed")),
        Fault(to: "/10", .redirect),
        Fault(to: "http://10.0.0.1/", .refused),
        Fault(to: "http://169.254.169.254/latest/meta-data", .refused),
        Fault(to: "file:///etc/passwd", .redirect),
        Fault(to: "/login?next=/feed", .redirect),
    ]

    @Test(
        "P40, P46, P54 and others: every fault is one clear sentence, after one request",
        arguments: faults.indices
    )
    func fault(index: Int) throws {
        let fault = Self.faults[index]
        let server = try PracticeServer { _ in fault.reply }
        defer { server.stop() }
        let visit = try visit(Errand(server.url("/10"), limits: Self.limits))
        guard case .failure(let mishap) = visit.result else {
            Issue.record("\(fault.name) was taken for an answer")
            return
        }
        #expect(mishap.kind == fault.kind, "\(fault.name): \(mishap.reason)")
        #expect(!mishap.reason.isEmpty && !mishap.reason.contains("\n"))
        #expect(server.requests.count <= 1, "\(fault.name) was tried again")
    }

    @Test("a length that is too small gives what it promises, and what is left goes into no other answer")
    func shortLength() throws {
        let server = try PracticeServer { request in
            request.target == "/short"
                ? Response(body: .claiming(length: 5, Array("<rss/>and more".utf8)))
                : Response(200, text: "<feed/>")
        }
        defer { server.stop() }
        var bodies: [Int: [UInt8]] = [:]
        let round = Round(manner, in: Surroundings(isWatched: true)) { _ in false }
        _ = try round.run([Errand(server.url("/short")), Errand(server.url("/next"))]) { number, visit in
            // What was not promised may break the next answer, if it comes before the connection is given up.
            bodies[number] = (try? visit.result.get())?.body
            return .none
        }
        #expect(bodies[0] == Array("<rss/".utf8))
        #expect(bodies[1] == nil || bodies[1] == Array("<feed/>".utf8))
    }

    @Test("TLS is spoken where the certificate is trusted, and refused with a sentence where not")
    func secure() throws {
        let server = try PracticeServer(tls: true) { _ in Response(200, text: "<rss/>") }
        defer { server.stop() }
        guard case .failure(let mishap) = try visit(Errand(server.url("/"))).result else {
            Issue.record("an unknown certificate was trusted")
            return
        }
        #expect(mishap.kind == .insecure && server.requests.isEmpty)
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).pem")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(try #require(server.certificatePEM).utf8).write(to: file)
        var manner = manner
        manner.authorities = file.path
        #expect(try visit(Errand(server.url("/")), manner).result.get().status == 200)
        #expect(server.offers.contains("h2"), "HTTP/2 is offered")
    }

    @Test("large answers share their room, and what has a few megabytes needs none")
    func room() throws {
        let server = try PracticeServer { request in
            let size = Int(request.target.dropFirst()) ?? 0
            return Response(text: String(repeating: "x", count: size))
        }
        defer { server.stop() }
        var manner = manner
        manner.largeBytes = 500_000
        let visits = try visits(
            [3_900_000, 4_400_000, 4_600_000, 4_400_000].map { size in
                var errand = Errand(server.url("/\(size)"))
                errand.limits.firstByte = .seconds(5)
                return errand
            },
            manner
        )
        let sizes = visits.map { try? $0.result.get().body.count }
        #expect(sizes == [3_900_000, 4_400_000, nil, 4_400_000])
    }

    @Test("P39: a private address is refused when connecting, before a byte is sent")
    func privateAddress() throws {
        let server = try PracticeServer { _ in Response(200, text: "<rss/>") }
        defer { server.stop() }
        var manner = manner
        manner.addressGuard = AddressGuard()
        for host in ["127.0.0.1", "localhost", "0x7f.1", "[::ffff:127.0.0.1]"] {
            guard
                case .failure(let mishap) = try visit(Errand("http://\(host):\(server.port)/"), manner).result
            else {
                Issue.record("\(host) was asked")
                continue
            }
            #expect(mishap.kind == .refused)
        }
        // A name is looked up first; this one is let in by name, but leads where only names of the list may.
        manner.addressGuard = AddressGuard(allowing: ["127.0.0.2"])
        guard case .failure(let mishap) = try visit(Errand("http://localhost:\(server.port)/"), manner).result
        else {
            Issue.record("localhost was asked")
            return
        }
        #expect(mishap.kind == .refused)
        #expect(server.connections == 0)
    }

    @Test("P39: a private address is refused also through a proxy, and nothing else is asked of it")
    func proxied() throws {
        let proxy = try PracticeServer { _ in Response(200, text: "<rss/>") }
        defer { proxy.stop() }
        var manner = manner
        manner.proxy = proxy.url("")
        manner.addressGuard = AddressGuard()
        #expect(try visit(Errand("http://wire.example/feed"), manner).result.get().status == 200)
        #expect(proxy.requests.map(\.target) == ["http://wire.example/feed"])
        guard case .failure(let mishap) = try visit(Errand("http://10.0.0.1/"), manner).result else {
            Issue.record("a private address was asked for through the proxy")
            return
        }
        #expect(mishap.kind == .refused && proxy.requests.count == 1)
    }

    @Test("credentials go to the source's own server and to no other")
    func credentials() throws {
        let other = try PracticeServer { _ in Response(200, text: "<rss/>") }
        let server = try PracticeServer { request in
            request.target == "/far"
                ? Response(302, [("Location", other.url("/"))]) : Response(302, [("Location", "/far")])
        }
        defer {
            server.stop()
            other.stop()
        }
        let errand = Errand(server.url("/near"), credentials: .password(user: "me", password: "hush"))
        #expect(try visit(errand).result.get().status == 200)
        #expect(server.requests.map { $0["Authorization"] } == ["Basic bWU6aHVzaA==", "Basic bWU6aHVzaA=="])
        #expect(other.requests.map { $0["Authorization"] } == [nil])
    }

    @Test("P49: requests to a host keep their distance, and other hosts need not wait")
    func spacing() throws {
        let servers = try (0..<2).map { _ in try PracticeServer { _ in Response(200, text: "<rss/>") } }
        defer { for server in servers { server.stop() } }
        var manner = manner
        manner.spacing = .seconds(1)
        let errands = (0..<6).map { Errand(servers[$0 % 2].url("/\($0)")) }
        #expect(try visits(errands, manner).count == 6)
        #expect(world.passed >= .seconds(2) && world.passed < .seconds(3))
    }

    @Test("P33: an answer can send away all who wait for its host")
    func dropping() throws {
        let server = try PracticeServer { _ in Response(429) }
        defer { server.stop() }
        let round = Round(manner, in: world.surroundings) { _ in false }
        let errands = (0..<40).map { Errand(server.url("/\($0)")) }
        let leftovers = try round.run(errands) { _, _ in .dropHost }
        #expect(server.requests.count == 1 && leftovers.dropped.count == 39)
    }

    @Test("a round ends when its time is up or it is told to, whatever servers do")
    func ending() throws {
        let server = try PracticeServer { _ in Response(.silence) }
        defer { server.stop() }
        world.stops = true
        let round = Round(manner, in: world.surroundings) { _ in false }
        let leftovers = try round.run([Errand(server.url("/")), Errand(server.url("/2"))]) { _, _ in .none }
        #expect(leftovers.unreached == [0, 1])
        var manner = manner
        manner.deadline = .milliseconds(300)
        let real = Round(manner, in: Surroundings()) { _ in false }
        let start = ContinuousClock.now
        var cut: [Visit] = []
        let late = try real.run([Errand(server.url("/1")), Errand(server.url("/2"))]) { _, visit in
            cut.append(visit)
            return .none
        }
        #expect(late.unreached == [0, 1])
        #expect(cut.map(\.address) == [server.url("/1")], "what was asked counts as asked, and only that")
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test("a header field that goes on in the next line is read to its end")
    func folded() throws {
        let server = try PracticeServer { _ in
            Response(
                200,
                [("ETag", "\r\n \"1\""), ("Last-Modified", "Sat, 28 Nov\r\n\t2026")],
                text: "<rss/>"
            )
        }
        defer { server.stop() }
        let answer = try visit(Errand(server.url("/"))).result.get()
        #expect(answer.headers["etag"] == "\"1\"" && answer.headers["last-modified"] == "Sat, 28 Nov 2026")
    }

    @Test("a proxy that lets nobody through is named, and not the server behind it")
    func proxy() throws {
        let proxy = try PracticeServer { _ in Response(407) }
        defer { proxy.stop() }
        var manner = manner
        manner.proxy = proxy.url("")
        let visits = try visits([Errand("http://wire.example/"), Errand("https://wire.example/")], manner)
        manner.proxy = "http://127.0.0.1:9"
        for visit in try visits + [self.visit(Errand("http://wire.example/"), manner)] {
            guard case .mishap(let mishap, _) = visit.meaning else {
                Issue.record("nobody answered, and yet there is no mishap")
                continue
            }
            #expect(mishap.reason.contains("proxy") && mishap.reason.contains("[fetch]"))
        }
    }

    @Test("an address that is none fails alone")
    func noAddress() throws {
        let visits = try visits([Errand("ftp://x.example/"), Errand("http://127.0.0.1:9/")])
        #expect(visits.map { (try? $0.result.get()) == nil } == [true, true])
    }
}
