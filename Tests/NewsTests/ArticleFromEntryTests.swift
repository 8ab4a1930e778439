import FeedFormats
import Testing

@testable import News

/// Entries of feeds, and the articles they become.
@Suite struct ArticleFromEntryTests {
    private let source = "https://wire.example/feed"
    private let time = Timestamp(seconds: 1_579_199_340, offset: 120)

    private func feed(_ format: Feed.Format = .rss, _ change: (inout Head) -> Void = { _ in }) -> Feed {
        var head = Head()
        head.link = "https://wire.example/"
        head.title = Text("The Wire")
        head.language = "en_us"
        change(&head)
        return Feed(format: format, head: head)
    }

    private func entry(_ change: (inout Entry) -> Void) -> Entry {
        var entry = Entry()
        change(&entry)
        return entry
    }

    private func article(_ entry: Entry, from feed: Feed) throws -> Article {
        Article(entry, from: feed, source: source, reading: try PlainText())
    }

    @Test func `of a hundred thousand authors told twice each is told once`() throws {
        let crowd = (0..<100_000).map { Person(name: "P\($0)") }
        let article = try article(entry { $0.authors = crowd + crowd }, from: feed())
        #expect(article.byline == crowd)
    }

    @Test func `what an entry says is kept`() throws {
        let article = try article(
            entry {
                $0.id = " tag:wire.example,2020:7 "
                $0.title = Text("Tram &amp; <b>Train</b>\n", kind: .html)
                $0.link = "https://wire.example/7?utm_source=rss"
                $0.summary = Text("Short.")
                $0.content = [
                    Text("Short plain."), Text("<p>Long</p>", kind: .html, base: "https://cdn.example/"),
                ]
                $0.published = time
                $0.authors = [Person(name: " City \n Desk "), Person(name: "City Desk"), Person(name: " ")]
                $0.categories = [
                    Category(" Local "), Category("Local"), Category(""), Category("", label: "Rail"),
                ]
                $0.language = "ar-eg"
                $0.rights = Text("© Wire")
            },
            from: feed()
        )
        #expect(article.key == Article.Key(source: source, item: "tag:wire.example,2020:7"))
        #expect(article.headline == "Tram & Train")
        #expect(article.permalink == "https://wire.example/7?utm_source=rss")
        #expect(article.summary == Text("Short."))
        #expect(article.body == Text("<p>Long</p>", kind: .html, base: "https://cdn.example/"))
        #expect(article.published == time && article.updated == nil)
        #expect(article.byline == [Person(name: "City Desk")])
        #expect(article.categories.map(\.term) == ["Local", "Rail"])
        #expect(article.language == "ar-EG")
        #expect(article.rights == "© Wire")
        #expect(article.section == nil && article.credit == nil && !article.isOwn)
    }

    @Test func `the permalink is the address behind FeedBurner's, where a feed tells it`() throws {
        let document = """
            <rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><item>
            <title>T</title><link>http://feeds.feedburner.com/~r/wire/~3/abc/</link>
            <feedburner:origLink>https://wire.example/7</feedburner:origLink>
            </item></channel></rss>
            """
        let feed = try Feed(parsing: Array(document.utf8))
        let entry = try #require(feed.entries.first)
        #expect(entry.link == "http://feeds.feedburner.com/~r/wire/~3/abc/")
        let article = try article(entry, from: feed)
        #expect(article.permalink == "https://wire.example/7")
        #expect(article.key.item == "https://wire.example/7")
    }

    @Test func `an entry without id is known by its permalink, else by what it says`() throws {
        let linked = entry { $0.link = "http://www.wire.example/7/?utm_source=rss" }
        #expect(try article(linked, from: feed()).key.item == "https://wire.example/7")
        let bare = entry { $0.title = Text("Headline") }
        let key = try article(bare, from: feed()).key
        #expect(key.item.hasPrefix("hash:"))
        #expect(try article(bare, from: feed()).key == key)
        #expect(try article(entry { $0.title = Text("Another") }, from: feed()).key != key)
        let gated = entry {
            $0.link = "https://consent.wire.example/?continue=x"
            $0.title = Text("Headline")
        }
        #expect(try article(gated, from: feed()).key == key)
    }

