import Testing

@testable import FeedFormats

/// What a format can say, it says so that it is read back.
@Suite("Round trips")
struct RoundTripTests {
    static var head: Head {
        var head = Head()
        head.title = Text("The Harbour Gazette & <Sons>")
        head.subtitle = Text("News of the port")
        head.link = "https://gazette.example/"
        head.links = [
            Link("https://gazette.example/"),
            Link("https://gazette.example/feed", rel: "self", type: "application/feed+json"),
        ]
        head.language = "en-GB"
        head.authors = [Person(name: "News desk", email: "desk@gazette.example")]
        head.hubs = ["https://hub.example/"]
        var editor = Person(name: "A. Keeper")
        editor.role = "editor in chief"
        head.contributors = [editor]
        return head
    }

    static var entry: Entry {
        var entry = Entry()
        entry.id = "tag:gazette.example,2026:1"
        entry.title = Text("AT&T <b>bold</b> ]]> \u{2067}عربي\u{2069} 😀")
        entry.summary = Text("Nine days of repairs")
        entry.content = [Text("<p>The ferry <em>sails</em> &amp; ]]&gt; again.</p>", kind: .html)]
        entry.link = "https://gazette.example/2026/1?a=1&b=2"
        entry.links = [Link("https://gazette.example/2026/1?a=1&b=2")]
        entry.published = Timestamp(parsing: "2026-02-03T08:15:00+02:00")
        entry.updated = Timestamp(parsing: "1952-07-23T06:00:00+02:00")
        entry.authors = [Person(name: "Reporter One"), Person(name: "Reporter \"Two\"")]
        entry.categories = [Category("ferry"), Category("harbour")]
        entry.enclosures = [
            Enclosure("https://gazette.example/horn.mp3", type: "audio/mpeg", length: 5_000_000_000)
        ]
        entry.language = "en"
        return entry
    }

    @Test("a feed written as JSON Feed is read back")
    func json() throws {
        var entry = Self.entry
        entry.content[0].language = "en"
        let feed = Feed(format: .json, version: "1.1", encoding: "utf-8", head: Self.head, entries: [entry])
        #expect(try Feed(parsing: feed.document(as: .json)) == feed)
    }

    @Test("an address outside ASCII is percent-encoded, and an escape in it stays one")
    func addresses() throws {
        var entry = Self.entry
        entry.link = "https://gazette.example/أخبار/a b%20c?x=\"q\""
        let feed = Feed(format: .json, head: Self.head, entries: [entry])
        #expect(
            try Feed(parsing: feed.document(as: .json)).entries[0].link
                == "https://gazette.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/a%20b%20c?x=%22q%22"
        )
    }
}
