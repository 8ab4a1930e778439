import Check
import FeedFormats
import Foundation
import News
import Stories
import Testing

@testable import Site

@Suite("From stories to feeds")
struct EditionTests {
    let newsroom = Newsroom(
        title: "The Desk",
        link: "https://desk.example/",
        description: "News",
        language: "en",
        copyright: "The Desk",
        feedBase: "https://desk.example/feeds",
        masthead: [
            Article.Role(title: "Editor in Chief", name: "The Editor", email: "editor@desk.example"),
            Article.Role(title: "Web Desk", name: "The Web Desk"),
        ]
    )
    let outlets = ["https://wire.example/feed": Outlet(name: "The Wire", site: "https://wire.example/")]
    let output = Output(
        name: "wire",
        title: "All",
        selection: .all,
        formats: [.rss, .atom, .json],
        limit: 10
    )

    private func edition(_ outputs: [Output]? = nil) -> Edition {
        Edition(newsroom: newsroom, outlets: outlets, outputs: outputs ?? [output])
    }

    private func own() -> Article {
        var article = Article(key: .init(source: Article.Key.newsroom, item: "a"), headline: "A & B “resume”")
        article.masthead = [Article.Role(title: "Supervisor", name: "The Supervisor")]
        article.byline = [Person(name: "A Reporter")]
        article.published = Timestamp(seconds: 1_579_199_340, offset: 120)
        article.body = Text("First\n\nSecond")
        article.permalink = "https://desk.example/a"
        article.section = "World"
        article.categories = [Category("Iraq"), Category("World")]
        return article
    }

    private func wire(_ item: String = "w", source: String = "https://wire.example/feed") -> Article {
        var article = Article(key: .init(source: source, item: item), headline: "From the wire")
        article.summary = Text("<p>Short</p>", kind: .html)
        article.permalink = "https://wire.example/\(item)"
        return article
    }

    @Test("what is no mail address and no vocabulary's address is left out, not its entry")
    func hiddenAddress() throws {
        var article = wire()
        article.byline = [Person(name: "A Reporter", email: "hidden")]
        article.categories = [Category("World", scheme: "AccessClassName")]
        let entry = entry(article)
        #expect(entry.authors == [Person(name: "A Reporter")])
        let atom = Feed(format: .atom, entries: [entry]).document(as: .atom)
        #expect(try Feed(parsing: atom).entries[0].categories == [Category("World")])
    }

    @Test("a value that no feed may hold costs no story", arguments: [true, false])
    func badValues(isOwn: Bool) throws {
        var article = isOwn ? own() : wire()
        article.byline = [
            Person(name: "A Reporter", email: "a@localhost", uri: "javascript:x"), Person(email: "A Name"),
            Person(uri: "foo bar"), Person(name: "\u{1}\u{FFFE}"),
        ]
        article.rights = "\u{1}"
        article.masthead = [Article.Role(title: "Editor", name: "E", email: "@")]
        article.categories = [
            Category("c", scheme: "https://s.example/a b"), Category("d", scheme: "javascript:x"),
            Category("\u{1}"), Category("e", scheme: "\u{1}", label: "\u{7F}"),
        ]
        article.attachments = ["mp3", "audio / mpeg", "image/jpg image", "audio/mpeg"].map { type in
            Article.Attachment(Enclosure("https://m.example/\(type.count).mp3", type: type))
        }
        article.credit = Article.Credit(name: "An Agency", url: "https://agency.example/a b")
        var entry = entry(article)
        entry.id = "tag:desk.example,2026:x"
        #expect(entry.authors == [Person(name: "A Reporter"), Person(name: "A Name")])
        #expect(entry.enclosures.map(\.type) == [nil, nil, nil, "audio/mpeg"])
        for format in [Feed.Format.rss, .atom, .json] {
            let check = Check(Rules(links: Gate().links))
            check.read(Feed(format: format, entries: [entry]).document(as: format))
            check.finish()
            #expect(check.faulty == [:])
        }
    }

