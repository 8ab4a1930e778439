import Testing

@testable import News

/// Addresses of articles and feeds, and the forms in which they are compared.
@Suite struct CanonicalURLTests {
    @Test(arguments: [
        "https://news.example/a/story", "http://news.example/a/story", "HTTPS://WWW.News.Example:443/a/story",
        "http://news.example:80/a/story/", "https://m.news.example/a/story",
        "https://amp.news.example/a/story",
        "https://news.example/a/story/amp", "https://news.example/amp/a/story/",
        "https://news.example/a/story?amp=1",
        "https://news.example/a/story?outputType=amp", "https://news.example/a/story.amp",
        "https://news.example/a/story#comments", "https://news.example/a/story?",
        "https://news.example//a/./b/../story",
        "https://news.example/a/%73tory", "https://news.example/a/story/index.html",
        "https://news.example/a/story?utm_source=rss&utm_medium=feed",
        "https://news.example/a/story?fbclid=IwAR0x&ref=rss",
        "https://news.example/a/story?at_medium=RSS&at_campaign=KARANGA&xtor=RSS-1&gclid=1&mc_cid=2&igshid=3",
        "https://news.example/a/story;jsessionid=0A1B2C?PHPSESSID=abc", "//news.example/a/story",
        "https://user:secret@news.example/a/story", "https:/news.example/a/story",
        " https://news.example/a/\nstory ",
        "https://www-news-example.cdn.ampproject.org/c/s/www.news.example/a/story?usqp=mq331AQ",
        "https://www.google.com/amp/s/www.news.example/a/story/amp",
        "https://www.bing.com/amp/s/news.example/a/story",
        "https://www.google.com/url?sa=t&url=https%3A%2F%2Fnews.example%2Fa%2Fstory&usg=x",
        "https://www.google.co.uk/url?q=https://news.example/a/story%3Futm_source%3Drss",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fnews.example%2Fa%2Fstory%3Ffbclid%3D1&h=AT0",
        "https://web.archive.org/web/20200116000000/https://news.example/a/story",
        "http://us.rd.yahoo.com/dailynews/rss/*http://news.example/a/story",
        "https://news.example./a/story", "feed:https://news.example/a/story",
    ])
    func `the ways to one article lead to one address`(url: String) {
        #expect(CanonicalURL(article: url)?.value == "https://news.example/a/story")
    }

    @Test(arguments: [
        ("https://news.example/view?id=11&cat=2", "https://news.example/view?cat=2&id=11"),
        ("https://news.example/view?b=2&amp;a=1&utm_term=x", "https://news.example/view?a=1&b=2"),
        ("https://news.example/?p=7&p=7&&", "https://news.example/?p=7"),
        ("https://news.example/s?q=a+b%2fc", "https://news.example/s?q=a%20b/c"),
        (
            "https://news.example/s?source=the-archive&from=2019",
            "https://news.example/s?from=2019&source=the-archive"
        ),
        ("https://news.example", "https://news.example/"),
        ("https://www.news.example/a/#comment-17", "https://news.example/a#comment-17"),
        ("https://news.example/amp", "https://news.example/amp"),
        ("https://news.example:8080/a", "https://news.example:8080/a"),
        ("https://en.m.wikipedia.org/wiki/Suez_Canal", "https://en.wikipedia.org/wiki/Suez_Canal"),
        ("https://news.example/#!/a/7", "https://news.example/#!/a/7"),
        ("https://news.example/a%2Fb/c d\"e", "https://news.example/a%2Fb/c%20d%22e"),
        ("https://news.example/100%", "https://news.example/100%25"),
        ("https://www.bbc.example/news/amp/world-7", "https://bbc.example/news/world-7"),
        (
            "https://أخبار.example.eg/محليات/خبر 1",
            "https://xn--igbicxr.example.eg/%D9%85%D8%AD%D9%84%D9%8A%D8%A7%D8%AA/%D8%AE%D8%A8%D8%B1%201"
        ),
        ("https://BÜCHER.example/", "https://xn--bcher-kva.example/"),
        ("https://[2001:DB8::1]:443/a", "https://[2001:db8::1]/a"),
        ("https://www.google.com/url?q=javascript:alert(1)", "https://google.com/url?q=javascript:alert(1)"),
    ])
    func `what tells articles apart is kept, in one form`(url: String, canonical: String) {
        #expect(CanonicalURL(article: url)?.value == canonical)
    }

