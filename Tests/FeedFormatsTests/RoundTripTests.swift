import Foundation
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
        entry.summary = Text("Nine days of repairs & paint")
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

    @Test("a feed written as RSS is read back")
    func rss() throws {
        let document = Feed(format: .rss, head: Self.head, entries: [Self.entry]).document(as: .rss)
        let feed = try Feed(parsing: document)
        #expect(feed.repairs.isEmpty)
        #expect(feed.head.title?.value == Self.head.title?.value)
        #expect(feed.head.link == Self.head.link)
        #expect(feed.head.hubs == Self.head.hubs)
        #expect(feed.head.authors == Self.head.authors)
        #expect(feed.head.contributors == [Person(name: "A. Keeper (editor in chief)")])
        var expected = Self.entry
        // What RSS says otherwise: a title may be HTML, a summary is, and no guid of ours is a permalink.
        expected.title?.kind = .html
        expected.title?.language = "en"
        expected.summary = Text("Nine days of repairs &amp; paint", kind: .html, language: "en")
        expected.content[0].language = "en"
        expected.idIsPermalink = false
        #expect(feed.entries == [expected])
    }

    @Test("an author's address survives RSS, which has no place for it beside the name")
    func authors() throws {
        var entry = Self.entry
        entry.authors = [
            Person(name: "Reporter One", email: "one@gazette.example", uri: "https://gazette.example/one"),
            Person(name: "Reporter Two"),
            Person(email: "desk@gazette.example"),
        ]
        let feed = try Feed(parsing: Feed(format: .rss, entries: [entry]).document(as: .rss))
        #expect(feed.entries.first?.authors == entry.authors)
    }

    @Test("a feed written as Atom is read back")
    func atom() throws {
        var head = Self.head
        head.id = "tag:gazette.example,2026:feed"
        head.updated = Timestamp(parsing: "2026-02-03T08:15:00.25+02:00")
        let document = Feed(format: .atom, head: head, entries: [Self.entry]).document(as: .atom)
        let feed = try Feed(parsing: document)
        #expect(feed.repairs.isEmpty)
        #expect(feed.head.title == Text("The Harbour Gazette & <Sons>", language: "en-GB"))
        #expect(feed.head.updated == head.updated)
        #expect(feed.head.authors == head.authors)
        var expected = Self.entry
        // A text that looks like markup is said as HTML that means the same.
        expected.title = Text(
            "AT&amp;T &lt;b&gt;bold&lt;/b&gt; ]]&gt; \u{2067}عربي\u{2069} 😀",
            kind: .html,
            language: "en"
        )
        expected.summary?.language = "en"
        expected.content[0].language = "en"
        expected.links = [
            Link("https://gazette.example/2026/1?a=1&b=2", type: "text/html"),
            Link(
                "https://gazette.example/horn.mp3",
                rel: "enclosure",
                type: "audio/mpeg",
                length: 5_000_000_000
            ),
        ]
        #expect(feed.entries == [expected])
    }

    @Test("entries of one time are the same instant in Atom, each spelt in its own way")
    func equalTimes() throws {
        let times = ["08:15:00", "08:15:00.25"].map { Timestamp(parsing: "2026-02-03T\($0)+02:00") }
        let entries = [times[0], times[1], times[0], times[0]].map { time in
            var entry = Entry()
            entry.id = "urn:x"
            entry.updated = time
            return entry
        }
        let document = Feed(format: .atom, entries: entries).document(as: .atom)
        #expect(try Feed(parsing: document).entries.map(\.updated) == entries.map(\.updated))
        let spelt = String(decoding: document, as: UTF8.self).matches(of: /08:15:00[.0-9]*/).map { $0.output }
        #expect(spelt == ["08:15:00", "08:15:00.250", "08:15:00.00", "08:15:00.000"])
    }

    @Test(
        "what XML cannot carry is dropped and counted, and the rest stays readable",
        arguments: [Feed.Format.rss, .atom]
    )
    func forbiddenCharacters(format: Feed.Format) throws {
        var entry = Self.entry
        entry.title = Text("Bell\u{7} and \u{0}nothing\u{FFFE}")
        entry.content = [Text("a\u{1B}b \u{85}", kind: .html)]
        let writer = FeedWriter(format, head: Self.head)
        writer.write(entry)
        writer.end()
        #expect(writer.droppedCharacters == 5)
        let feed = try Feed(parsing: writer.take())
        #expect(feed.repairs.isEmpty)
        #expect(feed.entries.first?.title?.value == "Bell and nothing")
        #expect(feed.entries.first?.content.first?.value == "ab")
    }

    @Test("of several files RSS encloses the first and lists the others as media")
    func enclosures() throws {
        var entry = Self.entry
        entry.enclosures = [
            Enclosure("https://gazette.example/film.mp4"),
            Enclosure("https://gazette.example/photo.jpg", type: "image/jpeg"),
        ]
        let document = String(
            decoding: Feed(format: .rss, entries: [entry]).document(as: .rss),
            as: UTF8.self
        )
        #expect(
            document.contains(
                #"<enclosure url="https://gazette.example/film.mp4" length="0" type="video/mp4"/>"#
            )
        )
        #expect(
            document.contains(#"<media:content url="https://gazette.example/photo.jpg" type="image/jpeg""#)
        )
        #expect(document.components(separatedBy: "<enclosure").count == 2)
    }

    @Test(
        "an address outside ASCII is percent-encoded, its host apart, and an escape in it stays one",
        arguments: [Feed.Format.rss, .atom, .json]
    )
    func addresses(format: Feed.Format) throws {
        var entry = Self.entry
        entry.link = "https://b\u{FC}cher.example/\u{623}/a b%20c?x=\"q\""
        entry.links = []
        #expect(
            try Feed(parsing: Feed(format: format, entries: [entry]).document(as: format)).entries[0].link
                == "https://xn--bcher-kva.example/%D8%A3/a%20b%20c?x=%22q%22"
        )
    }
}
