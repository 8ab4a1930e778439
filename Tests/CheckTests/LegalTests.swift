import FeedFormats
import Testing

@testable import Check

@Suite("What a specification allows is no error")
struct LegalTests {
    /// A present by which the dates in these documents are neither old nor ahead.
    private static let rules = Rules(now: Timestamp(seconds: 1_790_000_000))

    @Test("what is legal and usual is found no fault with", arguments: usual)
    func fine(document: String) {
        #expect(findings(in: document, Self.rules).map(\.description) == [])
    }

    @Test("what is legal and ill-advised is a warning, and an error in our own documents", arguments: advised)
    func warned(document: String, rule: String) {
        let ours = Rules(links: LinkPolicy(schemes: ["https", "ftp"]))
        #expect(findings(in: document, Self.rules).filter { $0.rule == rule }.map(\.level) == [.warning])
        #expect(!findings(in: document, Self.rules).contains { $0.level == .error })
        #expect(findings(in: document, ours).contains { $0.rule == rule && $0.level == .error })
    }

    @Test("what is legal and odd is a warning", arguments: odd)
    func noticed(document: String, rule: String) {
        #expect(findings(in: document, Self.rules).filter { $0.rule == rule }.map(\.level) == [.warning])
        #expect(!findings(in: document, Self.rules).contains { $0.level == .error })
    }

    @Test("our own documents tell whole dates and whole addresses", arguments: ours)
    func whole(document: String, rule: String) {
        let ours = Rules(links: LinkPolicy(schemes: ["https"]))
        #expect(findings(in: document, ours).filter { $0.level == .error }.map(\.rule) == [rule])
        #expect(findings(in: document, Self.rules) == [])
    }

    private static let ours: [(String, String)] = [
        (Frame.sitemap("<lastmod>2026-09-01</lastmod>"), "date"),
        (
            Frame.atom(
                "<content>a</content><link href=\"1\"/>",
                attributes: " xml:base=\"https://pier.example/\""
            ),
            "address"
        ),
    ]

    private static let usual: [String] = [
        // Dates of which parts are left out
        Frame.sitemap("<lastmod>2026-09-01</lastmod>"),
        Frame.sitemap("<lastmod>2026-09-01T18:00+02:00</lastmod>"),
        Frame.sitemap(Frame.news(date: "2026-09-20T18:00Z")), Frame.sitemap(Frame.news(date: "2026-09-19")),
        "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap>"
            + "<loc>https://pier.example/1.xml</loc><lastmod>2026</lastmod></sitemap></sitemapindex>",
        Frame.rss("<dc:date>2026-09</dc:date>", attributes: Frame.modules),
        Frame.rss("<dc:date>2026-09-01T18:00Z</dc:date>", attributes: Frame.modules),
        // References that stand on a base
        Frame.atom("<link href=\"1\"/>", attributes: " xml:base=\"https://pier.example/\""),
        Frame.atom(
            "<link href=\"1\"/><content type=\"html\" xml:base=\"a/\">&lt;a href='2'>b&lt;/a></content>",
            attributes: " xml:base=\"https://pier.example/\""
        ),
        Frame.atom(head: "<icon xml:base=\"https://pier.example/\">i.png</icon>"),
        // Entries and tombstones
        Frame.atom(head: "<at:deleted-entry ref=\"tag:pier.example,2026:1\" when=\"2026-09-18T10:00:00Z\"/>"),
        Frame.atom(
            head: "<at:deleted-entry ref=\"tag:pier.example,2026:9\" when=\"2026-09-18T10:00:00Z\"/>"
                + "<at:deleted-entry ref=\"tag:pier.example,2026:9\" when=\"2026-09-19T10:00:00Z\"/>"
        ),
        "<entry xmlns=\"http://www.w3.org/2005/Atom\"><id>tag:pier.example,2026:1</id><title>Tide</title>"
            + "<updated>2026-09-19T10:00:00Z</updated><author><name>A</name></author><content>a</content></entry>",
        Frame.atom(
            "<category term=\"a\" label=\"\"/><link rel=\"shortlink\" href=\"https://pier.example/s\"/>"
                + "<link href=\"https://pier.example/1\"/><summary>a</summary>"
                + "<content type=\"image/svg+xml\"><svg xmlns=\"http://www.w3.org/2000/svg\"/></content>"
        ),
        Frame.atom("<summary>a</summary><content type=\"image/png\">iVBO\nRw0KGgo=</content>"),
        Frame.atom("<summary>a</summary><content type=\"video/mp4\" src=\"https://pier.example/v\"/>"),
        Frame.rss("<description>a\u{85}b</description>"),
        // Older formats
        "<rss version=\"0.92\"><channel><title>The Pier</title><link>https://pier.example/</link>"
            + "<description>News</description><item><link>https://pier.example/1</link></item></channel></rss>",
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
            + "xmlns=\"http://my.netscape.com/rdf/simple/0.9/\"><channel><title>The Pier</title>"
            + "<link>https://pier.example/</link><description>News</description></channel>"
            + "<item><title>Tide</title><link>https://pier.example/1</link></item></rdf:RDF>",
        Frame.rdf(), Frame.rdf(list: "resource=\"https://pier.example/1\""),
        Frame.opml("<outline title=\"a\"/>", version: "1.0"),
        // Values of modules, with the line breaks that templates put around them
        Frame.rss(
            "<slash:comments>0</slash:comments><georss:point>30.04 31.24</georss:point>"
                + "<itunes:duration>1:02:03</itunes:duration><dcterms:modified>2026-09</dcterms:modified>"
                + "<media:content><media:player url=\"https://pier.example/p\"/></media:content>",
            head: "<sy:updatePeriod>\n\thourly\n</sy:updatePeriod><itunes:category text=\"News\"/>",
            attributes: Frame.modules
        ),
        Frame.json(
            "\"attachments\":[{\"url\":\"https://pier.example/a\",\"mime_type\":\"audio/mpeg\",\"size_in_bytes\":1e3,"
                + "\"duration_in_seconds\":60.5}]"
        ),
    ]