    @Test("an own article that is not fit is told by its headline and id, once for all formats")
    func withheld() throws {
        let test = try TestFolder()
        let shelf = FewStories(
            coverages: (1...5).map { number in
                var article = own()
                article.key.item = "a\(number)"
                article.permalink = "http://localhost/\(number)"
                return Coverage(
                    publishedID: "tag:desk.example,2026:\(number)",
                    article: article,
                    firstSeen: Timestamp(seconds: 1)
                )
            }
        )
        let withheld = #expect(throws: Withheld.self) {
            try edition().stage(from: shelf, in: PublicFolder(at: test.path))
        }
        #expect(withheld?.objections.count == 5)
        for (number, text) in (withheld?.objections ?? []).enumerated() {
            #expect(text.hasPrefix("“A & B “resume”” (ID a\(number + 1)): wire."))
        }
        #expect(withheld?.description.contains("and 2 more, which --verbose tells") == true)
    }

    @Test("what was brought back has changed then, or later", arguments: [nil, 3, 90])
    func returned(updated: Int64?) {
        var article = own()
        article.updated = updated.map { Timestamp(seconds: $0) }
        let coverage = Coverage(
            publishedID: "tag:x",
            article: article,
            firstSeen: Timestamp(seconds: 7),
            returned: Timestamp(seconds: 50)
        )
        #expect(edition().entry(for: coverage, in: output).updated?.seconds == max(updated ?? 0, 50))
    }

    @Test("a headline in another language than its page says so")
    func languages() throws {
        let test = try TestFolder()
        var other = own()
        other.language = "ar"
        let shelf = FewStories(
            coverages: [own(), other].enumerated().map { number, article in
                Coverage(
                    publishedID: "tag:desk.example,2026:\(number)",
                    article: article,
                    firstSeen: Timestamp(seconds: 1)
                )
            }
        )
        let folder = try PublicFolder(at: test.path)
        var output = output
        output.hasPage = true
        var edition = edition([output])
        edition.isPacked = false
        try folder.complete(edition.stage(from: shelf, in: folder).renames)
        let page = try #require(try test.files["wire.html"])
        #expect(page.split(separator: "<a dir=\"auto\" lang=\"ar\" href=").count == 2)
        #expect(page.split(separator: "<a dir=\"auto\" href=").count == 2)
    }

    @Test("a correction is told under the text in every format, and leads to the page about corrections")
    func correction() throws {
        var article = own()
        article.correction = "It was 3 < 4."
        var edition = edition()
        edition.newsroom.correctionsPage = "https://desk.example/corrections"
        let entry = edition.entry(
            for: Coverage(publishedID: "tag:a", article: article, firstSeen: Timestamp(seconds: 0)),
            in: output
        )
        #expect(entry.content[0].value.hasSuffix("<p><strong>Correction:</strong> It was 3 &lt; 4.</p>"))
        #expect(entry.links.map(\.href).contains("https://desk.example/corrections"))
        let feed = Feed(format: .json, entries: [entry])
        #expect(try Feed(parsing: feed.document(as: .json)).entries[0].correction == "It was 3 < 4.")
    }

    private func entry(
        _ article: Article,
        carriers: [Article] = [],
        related: [Article] = []
    ) -> Entry {
        edition().entry(
            for: Coverage(
                publishedID: "tag:x",
                article: article,
                firstSeen: Timestamp(seconds: 7),
                carriers: carriers,
                related: related
            ),
            in: output
        )
    }

    @Test("an own article is told with its local time, byline and masthead")
    func ownArticle() {
        let entry = entry(own())
        #expect(entry.id == "tag:x")
        #expect(entry.idIsPermalink == false)
        #expect(entry.title == Text("A & B “resume”"))
        #expect(entry.link == "https://desk.example/a")
        #expect(entry.published?.rfc3339 == "2020-01-16T20:29:00+02:00")
        #expect(entry.updated == nil)
        #expect(entry.authors == [Person(name: "A Reporter")])
        #expect(entry.contributors.map(\.role) == ["Supervisor"])
        #expect(entry.contributors.map(\.name) == ["The Supervisor"])
        #expect(entry.categories == [Category("World"), Category("Iraq")])
        #expect(entry.content.map(\.value) == ["<p>First</p>\n<p>Second</p>"])
        #expect(entry.source == nil)
    }

    @Test("an article of the wire tells whose it is, and is not signed by the newspaper")
    func wireArticle() {
        let entry = entry(wire())
        #expect(entry.source?.title == Text("The Wire"))
        #expect(entry.source?.url == "https://wire.example/feed")
        #expect(entry.source?.link == "https://wire.example/")
        #expect(entry.authors == [Person(name: "The Wire")])
        #expect(entry.published == nil, "no time is invented")
    }

    @Test("a source that is no longer subscribed to is told by its host")
    func unsubscribed() {
        let entry = entry(wire(source: "https://gone.example/feed"))
        #expect(entry.source?.title == Text("gone.example"))
        #expect(entry.authors == [Person(name: "gone.example")])
    }

    @Test("a text that came through somebody else's feed names its own outlet")
    func credited() {
        var article = wire()
        article.credit = Article.Credit(name: "An Agency", url: "https://agency.example/feed")
        let entry = entry(article)
        #expect(entry.source?.title == Text("An Agency"))
        #expect(entry.source?.url == "https://agency.example/feed")
    }

    @Test("the address of a file on the newsroom's machine is never published")
    func localSource() {
        let article = wire(source: "file:///srv/newsroom/sources/wire.xml")
        var edition = edition()
        edition.outlets[article.key.source] = Outlet(name: "A File")
        let entry = edition.entry(
            for: Coverage(publishedID: "x", article: article, firstSeen: Timestamp(seconds: 0)),
            in: output
        )
        #expect(entry.source?.title == Text("A File"))
        #expect(entry.source?.url == nil)
        #expect(entry.source?.id == nil)
    }

    @Test("who else carries a text is linked and named once")
    func carriers() {
        let rival = wire("r", source: "https://rival.example/feed")
        let entry = entry(own(), carriers: [wire("1"), wire("2"), rival], related: [wire("1"), wire("3")])
        #expect(entry.links.map(\.href).map { $0.suffix(2) } == ["/a", "/1", "/2", "/r", "/3"])
        #expect(entry.links.map(\.rel) == ["alternate", "related", "related", "related", "related"])
        #expect(entry.links[1].title == "The Wire")
        #expect(entry.links[4].title == "From the wire")
        #expect(
            entry.content[0].value.hasSuffix(
                "<p>Also carried by <a href=\"https://wire.example/1\">The Wire</a>, "
                    + "<a href=\"https://wire.example/r\">rival.example</a>.</p>"
            )
        )
    }

    @Test("a page is linked once, under whichever of its addresses")
    func onePage() {
        var tracked = wire("a")
        tracked.permalink = "https://desk.example/a?utm_source=wire"
        #expect(entry(own(), carriers: [tracked]).links.map(\.href) == ["https://desk.example/a"])
    }

    @Test(
        "a copy whose page lies in a private network is named without its address, also beside an own article"
    )
    func privateCarrier() {
        var hidden = wire("1")
        hidden.permalink = "http://10.0.0.1/a"
        let entry = entry(own(), carriers: [hidden], related: [hidden])
        #expect(entry.links.map(\.href) == ["https://desk.example/a"])
        #expect(entry.content.allSatisfy { !$0.value.contains("10.0.0.1") })
    }

    @Test("in the feed of its own articles the newsroom speaks alone")
    func alone() {
        let coverage = Coverage(
            publishedID: "x",
            article: own(),
            firstSeen: Timestamp(seconds: 0),
            carriers: [wire("1")],
            related: [wire("2")]
        )
        let output = Output(name: "own", title: "Own", selection: .own, formats: [.atom], limit: 1)
        let entry = edition().entry(for: coverage, in: output)
        #expect(entry.links.map(\.href) == ["https://desk.example/a"])
        #expect(entry.content.map(\.value) == ["<p>First</p>\n<p>Second</p>"])
    }

    @Test("an item that its source dates far ahead was published when it was first seen")
    func datedAhead() {
        let seen = Timestamp(seconds: 1_700_000_000)
        for (ahead, isTold) in [(60, true), (400 * 86_400, false)] {
            var article = wire("1")
            article.published = Timestamp(seconds: seen.seconds + Int64(ahead))
            let coverage = Coverage(publishedID: "id", article: article, firstSeen: seen)
            let output = Output(name: "all", title: "All", selection: .all, formats: [.atom], limit: 1)
            let told = edition().entry(for: coverage, in: output).published
            #expect(told?.seconds == (isTold ? article.published : seen)?.seconds)
        }
    }

    @Test("a subtitle stands in for a missing summary")
    func subtitle() {
        var article = own()
        article.subtitle = "A second line"
        #expect(entry(article).summary == Text("A second line"))
        article.summary = Text("A summary")
        #expect(entry(article).summary == Text("A summary"))
    }

    @Test("where only a summary is known, it says who else carries it")
    func summaryOnly() {
        let entry = entry(wire(), carriers: [own()])
        #expect(
            entry.summary?.value
                == "<p>Short</p>\n<p>Also carried by <a href=\"https://desk.example/a\">The Desk</a>.</p>"
        )
        #expect(entry.content.isEmpty)
    }

    @Test("the head tells the newspaper, its masthead and its own address")
    func head() {
        let head = edition().head(of: output, as: .atom, updated: Timestamp(seconds: 5))
        #expect(head.title == Text("All"))
        #expect(head.authors.map(\.name) == ["The Desk"])
        #expect(head.contributors.map(\.role) == ["Editor in Chief", "Web Desk"])
        #expect(head.publisher?.name == "The Web Desk")
        #expect(head.links.first { $0.rel == "self" }?.href == "https://desk.example/feeds/wire.atom.xml")
        #expect(head.id == "https://desk.example/feeds/wire.atom.xml")
        #expect(head.updated == Timestamp(seconds: 5))
        #expect(head.language == "en")
    }

    @Test("every output is staged in every format, and the same stories give the same bytes")
    func staged() throws {
        let test = try TestFolder()
        let folder = try PublicFolder(at: test.path)
        let shelf = FewStories(coverages: [
            Coverage(
                publishedID: "tag:desk.example,2026:1",
                article: own(),
                firstSeen: Timestamp(seconds: 1),
                carriers: [wire()]
            ),
            Coverage(
                publishedID: "tag:desk.example,2026:2",
                article: wire("x"),
                firstSeen: Timestamp(seconds: 2)
            ),
        ])
        let own = Output(name: "own", title: "Own", selection: .own, formats: [.json], limit: 1)
        var edition = edition([output, own])
        edition.isPacked = false
        let renames = try edition.stage(from: shelf, in: folder).renames
        #expect(renames.names == ["wire.rss.xml", "wire.atom.xml", "wire.json", "own.json", "feeds.opml"])
        try folder.complete(renames)
        for (name, text) in try test.files where name != "feeds.opml" {
            let feed = try Feed(parsing: Array(text.utf8))
            #expect(feed.repairs == [])
            #expect(
                feed.entries.map(\.id)
                    == (name == "own.json"
                        ? ["tag:desk.example,2026:1"]
                        : ["tag:desk.example,2026:1", "tag:desk.example,2026:2"])
            )
            #expect(feed.entries[0].published?.rfc3339 == "2020-01-16T20:29:00+02:00")
            #expect(feed.entries[0].title?.value == "A & B “resume”")
        }
        #expect(try edition.stage(from: shelf, in: folder).renames.isEmpty)
    }

    @Test("an empty newsroom publishes empty feeds")
    func empty() throws {
        let test = try TestFolder()
        let staged = try edition().stage(from: FewStories(coverages: []), in: PublicFolder(at: test.path))
        #expect(staged.renames.names.count == 8, "three feeds, their list, and packed copies")
    }
}
