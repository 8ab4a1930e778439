import FeedFormats
import Testing

/// Documents as they are met in the wild, and what people mean by them.
@Suite struct WildTests {
    private func feed(_ items: String, _ spaces: String = "") throws -> Feed {
        let document =
            "<rss version=\"2.0\" \(spaces)><channel><title>T</title><link>http://e/</link>\(items)</channel></rss>"
        return try Feed(parsing: Array(document.utf8))
    }

    @Test(
        "what only has an entry's name begins none",
        arguments: [
            "<item />", "<x:item><title>no</title></x:item>", "<gallery><item>no</item></gallery>",
            "<content:items><content:item>no</content:item></content:items>",
        ]
    )
    func notEntries(inside: String) throws {
        let feed = try feed(
            "<item><title>A</title>\(inside)<link>http://a</link><guid>g</guid></item><x:item/>",
            "xmlns:x=\"http://x/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
        )
        #expect(feed.entries.map(\.id) == ["g"])
        #expect(feed.entries.first?.link == "http://a" && feed.head.link == "http://e/")
    }

    @Test("an entry begins where the end of the one before is missing")
    func unclosed() throws {
        let feed = try feed("<item><title>A</title><item><title>B</title></item>")
        #expect(feed.entries.map { $0.title?.plain } == ["A", "B"])
    }