    private static let advised: [(String, String)] = [
        (Frame.rss("<pubDate>Sat, 19 Sep 26 20:29:00 GMT</pubDate>"), "date"),
        (Frame.rss("<pubDate> Sat, 19 Sep 2026  20:29:00 GMT </pubDate>"), "date"),
        (Frame.rss("<pubDate>19 sep 2026 20:29 A</pubDate>"), "date"),
        (Frame.rss("<pubDate>19 Sep 2026 20:29 +9900</pubDate>"), "date"),
        (
            Frame.opml(
                "<outline text=\"a\"/>",
                head: "<dateCreated>Mon, 27 Feb 06 12:09:48 GMT</dateCreated>"
            ), "date"
        ),
        (
            Frame.rss(
                "<enclosure url=\"https://pier.example/a\" length=\"1\" type=\"a/b\"/>"
                    + "<enclosure url=\"https://pier.example/b\" length=\"1\" type=\"a/b\"/>"
            ), "duplicate-element"
        ),
        (Frame.rss("<comments>ftp://pier.example/1</comments>"), "address"),
        (
            Frame.rss(
                "<media:content url=\"https://pier.example/a\" fileSize=\"0\"/>",
                attributes: Frame.modules
            ), "number"
        ),
        (
            Frame.atom(
                head: "<at:deleted-entry ref=\"tag:pier.example,2026:1\" when=\"2026-09-20T10:00:00Z\"/>"
            ), "withdrawn-entry"
        ),
        (
            Frame.atom(
                after: "<at:deleted-entry ref=\"tag:pier.example,2026:8\" when=\"2026-09-20T10:00:00Z\"/>"
            ), "tombstone-order"
        ),
        (Frame.atom(after: Frame.entry(id: 1, updated: "2026-09-19T11:00:00Z")), "duplicate-id"),
        (Frame.atom("<content>a</content><link href=\"https://pier.example/1\">text</link>"), "stray-text"),
        (Frame.json(head: "\"title\":\"\""), "blank"),
        (Frame.rss("<link>\n  https://pier.example/1\n</link>"), "white-space"),
    ]

    private static let odd: [(String, String)] = [
        (Frame.atom("<link href=\"/1\"/>"), "relative-link"),
        (Frame.atom("<content type=\"application/xml\">a</content>"), "content"),
        (Frame.atom("<summary>a</summary><content src=\"https://pier.example/v\"/>"), "value"),
        (Frame.atom(after: Frame.entry(id: 2, updated: "2026-09-19T10:00:00Z")), "same-time"),
        (Frame.atom(head: "<fh:complete/><fh:archive/>"), "history"),
        (
            Frame.atom(head: "<fh:complete/><link rel=\"prev-archive\" href=\"https://pier.example/2\"/>"),
            "history"
        ),
        (Frame.atom(head: "<at:deleted-entry ref=\"8\" when=\"2026-09-20T10:00:00Z\"/>"), "address"),
        (Frame.atom().replacing("<title>Tide</title>", with: "<title/>"), "blank"),
        (Frame.atom().replacing("tag:pier.example,2026:1<", with: "HTTP://Pier.example:80/1<"), "weak-id"),
        (Frame.rss("<description>a\u{92}b</description>"), "character"),
        (Frame.rss("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>"), "date-unset"),
        (Frame.rss(head: "<skipHours><hour>1</hour><hour>1</hour></skipHours>"), "duplicate-element"),
        (
            Frame.rss(
                head: "<image><url>https://pier.example/i</url><title>Other</title>"
                    + "<link>https://pier.example/</link></image>"
            ), "image"
        ),
        (Frame.rss("<itunes:lenght>1</itunes:lenght>", attributes: Frame.modules), "undefined-element"),
        (Frame.rss("<media:content/>", attributes: Frame.modules), "missing-attribute"),
        (Frame.json("\"author\":{\"name\":\"A\"}"), "deprecated"),
        (Frame.json().replacing("version/1.1", with: "version/1.7"), "value"),
        (Frame.json("\"title\":\"\\ud800\""), "character"),
        (Frame.sitemap(after: "<url><loc>https://quay.example/1</loc></url>"), "other-host"),
        (Frame.sitemap(Frame.news(date: "2026-09-20T18:00Z", language: "en-GB")), "language"),
        (
            Frame.sitemap(
                after: "<url><loc>https://pier.example/\(String(repeating: "a", count: 2048))</loc></url>"
            ), "address"
        ),
        (Frame.opml("<outline text=\"a\" created=\"now\"/>"), "date"),
        (Frame.opml("<outline text=\"a\" htmlUrl=\"a b\"/>"), "address"),
        (Frame.opml("<outline text=\"\"/>"), "blank"),
        (Frame.opml("<outline text=\"a\"/>", head: "<ownerEmail>nobody</ownerEmail>"), "mail"),
        (
            Frame.opml(
                String(
                    repeating: "<outline text=\"a\" type=\"rss\" xmlUrl=\"https://pier.example/rss\"/>",
                    count: 2
                )
            ), "duplicate-id"
        ),
        (
            Frame.rdf(
                parts: "<item rdf:about=\"https://pier.example/2\"><title>Ebb</title>"
                    + "<link>https://pier.example/2</link></item>"
            ), "reference"
        ),
    ]
}
