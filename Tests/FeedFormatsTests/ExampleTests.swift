import FeedFormats
import Testing

/// The examples of the README and of the library's pages, as they stand there.
@Suite("Examples")
struct ExampleTests {
    private let bytes = Array(
        """
        <rss version="2.0"><channel><title>Wire</title><item><title>Port opens</title>
        <pubDate>Thu, 16 Jan 2020 20:29:00 +0200</pubDate>
        <description>&lt;p onclick="x()"&gt;The &lt;a href="/port"&gt;port&lt;/a&gt; opens.&lt;/p&gt;</description>
        </item></channel></rss>
        """.utf8
    )

    @Test("two minutes with the library are well spent")
    func twoMinutes() throws {
        let feed = try Feed(
            parsing: bytes,
            headers: ["Content-Type": "text/xml; charset=utf-8"],
            location: "https://wire.example/feed"
        )
        #expect(feed.entries.map { $0.published?.rfc3339 } == ["2020-01-16T20:29:00+02:00"])
        #expect(feed.repairs.isEmpty)
        let page = SafeHTML(sanitising: feed.entries[0].summary?.value ?? "", base: feed.entries[0].link)
        #expect(page.source == #"<p>The <a href="https://wire.example/port">port</a> opens.</p>"#)
        let atom = feed.sanitised().document(as: .atom)
        #expect(try Feed(parsing: atom).entries[0].title?.value == "Port opens")
    }

    @Test("a large feed is read entry by entry")
    func largeFeed() throws {
        let reader = FeedReader(location: "https://wire.example/archive.xml")
        var titles: [String?] = []
        for start in stride(from: 0, to: bytes.count, by: 50) {
            let chunk = Array(bytes[start..<min(start + 50, bytes.count)])
            try reader.read(chunk.span) { entry in titles.append(entry.title?.value) }
        }
        try reader.finish { entry in titles.append(entry.title?.value) }
        #expect(titles == ["Port opens"])
        #expect(reader.feed.head.title?.value == "Wire")
    }

    @Test("a feed is written an entry at a time")
    func writing() throws {
        var head = Head()
        head.id = "https://desk.example/feed"
        head.title = Text("The Desk")
        head.link = "https://desk.example/"
        head.updated = Timestamp(parsing: "2026-01-16T20:29:00+02:00")
        let writer = FeedWriter(.atom, head: head)
        var output: [UInt8] = []
        for headline in ["One", "Two"] {
            var entry = Entry()
            entry.id = "https://desk.example/\(headline)"
            entry.title = Text(headline)
            entry.content = [Text(SafeHTML(sanitising: "<p>\(headline)</p>").source, kind: .html)]
            writer.write(entry)
            output += writer.take()
        }
        writer.end()
        output += writer.take()
        #expect(try Feed(parsing: output).entries.map { $0.title?.value } == ["One", "Two"])
    }
}