    @Test func `a missing headline is the first words of the text`() throws {
        let words = Array(repeating: "<i>tram</i>", count: 40).joined(separator: " ")
        let long = try article(entry { $0.content = [Text(words, kind: .html)] }, from: feed())
        #expect(
            long.headline.hasPrefix("tram tram") && long.headline.hasSuffix("tram…")
                && long.headline.count <= 81
        )
        let short = entry {
            $0.title = Text(" \n")
            $0.summary = Text("A photo.")
        }
        #expect(try article(short, from: feed()).headline == "A photo.")
        #expect(try article(Entry(), from: feed()).headline.isEmpty)
    }

    @Test func `dates fall back to dates of the entry, never to those of the feed`() throws {
        #expect(try article(entry { $0.updated = time }, from: feed()).published == time)
        #expect(try article(Entry(), from: feed { $0.updated = time }).published == nil)
    }

    @Test func `only absolute addresses of the web become permalinks`() throws {
        let relative = entry { $0.link = "/a/7" }
        #expect(try article(relative, from: feed()).permalink == "https://wire.example/a/7")
        #expect(try article(relative, from: feed { $0.link = "/a/" }).permalink == "https://wire.example/a/7")
        let permanent = entry {
            $0.id = "https://wire.example/g"
            $0.idIsPermalink = true
            $0.link = "javascript:alert(1)"
        }
        #expect(try article(permanent, from: feed()).permalink == "https://wire.example/g")
        #expect(try article(entry { $0.id = "https://wire.example/g" }, from: feed()).permalink == nil)
        let typed = entry {
            $0.links = [Link("a.mp3", type: "audio/mpeg"), Link("mailto:a@wire.example"), Link("b.html")]
        }
        #expect(try article(typed, from: feed()).permalink == "https://wire.example/b.html")
    }

    @Test func `the byline falls back as each format means it`() throws {
        let desk = Person(name: "Desk")
        let single = { (head: inout Head) in head.authors = [Person(name: "Desk")] }
        #expect(try article(Entry(), from: feed(.atom, single)).byline == [desk])
        #expect(try article(Entry(), from: feed(.rss, single)).byline.isEmpty)
        #expect(
            try article(Entry(), from: feed(.json) { $0.authors = [Person(name: "the wire")] }).byline.isEmpty
        )
        let two = feed(.atom) { $0.authors = [Person(name: "Desk"), Person(name: "Other")] }
        #expect(try article(Entry(), from: two).byline.isEmpty)
        var carried = Head()
        carried.authors = [desk]
        #expect(try article(entry { $0.source = carried }, from: feed()).byline == [desk])
    }

    @Test func `a text carried from elsewhere credits its outlet`() throws {
        var outlet = Head()
        outlet.title = Text("Delta &amp; Co", kind: .html)
        outlet.url = "https://delta.example/feed"
        let article = try article(entry { $0.source = outlet }, from: feed())
        #expect(article.credit == Article.Credit(name: "Delta & Co", url: "https://delta.example/feed"))
    }

    @Test func `files come once each, with caption and credit`() throws {
        let article = try article(
            entry {
                $0.enclosures = [Enclosure("/a.jpg", length: 0), Enclosure("ftp://wire.example/x")]
                var content = Media.Content()
                content.url = "https://wire.example/a.jpg"
                content.fileSize = 7
                $0.media.content = [content]
                $0.media.credits = [Media.Credit("Photo Desk"), Media.Credit("Agency")]
                $0.media.description = Text("<p>A tram</p>", kind: .html)
                $0.media.thumbnails = [Media.Thumbnail("https://wire.example/t.jpg")]
            },
            from: feed()
        )
        let file = Enclosure("https://wire.example/a.jpg", type: "image/jpeg", length: 7)
        #expect(
            article.attachments == [Article.Attachment(file, caption: "A tram", credit: "Photo Desk, Agency")]
        )
        let small = entry { $0.media.thumbnails = [Media.Thumbnail("t.png")] }
        #expect(
            try self.article(small, from: feed()).attachments.map(\.file.url) == [
                "https://wire.example/t.png"
            ]
        )
    }

    @Test func `relative links in the text stand on the permalink`() throws {
        let linked = entry {
            $0.link = "https://wire.example/a/7"
            $0.content = [Text("<a href=b>b</a>", kind: .html)]
        }
        #expect(try article(linked, from: feed()).body?.base == "https://wire.example/a/7")
    }

    @Test func `an entry that is repeated is one article`() throws {
        var feed = feed()
        let once = entry {
            $0.id = "1"
            $0.title = Text("A")
        }
        var again = once
        again.updated = time
        feed.entries = [once, again]
        let articles = feed.articles(source: source, reading: try PlainText())
        #expect(articles.count == 1 && articles.first?.updated == time)
    }

    @Test func `two articles with one id are told apart the same way in any order`() throws {
        var feed = feed()
        let old = entry {
            $0.id = "1"
            $0.link = "https://wire.example/old"
            $0.published = Timestamp(seconds: 5)
        }
        let new = entry {
            $0.id = "1"
            $0.link = "https://wire.example/new"
            $0.published = time
        }
        feed.entries = [new, old]
        let plain = try PlainText()
        let articles = feed.articles(source: source, reading: plain)
        #expect(articles[1].key.item == "1")
        #expect(articles[0].key.item.hasPrefix("1#"))
        feed.entries = [old, new]
        #expect(Set(feed.articles(source: source, reading: plain)) == Set(articles))
    }

    @Test func `an id that all entries share identifies none`() throws {
        let plain = try PlainText()
        let entries = (0..<4).map { number in
            entry {
                $0.id = "1"
                $0.link = "https://wire.example/\(number)"
            }
        }
        var feed = feed()
        feed.entries = Array(entries[0...2])
        let before = feed.articles(source: source, reading: plain).map(\.key)
        feed.entries = Array(entries[1...3])
        let after = feed.articles(source: source, reading: plain).map(\.key)
        #expect(Set(before).count == 3)
        #expect(Array(before[1...]) == Array(after[..<2]))
    }
}