    @Test(
        "a tag that does not fit costs nothing of its entry",
        arguments: [
            "<description>a</p>b</description>", "<description>a</div></div>b</br></description>",
            "<description>a<br>b<p>c</description>", "<description><ul><li>a<li>b</ul></description>",
            "<enclosure url=http://e/a.mp3 length=5 type=audio/mpeg />",
            "<enclosure url=\"http://e/a.mp3\"length='5' type=audio/mpeg/>",
            "<category domain=\"a<b\">c</category>", "<category domain=a\">c</category>",
            "<enclosure url=http://e/a.mp3' length=5\" type='audio/mpeg'/>",
            "<enclosure url=\"http://e/a.mp3\"/\n", "<enclosure url='http://e/a.mp3' length=5 /",
            "<ENCLOSURE url='http://e/a.mp3'></enclosure>",
        ]
    )
    func misfits(inside: String) throws {
        let feed = try feed(
            "<item><title>A</title>\(inside)<guid isPermaLink=false>g</guid><link>http://a</link></item>"
                + "<item><title>B</title></item>"
        )
        #expect(feed.entries.map { $0.title?.plain } == ["A", "B"])
        #expect(feed.entries.first?.id == "g" && feed.entries.first?.link == "http://a")
        if let file = feed.entries.first?.enclosures.first { #expect(file.url == "http://e/a.mp3") }
        #expect(!feed.repairs.isEmpty)
    }

    @Test(
        "an end tag whose element is not open closes nothing",
        arguments: [
            "</title>", "</link>", "</content:encoded>", "</entry></feed>", "<author>P</name></author>",
            "<category>c</categroy>", "</title\n", "<x:y/></x:y>", "</title><description>d</p></descripton>",
            "<description>a </o:p> b</main> c</description>", "<author><name>P</name></authr>",
            "<author><name>P</name></auhtor>",
        ]
    )
    func strayEnds(inside: String) throws {
        let rss = try feed(
            "<item><title>A</title>\(inside)<link>http://a</link><guid>g</guid></item></item>"
                + "<item></itme><title>B</title>\(inside)<guid>h</guid></item>",
            "xmlns:x=\"http://x/\""
        )
        #expect(rss.entries.map { $0.title?.plain } == ["A", "B"])
        #expect(rss.entries.map(\.id) == ["g", "h"])
        #expect(rss.entries.first?.link == "http://a" && rss.head.link == "http://e/")
        if let summary = rss.entries.first?.summary?.value, inside.hasPrefix("<description>") {
            #expect(summary.contains("a") && summary.contains("b") && summary.hasSuffix("c"))
        }
    }

    @Test(
        "an attribute may lack its value",
        arguments: [
            "<video controls src=\"http://u/v\">b</video>", "<video src=\"http://u/v\" controls>b</video>",
            "<video controls\n loop src='http://u/v' muted>b<img hidden/></video>",
            "<video controls = \"\" src=http://u/v muted >b</video>",
        ]
    )
    func valueless(markup: String) throws {
        let feed = try feed(
            "<item><title>A</title><description>a \(markup) c</description><guid>g</guid></item>"
        )
        let entry = try #require(feed.entries.first)
        let summary = try #require(entry.summary?.value)
        #expect(summary.contains("src=\"http://u/v\"") && summary.contains("controls=\"\""))
        #expect(summary.hasPrefix("a <video") && summary.hasSuffix("</video> c") && !summary.contains("&gt;"))
        #expect(entry.id == "g")
    }

    @Test(
        "a start tag too many, or an end tag too few, costs nothing of its entry",
        arguments: [
            "<title><title>A</title>", "<title><title>A</title></title>", "<title>A<title>x</title>",
            "<title>A</title><description><description>d</description>",
            "<title>A</title><atom:link href=\"http://b\" rel=\"related\"><atom:link href=\"http://c\" rel=\"self\"/>",
        ]
    )
    func doubledStarts(inside: String) throws {
        let item = "<item>\(inside)<link><link>http://a</link><guid><guid>g</guid></item>"
        let feed = try feed(item + item, "xmlns:atom=\"http://www.w3.org/2005/Atom\"")
        for entry in feed.entries {
            #expect(entry.title?.plain == "A" && entry.id == "g" && entry.link == "http://a")
        }
        #expect(feed.entries.count == 2)
    }

    @Test("a feed goes on behind an end tag too many")
    func doubledEnds() throws {
        let documents = [
            "<feed><title>T</title></title></channel><entry><id>a</id></entry></entry><entry><id>b</id></entry></feed>",
            "<rss><channel><item><guid>a</guid></item></channel></channel><item><guid>b</guid></item></rss>",
            "<RDF><channel/><item><guid>a</guid></item></item><item><guid>b</guid></item></RDF>",
        ]
        for document in documents {
            let feed = try Feed(parsing: Array(document.utf8))
            #expect(feed.entries.map(\.id) == ["a", "b"])
            #expect(feed.repairs == ["an end tag that closes nothing was left out"])
        }
    }

    @Test("a namespace may be written with https, with or without its last mark, and in front of attributes")
    func namespaces() throws {
        let feed = try feed(
            "<item><dc:creator>X</dc:creator><a:link a:href=\"https://w/1\" a:rel=\"alternate\"/></item>",
            "xmlns:dc=\"https://purl.org/dc/elements/1.1\" xmlns:a=\"http://www.w3.org/2005/Atom\""
        )
        #expect(feed.entries.first?.authors == [Person(name: "X")])
        #expect(feed.entries.first?.link == "https://w/1")
    }

    @Test(
        "the elements of RSS are its own, whatever the default namespace of its root",
        arguments: [
            "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml", "http://search.yahoo.com/mrss/",
            "http://purl.org/dc/elements/1.1/", "http://www.itunes.com/dtds/podcast-1.0.dtd",
            "http://purl.org/rss/1.0/modules/content/", "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        ]
    )
    func defaultNamespaces(address: String) throws {
        let own = """
            <title>own</title><description>own</description><link>http://own</link><pubDate>2 Jan 2020</pubDate>
            <category>own</category><copyright>own</copyright>
            """
        let other = "<a:title>x</a:title><a:rights>x</a:rights><a:updated>2020-01-03</a:updated>"
        func read(_ spaces: String) throws -> Feed {
            let document = """
                <rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom" \(spaces)><channel>\(own)\(other)
                <item>\(other)\(own)<guid>g</guid><enclosure url="http://f"/></item></channel></rss>
                """
            return try Feed(parsing: Array(document.utf8))
        }
        let (feed, plain) = (try read("xmlns=\"\(address)\""), try read(""))
        #expect(feed.head == plain.head && feed.entries == plain.entries)
        #expect(feed.entries.first?.title?.plain == "own" && feed.entries.first?.updated != nil)
    }

    @Test("an element with a namespace of its own keeps it")
    func ownNamespaces() throws {
        let feed = try feed(
            "<item><link>http://a</link><link xmlns=\"http://www.w3.org/1999/xhtml\">http://b</link></item>",
            "xmlns=\"http://www.w3.org/2005/Atom\""
        )
        #expect(feed.entries.first?.links.map(\.href) == ["http://a"])
    }

    @Test(
        "only what says so is a permalink",
        arguments: [("true", true), ("", true), ("no", false), ("0", false)]
    )
    func permalinks(value: String, isOne: Bool) throws {
        let entry = try feed("<item><guid isPermaLink=\"\(value)\">http://x/1</guid></item>").entries.first
        #expect((entry?.link == "http://x/1") == isOne)
    }

    @Test("a feed may be wrapped in a page, and a page is no feed")
    func wrapped() throws {
        let page =
            "<html><body><rss version=\"2.0\"><channel><item><title>A</title></item></channel></rss></body></html>"
        #expect(try Feed(parsing: Array(page.utf8)).entries.map { $0.title?.plain } == ["A"])
        #expect(throws: FormatError.notAFeed(found: "an HTML page")) {
            try Feed(parsing: Array("<html><body><p>A</p></body></html>".utf8))
        }
    }

    @Test(
        "replies may be a page or a feed, in any order",
        arguments: ["text/html", "application/xhtml+xml"],
        ["type=\"application/atom+xml\"", "type=\"application/rss+xml\"", ""]
    )
    func replies(page: String, type: String) throws {
        let links = [
            "<a:link rel=\"replies\" type=\"\(page)\" href=\"http://page\"/>",
            "<a:link rel=\"replies\" \(type) href=\"http://feed\"/>",
        ]
        for links in [links, links.reversed()] {
            let feed = try feed("<item>\(links.joined())</item>", "xmlns:a=\"http://www.w3.org/2005/Atom\"")
            #expect(feed.entries.first?.comments == "http://page")
            #expect(feed.entries.first?.commentsFeed == "http://feed")
        }
    }

    @Test("what Google's elements say of a podcast counts where Apple's are silent, in any order")
    func googlePlay() throws {
        let apple = """
            <itunes:author>own</itunes:author><itunes:image href="http://own"/><itunes:explicit>no</itunes:explicit>
            <itunes:summary>own</itunes:summary>
            """
        let google = """
            <googleplay:author>x</googleplay:author><googleplay:image href="http://x"/>
            <googleplay:explicit>yes</googleplay:explicit><googleplay:description>x</googleplay:description>
            <googleplay:block>yes</googleplay:block>
            """
        for inside in [apple + google, google + apple] {
            let podcast = try feed("<item>\(inside)</item>").entries.first?.podcast
            #expect(podcast?.author == "own" && podcast?.image == "http://own" && podcast?.summary == "own")
            #expect(podcast?.isExplicit == false && podcast?.isBlocked == true)
        }
        #expect(try feed("<item>\(google)</item>").entries.first?.podcast?.author == "x")
    }

    @Test("an enclosure may say in elements what it should say in attributes")
    func enclosureElements() throws {
        let feed = try feed(
            "<item><enclosure><url>http://a/b.mp3</url><type>audio/mpeg</type><length>12</length></enclosure></item>"
        )
        #expect(
            feed.entries.first?.enclosures == [Enclosure("http://a/b.mp3", type: "audio/mpeg", length: 12)]
        )
    }

