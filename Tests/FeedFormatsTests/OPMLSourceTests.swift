import Testing

@testable import FeedFormats

@Suite("Changing a list of feeds")
struct OPMLSourceTests {
    private let list = """
        <?xml version="1.0"?>
        <!-- <outline xmlUrl="https://a.example/?x=1&amp;y=2"/> -->
        <opml version="2.0">
          <body>
            <outline text="News &amp; more">
              <outline type='rss' text='A' xmlUrl='https://a.example/?x=1&amp;y=2' custom="kept > so"/>
              <outline text="B" xmlUrl="https://b.example/"></outline>
            </outline>
            <outline text="C" xmlUrl="https://c.example/"/>
          </body>
        </opml>
        """

    private func changed(_ change: (inout OPMLSource) throws -> Void) throws -> String {
        var source = OPMLSource(Array(list.utf8))
        try change(&source)
        return String(decoding: source.bytes, as: UTF8.self)
    }

    @Test("P36: a feed that moves keeps everything else it has, and its old addresses")
    func move() throws {
        let text = try changed {
            try $0.move("https://a.example/?x=1&y=2", to: "https://new.example/\"&")
            try $0.move("https://new.example/\"&", to: "https://newer.example/")
        }
        #expect(
            text.contains(
                """
                <outline type='rss' text='A' xmlUrl="https://newer.example/" \
                movedFrom="https://a.example/?x=1&amp;y=2 https://new.example/&quot;&amp;" custom="kept > so"/>
                """
            )
        )
        #expect(text.contains("<!-- <outline xmlUrl=\"https://a.example/?x=1&amp;y=2\"/> -->"))
        let feed = try #require(try OPML(parsing: Array(text.utf8)).feeds.first)
        #expect(feed.movedFrom == ["https://a.example/?x=1&y=2", "https://new.example/\"&"])
    }

    @Test("a group is looked for where it should stand, and a body that ends itself is opened")
    func groupsInPlace() throws {
        func inserting(into body: String, _ groups: [String]) throws -> [OPML.Outline] {
            var source = OPMLSource(Array("<opml>\(body)</opml>".utf8))
            try source.insert(["<outline text=\"N\" xmlUrl=\"https://n.example/\"/>"], in: groups)
            return try OPML(parsing: source.bytes).feeds
        }
        let nested = "<body><outline text='World'><outline title='' text='Africa'></outline></outline></body>"
        #expect(try inserting(into: nested, ["Africa"]).map(\.groups) == [["Africa"]])
        #expect(try inserting(into: nested, ["World", "Africa"]).map(\.groups) == [["World", "Africa"]])
        #expect(try inserting(into: "<body/>", []).map(\.groups) == [[]])
        #expect(try inserting(into: "<body />", ["A"]).map(\.groups) == [["A"]])
    }

    @Test("a feed is taken out with its line and nothing else")
    func remove() throws {
        let text = try changed {
            try $0.remove("https://b.example/")
            try $0.remove("https://c.example/")
        }
        let lines = list.split(separator: "\n").filter {
            !$0.contains("b.example") && !$0.contains("c.example")
        }
        #expect(text == lines.joined(separator: "\n"))
    }

    @Test("a feed is put into its groups, which are made where they are missing")
    func insert() throws {
        let text = try changed {
            try $0.insert(["<outline xmlUrl=\"https://d.example/\"/>"], in: ["News & more"])
            try $0.insert(["<outline xmlUrl=\"https://e.example/\"/>"], in: ["News & more", "East"])
            try $0.insert(["<outline xmlUrl=\"https://f.example/\"/>"], in: ["News & more", "East"])
            try $0.insert(["<outline xmlUrl=\"https://g.example/\"/>"], in: [])
        }
        let feeds = try OPML(parsing: Array(text.utf8)).feeds
        let groups = Dictionary(feeds.map { ($0.xmlURL, $0.groups) }) { first, _ in first }
        #expect(groups["https://d.example/"] == ["News & more"])
        #expect(groups["https://e.example/"] == ["News & more", "East"])
        #expect(groups["https://f.example/"] == ["News & more", "East"])
        #expect(groups["https://g.example/"] == [] && feeds.count == 7)
        #expect(text.components(separatedBy: "\"East\"").count == 2)
    }

    @Test("what cannot be changed safely is refused")
    func refusals() throws {
        #expect(throws: OPMLSource.Refusal.self) { try changed { try $0.remove("https://none.example/") } }
        #expect(throws: OPMLSource.Refusal.self) {
            var source = OPMLSource(Array("<opml><outline xmlUrl=\"a\"><outline/></outline></opml>".utf8))
            try source.remove("a")
        }
        #expect(throws: OPMLSource.Refusal.self) {
            var source = OPMLSource(Array("<opml><outline xmlUrl=\"a".utf8))
            try source.insert(["<outline/>"], in: [])
        }
    }

    @Test("a list is written in its groups and read back")
    func document() throws {
        var list = OPML()
        list.feeds = [
            OPML.Outline(xmlURL: "https://a.example/?x=1&y=2", title: "A & B", groups: ["News"]),
            OPML.Outline(xmlURL: "https://b.example/", title: "B", htmlURL: "https://b.example/home"),
            OPML.Outline(xmlURL: "https://c.example/", title: "C", groups: ["News", "East"]),
            OPML.Outline(xmlURL: "https://d.example/", title: "D", groups: ["News"]),
        ]
        let read = try OPML(parsing: list.document(title: "T")).feeds
        #expect(Set(read.map(\.xmlURL)).count == 4)
        for feed in list.feeds { #expect(read.contains(feed)) }
    }

    @Test(
        "twenty thousand feeds in groups of their own keep their order, and those of a group stand together"
    )
    func manyGroups() throws {
        var list = OPML()
        list.feeds = (0..<20_000).map {
            OPML.Outline(xmlURL: "https://e.example/\($0)", title: "F\($0)", groups: ["G\($0 % 10_000)"])
        }
        let read = try OPML(parsing: list.document(title: "T")).feeds
        let order = (0..<10_000).flatMap { [$0, $0 + 10_000] }
        #expect(read.map(\.xmlURL) == order.map { "https://e.example/\($0)" })
    }

    @Test("a feed that moves back does not note its present address among its old ones")
    func movingBack() throws {
        func moved(_ addresses: String...) throws -> String {
            var source = OPMLSource(
                Array("<opml><outline text='A' xmlUrl='https://a.example/'  custom=\"x\"/></opml>".utf8)
            )
            var present = "https://a.example/"
            for address in addresses {
                try source.move(present, to: address)
                present = address
            }
            return String(decoding: source.bytes, as: UTF8.self)
        }
        let (a, b, c) = ("https://a.example/", "https://b.example/", "https://c.example/")
        #expect(
            try moved(b, a) == "<opml><outline text='A' xmlUrl=\"https://a.example/\"  custom=\"x\"/></opml>"
        )
        #expect(try moved(b, c, b).contains("xmlUrl=\"\(b)\" movedFrom=\"\(a) \(c)\"  custom"))
        #expect(try moved(b, c, a, b).contains("xmlUrl=\"\(b)\" movedFrom=\"\(a)\"  custom"))
    }
}
