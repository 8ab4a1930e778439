import FeedFormats
import Testing

@testable import Fetch

@Suite("What an answer is recognised by")
struct ValidatorTests {
    let source = TestSource()

    private var sent: [String] { source.state.validators?.headers.map { "\($0.name): \($0.value)" } ?? [] }

    @Test(
        "P3, P4, P5, P6: validators go back byte for byte",
        arguments: [
            ("\"abc\"", "Thu, 26 Nov 2026 10:00:00 GMT"), ("W/\"abc\"", "thursday, 26-nov-26 10:00:00 gmt"),
            ("unquoted, \u{E9}\u{FF}", "Thu Nov 26 10:00:00 2026"),
        ]
    )
    func echo(etag: String, modified: String) {
        source.answer(200, [("ETag", etag), ("Last-Modified", modified)])
        #expect(sent == ["If-None-Match: \(etag)", "If-Modified-Since: \(modified)"])
    }

    @Test("P3: a header's bytes beyond ASCII are sent as they came")
    func bytes() throws {
        let line: [UInt8] = Array("ETag: \"".utf8) + [0xE9, 0xFF] + Array("\" \r\n".utf8)
        let header = try #require(Header(line: line))
        #expect(header.bytes == Array("ETag: \"".utf8) + [0xE9, 0xFF] + [0x22])
    }

    @Test("P7: nothing is made up where the server gave nothing")
    func nothing() {
        source.answer(200, [("ETag", "\"1\"")])
        #expect(sent == ["If-None-Match: \"1\""])
        source.answer(200)
        #expect(sent == [])
    }

    @Test("P9, P10, P11: each validator that changed is kept, also with the same document")
    func changes() {
        source.answer(200, [("ETag", "\"1\""), ("Last-Modified", "a")])
        source.answer(200, [("ETag", "\"2\""), ("Last-Modified", "a")])
        #expect(sent == ["If-None-Match: \"2\"", "If-Modified-Since: a"])
        source.answer(200, [("ETag", "\"2\""), ("Last-Modified", "b")])
        #expect(sent == ["If-None-Match: \"2\"", "If-Modified-Since: b"])
    }

    @Test("P12, P13: “not changed” renews what it says and keeps the rest")
    func renewal() {
        source.answer(200, [("ETag", "\"1\""), ("Last-Modified", "a")])
        source.answer(304)
        #expect(sent == ["If-None-Match: \"1\"", "If-Modified-Since: a"])
        source.answer(304, [("ETag", "\"2\"")])
        #expect(sent == ["If-None-Match: \"2\"", "If-Modified-Since: a"])
    }

    @Test("P14: a document without validators makes us forget those of the last")
    func forgetting() {
        source.answer(200, [("ETag", "\"1\"")])
        source.answer(200)
        #expect(source.state.validators == nil)
    }

    @Test("P15: “not changed” is no failure")
    func unchanged() {
        source.answer(200, [("ETag", "\"1\"")])
        source.fail()
        source.answer(304)
        #expect(source.state.failures == 0 && source.state.fault == nil)
    }

    @Test("P17: “not changed” to a request for everything is the server's fault and changes nothing")
    func unasked() {
        source.answer(304)
        #expect(source.state.validators == nil && source.state.trouble == .server)
        #expect(source.state.lastSuccess == nil)
    }

    @Test("P18, P43: a page, a challenge or a broken document leaves validators and hash alone")
    func untouched() throws {
        source.answer(200, [("ETag", "\"1\"")])
        let before = source.state
        source.fail(.document)
        source.answer(200, [("ETag", "\"2\""), ("cf-mitigated", "challenge")])
        #expect(source.state.trouble == .challenge)
        #expect(source.state.validators == before.validators && source.state.digest == before.digest)
        let answer = Answer(status: 200, headers: [Header("Content-Type", "text/html; charset=utf-8")])
        #expect(Mishap(.notAFeed(found: "an HTML page"), in: answer).kind == .page)
        #expect(Mishap(.notAFeed(found: "<div>"), in: answer).kind == .page)
        #expect(Mishap(.empty, in: answer).kind == .document)
    }

    @Test("P18: a document without its end is not taken for the whole one, unless it comes again")
    func cutOff() {
        source.answer(200, [("ETag", "\"1\"")])
        source.answer(200, [("ETag", "\"2\"")], body: "<rss><channel><item>")
        #expect(sent == ["If-None-Match: \"1\""])
        source.answer(200, [("ETag", "\"2\"")], body: "<rss><channel><item>")
        #expect(sent == ["If-None-Match: \"2\""])
    }

    @Test(
        "P2, P8: a feed is whole however its elements are called, and whatever comments follow it",
        arguments: [
            "<a:feed xmlns:a='http://www.w3.org/2005/Atom'></a:feed>", "<RDF:RDF></RDF:RDF >",
            "<RSS></RSS\n>",
            "<rss></rss><!-- x -->\n<!--" + String(repeating: "y", count: 9000) + "-->\n",
        ]
    )
    func whole(body: String) {
        #expect(!Answer(status: 200, body: Array(body.utf8)).isCutOff)
        #expect(Answer(status: 200, body: Array(body.replacing("</", with: "<").utf8)).isCutOff)
    }

    @Test("P20: validators of one address are told to no other")
    func address() {
        source.answer(200, [("ETag", "\"1\"")])
        source.answer(200, [("ETag", "\"2\"")], hops: [source.hop(308)], at: "https://new.example/feed")
        #expect(source.state.validators?.address == "https://new.example/feed")
    }

    @Test("P51: a server whose “not changed” is untrue is found out once, with evidence")
    func audit() {
        let world = source.world
        source.answer(200, [("ETag", "\"1\"")])
        #expect(!source.state.isAuditDue(at: world.now, source.rules))
        world.advance(.seconds(31 * 86_400))
        #expect(source.state.isAuditDue(at: world.now, source.rules))
        source.answer(200, [("ETag", "\"1\"")], body: "<rss>2</rss>", isConditional: false)
        #expect(source.state.lie == nil, "only another body of the same articles")
        #expect(!source.state.isAuditDue(at: world.now, source.rules))
        world.advance(.seconds(31 * 86_400 + 5 * 86_400))
        #expect(source.state.isAuditDue(at: world.now, source.rules))
        let settlement = source.answer(
            200,
            [("ETag", "\"1\"")],
            body: "<rss>3</rss>",
            isConditional: false,
            new: 2
        )
        #expect(source.state.lie?.kept == 2 && settlement.notices.count == 1)
        #expect(source.state.validators == nil && source.rest >= 86_400)
        world.advance(.seconds(400 * 86_400))
        #expect(!source.state.isAuditDue(at: world.now, source.rules))
    }

    @Test("P51: a server that tells of its change is honest")
    func honest() {
        source.answer(200, [("ETag", "\"1\"")])
        source.answer(200, [("ETag", "\"2\"")], body: "<rss>2</rss>", isConditional: false, new: 2)
        #expect(source.state.lie == nil)
    }

    @Test("P52: a part of the feed that nobody asked for is refused")
    func part() {
        source.answer(226, [("ETag", "\"1\""), ("IM", "feed")])
        #expect(source.state.trouble == .server && source.state.validators == nil)
    }
}

extension TestSource {
    /// A redirect from its address.
    func hop(_ status: Int, from: String? = nil, to: String = "https://new.example/feed") -> Hop {
        Hop(status: status, from: from ?? address, to: to)
    }
}
