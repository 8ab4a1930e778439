import FeedFormats

/// One fault put into a valid document, and the rule that finds it.
struct Mutation {
    let format: Feed.Format
    let from: String
    let to: String
    let rule: String

    private init(_ format: Feed.Format, _ from: String, _ to: String, _ rule: String) {
        self.format = format
        self.from = from
        self.to = to
        self.rule = rule
    }

    static let all: [Mutation] = rss + atom + json

    private static let rss = [
        // Form
        Mutation(.rss, "</item>", "</items>", "not-well-formed"),
        Mutation(.rss, "&#x26;", "&", "not-well-formed"),
        Mutation(.rss, "A short text", "A short&nbsp;text", "not-well-formed"),
        Mutation(.rss, "A short text", "A short \u{1}text", "not-well-formed"),
        Mutation(.rss, " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"", "", "not-well-formed"),
        Mutation(.rss, "</rss>", "", "not-well-formed"),
        Mutation(.rss, "<rss ", "<!DOCTYPE rss><rss ", "document-type"),
        // Grammar
        Mutation(.rss, "version=\"2.0\"", "version=\"3.0\"", "value"),
        Mutation(.rss, " version=\"2.0\"", "", "missing-attribute"),
        Mutation(.rss, "<title>The Desk &#x26; friends</title>", "", "missing-element"),
        Mutation(.rss, "<link>https://desk.example/</link>", "", "missing-element"),
        Mutation(.rss, "<description>News</description>", "", "missing-element"),
        Mutation(
            .rss,
            "<language>en</language>",
            "<language>en</language><language>en</language>",
            "duplicate-element"
        ),
        Mutation(.rss, "<language>en</language>", "<lang>en</lang>", "undefined-element"),
        Mutation(.rss, "<guid isPermaLink=\"false\">", "<guid permalink=\"no\">", "undefined-attribute"),
        Mutation(.rss, "<item>", "loose <item>", "stray-text"),
        Mutation(
            .rss,
            "<enclosure ",
            "<enclosure url=\"https://desk.example/b.mp3\" length=\"1\" type=\"a/b\"/><enclosure ",
            "duplicate-element"
        ),
        Mutation(.rss, " length=\"1000\"", "", "missing-attribute"),
        Mutation(.rss, "length=\"1000\"", "length=\"-1\"", "number"),
        Mutation(.rss, "length=\"1000\"", "length=\"1 kB\"", "number"),
        Mutation(.rss, "type=\"audio/mpeg\"", "type=\"audio\"", "media-type"),
        Mutation(.rss, "url=\"https://desk.example/a.mp3\"", "url=\"a.mp3\"", "address"),
        Mutation(.rss, "fileSize=\"2000\"", "fileSize=\"0\"", "number"),
        Mutation(.rss, "<category>World</category>", "<category> </category>", "blank"),
        Mutation(
            .rss,
            "<description>A short text</description>",
            "<description>A <b>short</b> text</description>",
            "undefined-element"
        ),
        // Values
        Mutation(.rss, "+0200</pubDate>", "EET</pubDate>", "date"),
        Mutation(.rss, " +0200</pubDate>", "</pubDate>", "date"),
        Mutation(.rss, "<pubDate>Mon", "<pubDate>Fri", "date"),
        Mutation(.rss, " 2026 ", " 26 ", "date"),
        Mutation(.rss, " 2026 ", " 2036 ", "date"),
        Mutation(.rss, "<atom:updated>2026-09-21T", "<atom:updated>2026-09-21 ", "date"),
        Mutation(.rss, "<link>https://desk.example/first</link>", "<link>/first</link>", "address"),
        Mutation(
            .rss,
            "<link>https://desk.example/first</link>",
            "<link>https://desk.example/a b</link>",
            "address"
        ),
        Mutation(
            .rss,
            "<link>https://desk.example/first</link>",
            "<link>https://desk.example/سفن</link>",
            "address"
        ),
        Mutation(
            .rss,
            "<link>https://desk.example/first</link>",
            "<link>https://127.0.0.1/first</link>",
            "link-target"
        ),
        Mutation(
            .rss,
            "<link>https://desk.example/first</link>",
            "<link>gopher://desk.example/first</link>",
            "link-target"
        ),
        Mutation(.rss, "<language>en</language>", "<language>English</language>", "language"),
        Mutation(.rss, "editor@desk.example (The Editor)", "The Editor", "mail"),
        Mutation(.rss, "web@desk.example (The Web Desk)", "web@desk.example", "mail"),
        // Rules between elements
        Mutation(.rss, "2026:second</guid>", "2026:first</guid>", "duplicate-id"),
        Mutation(.rss, "<guid isPermaLink=\"false\">", "<guid>", "address"),
        Mutation(.rss, ">tag:desk.example,2026:first</guid>", ">17</guid>", "weak-id"),
        Mutation(.rss, "<guid isPermaLink=\"false\">tag:desk.example,2026:first</guid>", "", "missing-id"),
        Mutation(
            .rss,
            "<dc:creator>A Reporter</dc:creator>",
            "<dc:creator>A Reporter</dc:creator><author>a@desk.example (A)</author>",
            "twins"
        ),
        Mutation(.rss, "<managingEditor>", "<dc:creator>The Editor</dc:creator><managingEditor>", "twins"),
        Mutation(.rss, "<description>A short text</description>", "", "description-order"),
        Mutation(.rss, "rel=\"self\"", "rel=\"alternate\"", "missing-self"),
        Mutation(
            .rss,
            "href=\"https://desk.example/feeds/all\"",
            "href=\"https://desk.example/other\"",
            "self-elsewhere"
        ),
        Mutation(.rss, "</item>\n</channel>", "</item>\n<ttl>5</ttl></channel>", "head-after-entries"),
        Mutation(.rss, "<item>", "<item xmlns:x=\"https://strange.example/\"><x:a/>", "unknown-namespace"),
        // Markup
        Mutation(.rss, "<p>A ", "<script>alert(1)</script><p>A ", "active-content"),
        Mutation(.rss, "<p>A ", "<p onclick=\"a()\">A ", "active-content"),
        Mutation(.rss, "<p>A ", "<iframe src=\"https://desk.example/\"></iframe><p>A ", "active-content"),
        Mutation(.rss, "href=\"https://desk.example/more\"", "href=\"javascript:a()\"", "active-content"),
        Mutation(.rss, "href=\"https://desk.example/more\"", "href=\"/more\"", "relative-link"),
        Mutation(.rss, "src=\"https://desk.example/a.png\"", "src=\"a.png\"", "relative-link"),
        Mutation(.rss, "href=\"https://desk.example/more\"", "href=\"https://localhost/\"", "link-target"),
        Mutation(.rss, "<p>A ", "<blurb>A </blurb><p>", "unknown-html"),
        Mutation(.rss, "<p>A ", "<p style=\"position:fixed\">A ", "active-style"),
    ]

    private static let atom = [
        Mutation(.atom, "</entry>", "", "not-well-formed"),
        Mutation(.atom, "<id>tag:desk.example,2026:feed/all</id>", "", "missing-element"),
        Mutation(.atom, "<id>tag:desk.example,2026:first</id>", "", "missing-element"),
        Mutation(.atom, "<id>tag:desk.example,2026:first</id>", "<id>first</id>", "address"),
        Mutation(.atom, "2026:second</id>", "2026:first</id>", "duplicate-id"),
        Mutation(.atom, "<updated>2026-09-21T", "<updated>2026-09-31T", "date"),
        Mutation(.atom, "+02:00</updated>", "</updated>", "date"),
        Mutation(.atom, "<title type=\"text\">", "<title type=\"markdown\">", "value"),
        Mutation(.atom, "<content type=\"html\">", "<content type=\"html\"><p>", "not-well-formed"),
        Mutation(.atom, "<content type=\"html\">", "<content type=\"html\"><p/>", "undefined-element"),
        Mutation(.atom, "<name>A Reporter</name>", "", "missing-element"),
        Mutation(.atom, "<email>reporter@desk.example</email>", "<email>reporter</email>", "mail"),
        Mutation(.atom, "<category term=\"World\"/>", "<category label=\"World\"/>", "missing-attribute"),
        Mutation(.atom, " ref=\"tag:desk.example,2026:gone\"", "", "missing-attribute"),
        Mutation(
            .atom,
            "ref=\"tag:desk.example,2026:gone\"",
            "ref=\"tag:desk.example,2026:first\"",
            "withdrawn-entry"
        ),
        Mutation(
            .atom,
            "</feed>",
            "<at:deleted-entry ref=\"tag:a.example,2026:b\" when=\"2026-09-21T00:00:00Z\"/></feed>",
            "tombstone-order"
        ),
        Mutation(.atom, "</feed>", "<subtitle>Late</subtitle></feed>", "duplicate-element"),
        Mutation(.atom, "</feed>", "<logo>https://desk.example/l.png</logo></feed>", "head-after-entries"),
        Mutation(.atom, "rel=\"related\"", "rel=\"kin\"", "link-relation"),
        Mutation(.atom, "hreflang=\"ar\"", "hreflang=\"arabic language\"", "language"),
        Mutation(
            .atom,
            "<link rel=\"alternate\" type=\"text/html\" href=\"https://desk.example/second\"/>",
            "<link rel=\"alternate\" href=\"https://desk.example/second\"/><link href=\"https://desk.example/2\"/>",
            "duplicate-link"
        ),
        Mutation(.atom, "<entry xml:lang=\"ar\">", "<entry xml:lang=\"ar-\">", "language"),
        Mutation(.atom, "rel=\"self\"", "rel=\"via\"", "missing-self"),
    ]

    private static let json = [
        Mutation(.json, "]", "", "not-well-formed"),
        Mutation(.json, "\"title\"", "'title'", "not-well-formed"),
        Mutation(.json, ",{\"id\"", "{\"id\"", "not-well-formed"),
        Mutation(.json, "https://jsonfeed.org/version/1.1", "1.1", "missing-element"),
        Mutation(.json, "\"title\":\"The Desk & friends\",", "", "missing-element"),
        Mutation(.json, "\"id\":\"tag:desk.example,2026:first\",", "", "missing-element"),
        Mutation(.json, "2026:second\"", "2026:first\"", "duplicate-id"),
        Mutation(
            .json,
            "\"language\":\"en\"",
            "\"language\":\"en\",\"language\":\"en\"",
            "duplicate-element"
        ),
        Mutation(.json, "\"url\":\"https://desk.example/first\"", "\"url\":\"first\"", "address"),
        Mutation(.json, "\"url\":\"https://desk.example/first\"", "\"url\":17", "type"),
        Mutation(.json, "\"size_in_bytes\":1000", "\"size_in_bytes\":\"1000\"", "number"),
        Mutation(.json, "\"mime_type\":\"audio/mpeg\",", "", "missing-element"),
        Mutation(.json, "+02:00\",\"date_modified\"", "\",\"date_modified\"", "date"),
        Mutation(.json, "\"tags\":[\"World\"", "\"tags\":[1", "type"),
        Mutation(.json, "\"summary\"", "\"sumary\"", "undefined-element"),
        Mutation(.json, "\"feed_url\":\"https://desk.example/feeds/all\",", "", "missing-self"),
        Mutation(.json, "\"content_html\":\"", "\"content_html\":\"<object></object>", "active-content"),
        Mutation(.json, "\"items\":", "\"entries\":", "missing-element"),
    ]
}
