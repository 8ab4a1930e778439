import FeedFormats
import Testing

@testable import Check

@Suite("Judging feeds")
struct CheckTests {
    @Test("our own documents are beyond reproach", arguments: Feed.Format.allCases)
    func valid(format: Feed.Format) throws {
        let document = try ValidFeed.document(as: format)
        let rules = Rules(
            now: Timestamp(seconds: 1_790_000_000),
            location: "https://desk.example/feeds/all",
            links: LinkPolicy(schemes: ["https", "mailto", "tag"])
        )
        #expect(findings(in: document, rules) == [])
    }

    @Test("each single fault is found", arguments: Mutation.all.indices)
    func mutated(index: Int) throws {
        let mutation = Mutation.all[index]
        let document = try ValidFeed.document(as: mutation.format)
        #expect(document.contains(mutation.from), "\(mutation.from) is not in the document")
        let range = try #require(document.firstRange(of: mutation.from))
        let mutated = document[..<range.lowerBound] + mutation.to + document[range.upperBound...]
        let found = findings(
            in: String(mutated),
            Rules(
                now: Timestamp(seconds: 1_790_000_000),
                location: "https://desk.example/feeds/all",
                links: LinkPolicy(schemes: ["https", "mailto", "tag"])
            )
        )
        #expect(found.map(\.rule).contains(mutation.rule), "\(mutation): \(found.map(\.description))")
    }

    @Test("the table holds at least sixty single faults")
    func enough() {
        #expect(Mutation.all.count >= 60)
    }

    @Test("however a document is cut, the findings are the same", arguments: Feed.Format.allCases)
    func cut(format: Feed.Format) throws {
        let document = try ValidFeed.document(as: format).replacing(
            "https://desk.example/first",
            with: "first"
        )
        let whole = findings(in: document)
        #expect(!whole.isEmpty)
        let check = Check()
        for byte in document.utf8 { check.read([byte]) }
        check.finish()
        #expect(check.findings.map(\.rule) == whole.map(\.rule))
        #expect(check.findings.map(\.line) == whole.map(\.line))
        #expect(check.entries == 2)
    }

    @Test("what is not well-formed is told with line and column")
    func places() {
        let xml = findings(in: "<rss version=\"2.0\">\n<channel>\n  <title>a</titel>\n</channel></rss>")
        #expect(xml.map(\.rule).contains("not-well-formed"))
        #expect(xml.first { $0.rule == "not-well-formed" }?.line == 3)
        let json = findings(in: "{\"title\": \"a\",\n  \"items\": [,]}")
        #expect(json.map(\.rule) == ["not-well-formed"])
        #expect(json[0].line == 2)
        #expect(json[0].column == 13)
    }

    @Test(
        "what is no feed is told so",
        arguments: ["", "   \n", "<html><body>a</body></html>", "[]", "plain", "<a", "{", "\u{FEFF}"]
    )
    func strangers(document: String) {
        #expect(findings(in: document).contains { $0.level == .error })
    }

    @Test("what is nested without end is cut off, not followed", arguments: ["xml", "json"])
    func nested(kind: String) {
        let depth = 100_000
        let document =
            kind == "xml"
            ? "<rss version=\"2.0\"><channel><item>" + String(repeating: "<a>", count: depth)
                + String(repeating: "</a>", count: depth) + "</item></channel></rss>"
            : "{\"items\": " + String(repeating: "[", count: depth)
        #expect(findings(in: document).contains { ["too-complex", "not-well-formed"].contains($0.rule) })
    }

    @Test("a hundred thousand members of one object are judged, and one that stands there twice is told")
    func members() {
        let members = (0..<100_000).map { "\"_k\($0)\":{}" }.joined(separator: ",")
        let version = "\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"a\",\"items\":[]"
        let found = findings(in: "{\(version),\(members),\"_k7\":{},\"_x\":{\(members),\"_k8\":{}}}")
        #expect(found.filter { $0.rule == "duplicate-element" }.map(\.path) == ["_k7", "_k8"])
    }

    @Test(
        "what has too many attributes or names is told, and read no further",
        arguments: ["<item", "<item>"],
        [Int.max, 1_000]
    )
    func crowded(begin: String, size: Int) {
        let piece = begin == "<item" ? " a%='>'" : "<b%/>"
        var document =
            "<rss version=\"2.0\"><channel><title>&lt;</title><!-- \" ' > --><![CDATA[ <a ]]>\(begin)"
        for number in 0..<100_000 { document += piece.replacing("%", with: "\(number)") }
        let bytes = Array(document.utf8)
        let check = Check()
        for start in stride(from: 0, to: bytes.count, by: min(size, bytes.count)) {
            check.read(Array(bytes[start..<(size == .max ? bytes.count : min(bytes.count, start + size))]))
        }
        check.finish()
        #expect(check.findings.last?.rule == "too-complex")
        #expect(
            check.findings.last?.text.contains(begin == "<item" ? "256 attributes" : "16384 distinct names")
                == true
        )
        #expect(!check.findings.contains { $0.rule == "not-well-formed" })
    }

    @Test("HTML with too many attributes in one tag is told, and judged all the same")
    func crowdedMarkup() {
        let attributes = (0..<2_000).map { " a\($0)='b'" }.joined()
        let html = "&lt;p\(attributes)>a&lt;/p>&lt;script>b&lt;/script>"
        let found = findings(
            in:
                "<rss version=\"2.0\"><channel><item><description>\(html)</description></item></channel></rss>"
        )
        #expect(found.contains { $0.rule == "too-complex" })
        #expect(found.contains { $0.rule == "active-content" })
    }

    @Test("no more findings are kept than a person would read, and all are counted")
    func many() {
        let items = String(repeating: "<item><title>a</title><guid>b c</guid></item>", count: 2000)
        let check = Check()
        check.read(Array("<rss version=\"2.0\"><channel>\(items)</channel></rss>".utf8))
        check.finish()
        #expect(check.findings.count == 500)
        #expect(check.errors >= 2000)
        #expect(check.entries == 2000)
    }

    @Test("an entity a document declares is not expanded")
    func entities() {
        let document = """
            <!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>
            <rss version="2.0"><channel><title>&a;</title></channel></rss>
            """
        #expect(findings(in: document).map(\.rule).contains("document-type"))
        #expect(!findings(in: document).contains { $0.text.contains("root:") })
    }

    @Test(
        "links lead to public hosts only",
        arguments: [
            ("https://desk.example/", true), ("http://localhost/", false), ("http://127.0.0.1/", false),
            ("http://10.1.2.3/", false), ("http://172.20.0.1/", false), ("http://192.168.1.1:8080/", false),
            ("http://169.254.169.254/latest", false), ("http://intranet/", false), ("http://[::1]/", false),
            ("http://[fd00::1]/", false), ("http://[2606:4700::1]/", true), ("http://8.8.8.8/", true),
            ("http://user@127.0.0.1/", false), ("http://printer.local/", false),
            ("gopher://desk.example/", false),
        ]
    )
    func hosts(address: String, isFit: Bool) {
        let policy = LinkPolicy(schemes: ["http", "https"])
        #expect((policy.objection(to: address) == nil) == isFit)
    }

    @Test("where hosts are named, links lead to them and their subdomains")
    func namedHosts() {
        let policy = LinkPolicy(schemes: ["https"], hosts: ["desk.example"])
        #expect(policy.objection(to: "https://desk.example/a") == nil)
        #expect(policy.objection(to: "https://www.desk.example/a") == nil)
        #expect(policy.objection(to: "https://notdesk.example/a") != nil)
    }
}