    @Test(arguments: [
        "", "story", "/a/story", "mailto:desk@news.example", "javascript:alert(1)", "https://",
        "https://exa mple/",
        "https://news.example:99999/", "https://news.example:x/", "https://a..b/", "file:sources/a.xml",
        "https://consent.news.example/collect?continue=https://news.example/a/story",
        "https://accounts.google.com/signin?continue=https://news.example/a/story",
        "https://news.example/login?return_to=/a/story", "https://news.example/wp-login.php?redirect_to=%2Fa",
        "https://news.example/" + String(repeating: "a", count: 9000),
    ])
    func `what identifies no article has no canonical address`(url: String) {
        #expect(CanonicalURL(article: url) == nil)
    }

    @Test func `the canonical address of a canonical address is itself`() throws {
        for url in [
            "https://news.example/a%2Fb/c d\"e?q=a+b&z=%26&y=%3d", "https://أخبار.example/خبر?س=ص#!x y",
            "https://m.www.news.example/amp/amp/x", "https://news.example/index.html/index.html",
            "https://news.example/a;jsessionid=1.amp", "https://news.example/x.amp/amp/",
        ] {
            let once = try #require(CanonicalURL(article: url))
            #expect(CanonicalURL(article: once.value) == once)
        }
    }

    @Test(arguments: [
        ("HTTP://Feeds.Example:80/rss?b=2&a=1#x", "https://feeds.example/rss?b=2&a=1"),
        ("https://www.feeds.example", "https://www.feeds.example/"),
        ("https://feeds.example/rss/", "https://feeds.example/rss/"),
        ("https://feeds.example/a/../rss/%7Eall", "https://feeds.example/rss/~all"),
        ("feed://feeds.example/rss", "https://feeds.example/rss"),
        ("https://user:secret@feeds.example/rss?utm_source=a", "https://feeds.example/rss?utm_source=a"),
        ("file:sources/../sources/a b.xml", "file:sources/a%20b.xml"),
        ("file:///srv/a.xml", "file:///srv/a.xml"),
    ])
    func `a feed's key keeps what servers may tell feeds apart by`(url: String, key: String) {
        #expect(CanonicalURL(feed: url)?.value == key)
        #expect(CanonicalURL(feed: key)?.value == key)
    }

    @Test func `hostile addresses end quickly and without harm`() {
        var random = SeededGenerator(seed: 7)
        let pieces = [
            "http:", "//", "https://", "www.", "m.", "%", "%2", "%2F", "?", "&", "=", "#", "/amp", ";", "@",
            ":", "..",
            "[", "]", "url=", "google.com/url", "cdn.ampproject.org/c/s/", "ü", "\u{0}", "\\",
            "web.archive.org/", "a",
        ]
        for _ in 0..<5000 {
            let count = Int.random(in: 1...12, using: &random)
            let url = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
            if let canonical = CanonicalURL(article: "https://" + url) {
                #expect(canonical.value.utf8.allSatisfy { 0x21...0x7E ~= $0 })
            }
            if let key = CanonicalURL(feed: url) { #expect(CanonicalURL(feed: key.value) == key) }
        }
        let nested = (0..<200).reduce("https://news.example/") { url, _ in "https://google.com/url?q=\(url)" }
        #expect(CanonicalURL(article: nested) != nil)
        #expect(CanonicalURL(article: "https://" + String(repeating: "ü", count: 400) + ".example/") == nil)
        #expect(CanonicalURL(article: "https://a/" + String(repeating: "/..;", count: 2000)) != nil)
    }
}