    @Test("comments that are no address are none")
    func commentsText() throws {
        let feed = try feed("<item><comments>Nice one</comments></item><item><comments>/c</comments></item>")
        #expect(feed.entries.map(\.comments) == [nil, "/c"])
    }

    @Test(
        "a place that is not on earth is none",
        arguments: [
            ("<georss:point>45.3 -71.9</georss:point>", true),
            ("<georss:point>45,256 -71,92</georss:point>", false),
            ("<georss:point>95 10</georss:point>", false),
            ("<geo:lat>10</geo:lat><geo:long>190</geo:long>", false),
            ("<geo:lat>-90</geo:lat><geo:long>180</geo:long>", true),
        ]
    )
    func places(inside: String, isOne: Bool) throws {
        #expect(try (feed("<item>\(inside)</item>").entries.first?.place != nil) == isOne)
    }

    @Test("a channel of CDF tells what its references stand on")
    func channelBase() throws {
        let document = """
            <CHANNEL HREF="http://e/c" BASE="http://e/b/"><TITLE>T</TITLE><ITEM HREF="x"><TITLE>A</TITLE></ITEM></CHANNEL>
            """
        #expect(try Feed(parsing: Array(document.utf8)).entries.first?.link == "http://e/b/x")
    }

    @Test(
        "an encoding may be declared loosely",
        arguments: [
            "<?XML version=\"1.0\" Encoding=\"windows-1251\"?>", "<?xml version=1.0 encoding=windows-1251?>",
            "<?xml version='1.0' encoding='cp-1251'?>", "<?xml encoding=windows-1251 version=1.0?>",
        ]
    )
    func declarations(declaration: String) throws {
        let document =
            Array("\(declaration)<rss><channel><title>".utf8) + [0xCF, 0xF0, 0xE8]
            + Array("</title></channel></rss>".utf8)
        #expect(try Feed(parsing: document).head.title?.value == "При")
    }

