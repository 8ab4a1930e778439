import Testing

@testable import Check

@Suite("What a specification forbids is an error")
struct FaultTests {
    @Test("each fault is told as one error", arguments: faults)
    func found(document: String, rule: String) {
        let errors = findings(in: document).filter { $0.level == .error }
        #expect(Set(errors.map(\.rule)) == [rule], "\(errors.map(\.description))")
    }

    private static let image =
        "<url>https://pier.example/i</url><title>The Pier</title><link>https://pier.example/</link>"

    private static let faults: [(String, String)] = [
        // Links that run a script
        (Frame.rss("<link>javascript:alert(1)</link>"), "active-content"),
        (Frame.rss("<source url=\"vbscript:a\">A</source>"), "active-content"),
        (Frame.atom("<link href=\"JavaScript:alert(1)\"/>"), "active-content"),
        (Frame.json("\"url\":\"javascript:alert(1)\""), "active-content"),
        (Frame.json("\"url\":\"data:text/html,a\""), "active-content"),
        // Atom
        (Frame.atom("<summary>a</summary><content type=\"image/png\">no base64!</content>"), "base64"),
        (Frame.atom("<content type=\"image/png\">AAAA</content>"), "missing-element"),
        (Frame.atom("<summary>a</summary><content type=\"multipart/mixed\">a</content>"), "value"),
        (Frame.atom("<summary>a</summary><content type=\"html\" src=\"https://pier.example/v\"/>"), "value"),
        (Frame.atom("<summary>a</summary><content type=\"video\" src=\"https://pier.example/v\"/>"), "value"),
        (
            Frame.atom("<content type=\"text/plain\"><b xmlns=\"http://www.w3.org/1999/xhtml\"/></content>"),
            "undefined-element"
        ),
        (
            Frame.atom(
                "<content type=\"xhtml\">a<div xmlns=\"http://www.w3.org/1999/xhtml\">b</div></content>"
            ),
            "stray-text"
        ),
        (Frame.atom().replacing(">tag:pier.example,2026:1<", with: "> tag:pier.example,2026:1<"), "address"),
        (Frame.atom("<link href=\"a b\"/>"), "address"),
        (Frame.atom().replacing("2026:1<", with: "2026:1%<"), "address"),
        (Frame.atom().replacing("tag:pier.example,2026:1<", with: "tag:b%C3%BC.example,2026:1<"), "address"),
        (Frame.atom(after: Frame.entry(id: 1, updated: "2026-09-19T10:00:00Z")), "duplicate-id"),
        (
            Frame.atom(
                head: String(
                    repeating:
                        "<at:deleted-entry ref=\"tag:pier.example,2026:8\" when=\"2026-09-20T10:00:00Z\"/>",
                    count: 2
                )
            ), "duplicate-id"
        ),
        (
            "<entry xmlns=\"http://www.w3.org/2005/Atom\"><id>tag:pier.example,2026:1</id><title>Tide</title>"
                + "<updated>2026-09-19T10:00:00Z</updated><content>a</content></entry>", "missing-element"
        ),
        (
            Frame.atom("<content>a</content><thr:in-reply-to/>", attributes: Frame.modules),
            "missing-attribute"
        ),
        (
            Frame.atom(
                "<content>a</content><link rel=\"replies\" href=\"https://pier.example/c\" thr:count=\"some\"/>",
                attributes: Frame.modules
            ), "number"
        ),
        // RSS
        (Frame.rss(head: "<image>\(image)<width>145</width></image>"), "number"),
        (Frame.rss(head: "<image>\(image)<height>401</height></image>"), "number"),
        (Frame.rss("<pubDate>19 Sep 2026 20:29 +0175</pubDate>"), "date"),
        (Frame.rss("<pubDate>Fri, 19 Sep 26 20:29:00 GMT</pubDate>"), "date"),
        // Modules
        (
            Frame.rss("<media:thumb url=\"https://pier.example/t\"/>", attributes: Frame.modules),
            "undefined-element"
        ),
        (Frame.rss("<slash:comments>many</slash:comments>", attributes: Frame.modules), "number"),
        (Frame.rss("<wfw:commentRss>none</wfw:commentRss>", attributes: Frame.modules), "address"),
        (Frame.rss("<georss:point>130.04 31.24</georss:point>", attributes: Frame.modules), "number"),
        (Frame.rss("<itunes:duration>long</itunes:duration>", attributes: Frame.modules), "number"),
        (Frame.rss("<itunes:explicit>maybe</itunes:explicit>", attributes: Frame.modules), "value"),
        (
            Frame.rss("<podcast:transcript url=\"https://pier.example/t\"/>", attributes: Frame.modules),
            "missing-attribute"
        ),
        (Frame.rss("<dcterms:modified>today</dcterms:modified>", attributes: Frame.modules), "date"),
        (Frame.rss(head: "<sy:updatePeriod>often</sy:updatePeriod>", attributes: Frame.modules), "value"),
        (Frame.rss(head: "<sy:updateFrequency>0</sy:updateFrequency>", attributes: Frame.modules), "number"),
        // Other formats
        (Frame.rdf(list: ""), "missing-attribute"),
        (Frame.rdf(list: "rdf:resource=\"https://pier.example/9\""), "reference"),
        (Frame.rdf(head: "<image rdf:resource=\"https://pier.example/i\"/>"), "reference"),
        (
            Frame.rdf(
                head: "<image rdf:resource=\"https://pier.example/i\"/>",
                parts: "<image rdf:about=\"https://pier.example/i\"><title>a</title>"
                    + "<link>https://pier.example/</link></image>"
            ), "missing-element"
        ),
        (Frame.sitemap("<priority>2.0</priority>"), "number"),
        (Frame.sitemap("<priority>high</priority>"), "number"),
        (
            Frame.opml("<outline text=\"a\"/>", after: "<body><outline text=\"b\"/></body>"),
            "duplicate-element"
        ),
        (Frame.json("\"_a.b\":{}"), "undefined-element"),
        (Frame.json(head: "\"title\":\"a\",\"next_url\":\"https://pier.example/json\""), "history"),
        (Frame.json("\"title\":\"\\u12\""), "not-well-formed"),
        ("\u{1F}\u{8B}", "not-a-feed"),
    ]

    @Test("a member of a JSON item is told with its own place")
    func members() {
        let found = findings(in: Frame.json("\"image\":\n \"a\""))
        #expect(found.map(\.path) == ["items[1]/image"])
        #expect(found.map(\.line) == [5])
        #expect(found.map(\.column) == [2])
    }

    @Test("an element that stands there twice is told where it does so again")
    func second() {
        let found = findings(
            in: Frame.rss("<author>a@pier.example (A)</author>\n<author>b@pier.example (B)</author>")
        )
        #expect(found.map(\.rule) == ["duplicate-element"])
        #expect(found.map(\.line) == [2])
    }

    @Test("an entity that is declared where nobody reads is told as such")
    func entity() {
        let found = findings(
            in: "<!DOCTYPE rss [<!ENTITY co \"Co\">]>\n" + Frame.rss("<category>&co;</category>")
        )
        #expect(found.map(\.rule) == ["document-type", "document-type"])
    }
}
