import FeedFormats
import Foundation
import Testing

@Suite("Reading feeds")
struct FeedReaderTests {
    private func document(_ name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(fileURLWithPath: Bundle.module.bundlePath + "/Fixtures/" + name)))
    }

    @Test(
        "a document read in chunks says what it says as a whole",
        arguments: ["rss-2.0.xml", "atom-1.0.xml", "rss-1.0.rdf", "desk.json", "mended.xml"],
        [1, 7, 1_000]
    )
    func chunks(name: String, size: Int) throws {
        let bytes = try document(name)
        let reader = FeedReader(location: "https://example.org/")
        var entries: [Entry] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            try reader.read(bytes.span.extracting(start..<min(start + size, bytes.count))) {
                entries.append($0)
            }
        }
        try reader.finish { entries.append($0) }
        var feed = reader.feed
        feed.entries = entries
        #expect(try Feed(parsing: bytes, location: "https://example.org/") == feed)
    }

    @Test(
        "of a hundred thousand authors so many are taken, and all keywords",
        arguments: ["<author><name>P%</name></author>", "<itunes:keywords>a%</itunes:keywords>"]
    )
    func crowd(element: String) throws {
        var elements = ""
        for number in 0..<100_000 { elements += element.replacing("%", with: "\(number)") }
        let document =
            "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>"
            + "<entry>\(elements)</entry></feed>"
        let feed = try Feed(parsing: Array(document.utf8))
        let hasAuthors = element.hasPrefix("<author>")
        #expect(feed.entries.first?.authors.count == (hasAuthors ? 256 : 0))
        #expect(feed.entries.first?.podcast?.keywords.count == (hasAuthors ? nil : 100_000))
        #expect(
            feed.repairs
                == (hasAuthors ? ["left out what lies beyond the limit of 256 authors of one entry"] : [])
        )
    }

    @Test("what ancestors set holds for every entry, and changes with them", arguments: [Int.max, 50])
    func ancestors(size: Int) throws {
        let item = "<item><title>t</title><link>x</link></item>"
        let document = Array(
            """
            <rss xml:base="https://e.org/a/"><channel xml:lang="en">\(item)<title>T</title>\(item)\(item)
            <group xml:base="b/">\(item)</group><group xml:base="c/" xml:lang="fr">\(item)</group></channel>
            <channel>\(item)</channel></rss>
            """.utf8
        )
        let reader = FeedReader()
        var entries: [Entry] = []
        for start in stride(from: 0, to: document.count, by: min(size, document.count)) {
            let end = size == .max ? document.count : min(document.count, start + size)
            try reader.read(document.span.extracting(start..<end)) { entries.append($0) }
        }
        try reader.finish { entries.append($0) }
        #expect(
            entries.map(\.link) == [
                "https://e.org/a/x", "https://e.org/a/x", "https://e.org/a/x", "https://e.org/a/b/x",
                "https://e.org/a/c/x", "https://e.org/a/x",
            ]
        )
        #expect(entries.map(\.language) == ["en", "en", "en", "en", "fr", nil])
    }

    @Test(
        "half a character costs no more than itself",
        arguments: [
            ("utf-16le", [[0x3D, 0xD8], [0x00, 0xDE]]), ("utf-16be", [[0xD8, 0x3D], [0xDE, 0x00]]),
            ("utf-32le", [[0x3D, 0xD8, 0, 0], [0, 0, 0x11, 0]]),
            ("utf-32be", [[0, 0, 0xD8, 0x3D], [0, 0x11, 0, 0]]),
        ] as [(String, [[UInt8]])],
        [Int.max, 7]
    )
    func halves(encoding: (name: String, halves: [[UInt8]]), size: Int) throws {
        let isWide = encoding.name.hasPrefix("utf-32")
        let isLittle = encoding.name.hasSuffix("le")
        func bytes(_ text: String) -> [UInt8] {
            text.unicodeScalars.flatMap { scalar in
                let unit =
                    isWide ? (0..<4).map { UInt8(scalar.value >> (8 * $0) & 255) } : [UInt8(scalar.value), 0]
                return isLittle ? unit : unit.reversed()
            }
        }
        for half in encoding.halves {
            let document =
                bytes("<rss><channel><title>T</title><item><title>a") + half
                + bytes("b</title></item><item><title>c</title></item></channel></rss>")
            let reader = FeedReader()
            var titles: [String] = []
            for start in stride(from: 0, to: document.count, by: min(size, document.count)) {
                let end = size == .max ? document.count : min(document.count, start + size)
                try reader.read(document.span.extracting(start..<end)) {
                    titles.append($0.title?.value ?? "")
                }
            }
            try reader.finish { titles.append($0.title?.value ?? "") }
            #expect(titles == ["a\u{FFFD}b", "c"])
            #expect(reader.feed.encoding == encoding.name)
            #expect(reader.feed.repairs == ["bytes that stand for no character were replaced"])
        }
    }

    @Test("text after the entries of a document whose root is an entry belongs to nothing")
    func strayText() throws {
        let document = "<item><title>a</title><item><title>b</title></item>stray text<title>c</title></item>"
        let feed = try Feed(parsing: Array(document.utf8))
        #expect(feed.entries.map(\.title?.value) == ["a", "b"])
    }

    @Test("what was mended in a list of feeds is told")
    func mendedList() throws {
        let list = "<opml><body><outline text='a & b' xmlUrl='https://x.example/'/></body></opml>"
        let opml = try OPML(parsing: Array(list.utf8))
        #expect(opml.feeds.map(\.title) == ["a & b"])
        #expect(opml.repairs == ["an ampersand that begins no reference was taken literally"])
    }

    @Test("entries are handed over before the document has ended, and what follows them counts")
    func streaming() throws {
        let item =
            "<item><title>I</title><description>\(String(repeating: "x", count: 1_000))</description></item>"
        let reader = FeedReader()
        var count = 0
        let head = Array("<rss version='2.0'><channel><title>T</title>".utf8)
        try reader.read(head.span) { _ in count += 1 }
        let items = Array(String(repeating: item, count: 200).utf8)
        try reader.read(items.span) { _ in count += 1 }
        #expect(count > 150)
        #expect(reader.feed.head.title?.value == "T")
        let tail = Array("<language>cy</language></channel></rss>".utf8)
        try reader.read(tail.span) { _ in count += 1 }
        try reader.finish { _ in count += 1 }
        #expect(count == 200)
        #expect(reader.feed.head.language == "cy")
    }

    @Test("twenty thousand categories are taken in linear time, each once")
    func categories() throws {
        let categories = (0..<40_000).map { "<category>c\($0 % 20_000)</category>" }.joined()
        let feed = try Feed(parsing: Array("<rss><channel><item>\(categories)</item></channel></rss>".utf8))
        #expect(feed.entries.first?.categories.count == 20_000)
    }

    @Test("a base that must never be followed is ignored")
    func activeBase() throws {
        let text = "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='javascript:'><link href='a'/></feed>"
        let feed = try Feed(parsing: Array(text.utf8), location: "https://e.org/")
        #expect(feed.head.link == "https://e.org/a")
    }

    @Test("the headers tell charset, base and language where the document does not")
    func headers() throws {
        let text = "<rss><channel><title>\u{EF}\u{F0}\u{E8}</title><link>x</link></channel></rss>"
        let feed = try Feed(
            parsing: text.unicodeScalars.map { UInt8($0.value) },
            headers: [
                "content-TYPE": "text/xml; charset=\"windows-1251\"", "Content-Location": "/d/",
                "Content-Language": "bg",
            ],
            location: "https://e.org/f"
        )
        #expect(feed.head.title?.value == "при")
        #expect(feed.head.link == "https://e.org/d/x")
        #expect(feed.head.language == "bg")
    }

    @Test("a document that turns out to be no UTF-8 far from its beginning is read in windows-1252")
    func lateBytes() throws {
        let filler = String(repeating: "<item><title>plain</title></item>", count: 4_000)
        let document =
            Array("<rss><channel><title>T</title>\(filler)<item><title>caf".utf8) + [0xE9]
            + Array("</title></item></channel></rss>".utf8)
        let feed = try Feed(parsing: document)
        #expect(feed.encoding == "windows-1252")
        #expect(feed.entries.count == 4_001)
        #expect(feed.entries.last?.title?.value == "café")
        #expect(feed.repairs == ["claims to be utf-8 but was read as windows-1252"])
    }

    @Test("the version of an RDF document without elements is known by its namespace")
    func emptyRDF() throws {
        let document = """
            <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"/>
            """
        #expect(try Feed(parsing: Array(document.utf8)).version == "0.90")
    }

    @Test("Google's words for podcasts mean the same as Apple's")
    func googlePlay() throws {
        let document = """
            <rss version="2.0" xmlns:g="http://www.google.com/schemas/play-podcasts/1.0"><channel>
            <g:author>Studio</g:author><g:description>About</g:description><g:email>post@studio.example</g:email>
            <g:image href="https://studio.example/i.png"/><g:explicit>yes</g:explicit></channel></rss>
            """
        let head = try Feed(parsing: Array(document.utf8)).head
        #expect(head.authors == [Person(name: "Studio")])
        #expect(head.subtitle?.value == "About")
        #expect(head.publisher?.email == "post@studio.example")
        #expect(head.podcast?.image == "https://studio.example/i.png" && head.podcast?.isExplicit == true)
    }

    @Test("a JSON Feed may name authors and tags without objects and lists")
    func looseJSON() throws {
        let document =
            #"{"version":"x","title":"T","authors":["A"],"items":[{"id":1,"author":"B","tags":"c"}]}"#
        let feed = try Feed(parsing: Array(document.utf8))
        #expect(feed.head.authors == [Person(name: "A")])
        #expect(feed.entries[0].authors == [Person(name: "B")])
        #expect(feed.entries[0].categories == [Category("c")])
    }

    @Test("what is empty is said to be", arguments: ["", "  \n", "\u{FEFF}"])
    func empty(text: String) {
        #expect(throws: FormatError.empty) { try Feed(parsing: Array(text.utf8)) }
    }

    @Test("a JSON document beyond the cap is refused with the cap")
    func cap() throws {
        var limits = FeedLimits()
        limits.jsonBytes = 1_000
        let reader = FeedReader(limits: limits)
        let chunk = Array("{\"title\":\"\(String(repeating: "x", count: 900))".utf8)
        try reader.read(chunk.span) { _ in }
        #expect(throws: FormatError.tooLarge(limit: 1_000)) { try reader.read(chunk.span) { _ in } }
    }

    @Test("what lies beyond a limit is left out and told")
    func limits() throws {
        let items = (0..<9).map { "<item><title>number \($0)</title><a><b><c>d</c></b></a></item>" }.joined()
        let document = Array("<rss><channel><title>T</title>\(items)</channel></rss>".utf8)
        for set: (inout FeedLimits) -> Void in [
            { $0.documentBytes = 100 }, { $0.entries = 3 }, { $0.depth = 4 }, { $0.entryBytes = 5 },
        ] {
            var limits = FeedLimits()
            set(&limits)
            let feed = try Feed(parsing: document, limits: limits)
            #expect(feed.head.title?.value == "T")
            #expect(feed.repairs.contains { $0.contains("limit") }, "\(feed.repairs)")
        }
    }

    @Test("distinct names beyond a limit are left out and told")
    func names() throws {
        let names = (0..<1_000).map { "<distinct\($0)/>" }.joined()
        let items = "<item><title>a</title></item><item><title>b</title>\(names)</item><item/>"
        var limits = FeedLimits()
        limits.names = 100
        let document = Array("<rss><channel><title>T</title>\(items)</channel></rss>".utf8)
        let feed = try Feed(parsing: document, limits: limits)
        #expect(feed.head.title?.value == "T")
        #expect(feed.entries.map(\.title?.value) == ["a", "b"])
        #expect(feed.repairs == ["left out what lies beyond the limit of 100 distinct names"])
    }

    @Test("nothing but white space is given up, and not held")
    func blank() {
        let reader = FeedReader()
        let blank = [UInt8](repeating: 0x20, count: 1 << 20)
        #expect(throws: FormatError.notAFeed(found: "white space")) {
            for _ in 0..<3 { try reader.read(blank.span) { _ in } }
        }
    }
}