    @Test("what a media content says of itself is not said of the entry")
    func media() throws {
        let entry = try feed(
            "<item><m:content url=\"http://v/\"><dc:creator>P</dc:creator><link>http://bad</link></m:content>"
                + "<link>http://a</link></item>",
            "xmlns:m=\"http://search.yahoo.com/mrss/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        ).entries.first
        #expect(entry?.link == "http://a" && entry?.authors == [])
    }

    @Test(
        "people are named in many ways",
        arguments: [
            ("a@b.com?subject=x (Joe)", "Joe", "a@b.com"), ("a@b.com, Foo Bar", "Foo Bar", "a@b.com"),
            ("a@b.com - Joe", "Joe", "a@b.com"), ("a@b.com (A), c@d.com (B)", "A", "a@b.com"),
            ("a@b.com (Ann (AB) Bee)", "Ann (AB) Bee", "a@b.com"),
            ("Ann Bee [a@b.com]", "Ann Bee", "a@b.com"),
            ("Ann Bee - a@b.com", "Ann Bee", "a@b.com"), ("a@b.com (Ann (AB", "Ann (AB", "a@b.com"),
            ("&lt;b&gt;Ann &amp;amp; Bee&lt;/b&gt; (a@b.com)", "Ann & Bee", "a@b.com"),
            ("a@b.com;c@d.com", nil, "a@b.com"), ("\"Doe, John\" &lt;j@e.com&gt;", "Doe, John", "j@e.com"),
        ] as [(String, String?, String)]
    )
    func people(line: String, name: String?, email: String) throws {
        let entry = try feed("<item><author>\(line)</author></item>").entries.first
        #expect(entry?.authors == [Person(name: name, email: email)])
    }

    @Test("JSON may give numbers for dates, strings for numbers and one value for a list")
    func json() throws {
        let feed = try Feed(
            parsing: Array(
                """
                {"version":"https://jsonfeed.org/version/1.1","title":"T","items":{"id":1,"date_published":1577836800,
                "attachments":{"url":"http://a/b.mp3","mime_type":"audio/mpeg","size_in_bytes":"12"}}}
                """.utf8
            )
        )
        #expect(feed.entries.first?.published?.rfc3339 == "2020-01-01T00:00:00Z")
        #expect(feed.entries.first?.enclosures.map(\.url) == ["http://a/b.mp3"])
        #expect(feed.entries.first?.enclosures.map(\.length) == [12])
    }

    @Test("a JSON Feed that breaks off tells its complete items, wherever it does")
    func cutJSON() throws {
        let document = Array(
            """
            {"version":"https://jsonfeed.org/version/1.1","title":"T","authors":[{"name":"A"}],"items":[
            {"id":"1","title":"é","tags":["a","b"],"attachments":[{"url":"http://a/b.mp3","mime_type":"audio/mpeg"}]},
            {"id":"2","content_text":"x"}, {"id":"3","authors":[{"name":"B"}]}]}
            """.utf8
        )
        let whole = try Feed(parsing: document)
        var counts: Set<Int> = []
        for count in 0..<document.count {
            guard let feed = try? Feed(parsing: Array(document[..<count])) else { continue }
            #expect(feed.entries == Array(whole.entries.prefix(feed.entries.count)))
            #expect(feed.repairs.contains { $0.hasPrefix("the document breaks off at line") })
            counts.insert(feed.entries.count)
        }
        #expect(counts == [1, 2, 3])
    }

    @Test(
        "an element of the format itself counts, wherever one of an extension stands",
        arguments: [
            "<dc:language>x</dc:language>", "<dc:rights>x</dc:rights>", "<dc:publisher>x</dc:publisher>",
            "<dc:date>2001-01-01</dc:date>", "<dcterms:issued>2001-01-01</dcterms:issued>",
            "<dcterms:modified>2001-01-01</dcterms:modified>", "<dc:identifier>x</dc:identifier>",
            "<dc:title>x</dc:title>", "<a:id>x</a:id>", "<a:title>x</a:title>", "<a:summary>x</a:summary>",
            "<a:published>2001-01-01</a:published>", "<a:updated>2001-01-01</a:updated>",
            "<a:rights>x</a:rights>",
        ]
    )
    func ownElements(extension element: String) throws {
        let own = """
            <title>own</title><description>own</description><language>own</language><copyright>own</copyright>
            <webMaster>own</webMaster><pubDate>2 Jan 2020</pubDate><lastBuildDate>3 Jan 2020</lastBuildDate>
            <guid>own</guid>
            """
        let spaces = """
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
            xmlns:a="http://www.w3.org/2005/Atom"
            """
        func read(_ inside: String) throws -> Feed {
            let document =
                "<rss version=\"2.0\" \(spaces)><channel>\(inside)<item>\(inside)</item></channel></rss>"
            return try Feed(parsing: Array(document.utf8))
        }
        let plain = try read(own)
        #expect(plain.entries.first?.language == "own" && plain.entries.first?.id == "own")
        #expect(try read(own + element) == plain)
        #expect(try read(element + own) == plain)
    }

    @Test(
        "a zone may be named after a place",
        arguments: [
            ("Fri, 31 Mar 2023 20:19:00 America/Los_Angeles", "2023-03-31T20:19:00-07:00"),
            ("Thu, 25 Feb 2016 00:00:00 Europe/Brussels", "2016-02-25T00:00:00+01:00"),
            ("Fri, 31 Mar 2023 20:19:00 ET", "2023-03-31T20:19:00-05:00"),
            ("Fri, 31 Mar 2023 20:19:00 Nowhere/Land", "2023-03-31T20:19:00Z"),
        ]
    )
    func zones(written: String, meant: String) {
        #expect(Timestamp(parsing: written)?.rfc3339 == meant)
    }
}
