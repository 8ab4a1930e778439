internal import FeedFormats
internal import News

/// The page that tells people what a feed is, how to subscribe to it, and what is in it.
///
/// It runs no script, loads nothing but its own style, and shows no markup of anybody else's.
struct CompanionPage {
    let file: Staging.File
    private let words: Words
    private let language: String
    private let most: Int
    private var count = 0

    /// How many headlines it shows.
    private static let headlines = 30

    /// Begins the page; `feeds` are the formats with the names of their files and their addresses.
    init(
        _ head: Head,
        site: (title: String, page: String),
        feeds: [(format: Feed.Format, file: String, address: String?)],
        file: Staging.File
    ) throws {
        self.file = file
        most = Self.headlines
        let tag = head.language.flatMap { LanguageTag($0) }
        words = Words(for: tag)
        language = tag?.text ?? "en"
        let title = Markup.escaped(head.title?.plain ?? "")
        var text = """
            <!DOCTYPE html>
            <html lang="\(language)" dir="\(tag?.isRightToLeft == true ? "rtl" : "ltr")">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">
            <title>\(title)</title>
            <link rel="stylesheet" href="\(Stylesheets.page)">

            """
        for feed in feeds {
            text +=
                "<link rel=\"alternate\" type=\"\(feed.format.mediaType)\" title=\"\(title)\" "
                + "href=\"\(Markup.escaped(Percent.encoded(feed.file)))\">\n"
        }
        text += """
            </head>
            <body>
            <header>
            <p class="site"><a href="\(Markup.escaped(Percent.encoded(site.page)))">\(Markup.escaped(site.title))</a></p>
            <h1>\(title)</h1>
            <p class="about">\(Markup.escaped(head.subtitle?.plain ?? ""))</p>
            </header>
            <section class="subscribe">
            <h2>\(words.subscribe)</h2>
            <p>\(words.what)</p>
            <ul>

            """
        for feed in feeds {
            let address = Markup.escaped(Percent.encoded(feed.address ?? feed.file))
            text +=
                "<li><a href=\"\(Markup.escaped(Percent.encoded(feed.file)))\">\(feed.format.title)</a> "
                + "<code dir=\"ltr\">\(address)</code></li>\n"
        }
        text += """
            </ul>
            </section>
            <main>
            <h2>\(words.latest)</h2>
            <ol>

            """
        try file.append(Array(text.utf8))
    }

    /// Adds a headline, while there is room.
    mutating func write(_ entry: Entry) throws {
        guard count < most else { return }
        count += 1
        let title = Markup.escaped(entry.title?.plain ?? entry.summary?.plain ?? "")
        // What is read aloud must say its language (WCAG 2.2, 3.1.2).
        let own = entry.language.flatMap { LanguageTag($0)?.text }.flatMap { $0 == language ? nil : $0 }
        let attributes = "dir=\"auto\"" + (own.map { " lang=\"\($0)\"" } ?? "")
        var text = "<li data-id=\"\(Markup.escaped(entry.id ?? ""))\">"
        if let link = entry.link {
            text += "<a \(attributes) href=\"\(Markup.escaped(Percent.encoded(link)))\">\(title)</a>"
        } else {
            text += "<span \(attributes)>\(title)</span>"
        }
        if let published = entry.published {
            text += " <time datetime=\"\(published.rfc3339)\">\(published.rfc3339.prefix(10))</time>"
        }
        if let source = entry.source?.title?.plain {
            text += " <span class=\"source\" dir=\"auto\">\(Markup.escaped(source))</span>"
        }
        // A line for each, so that a withdrawn one can be taken out.
        text = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        try file.append(Array((text + "</li>\n").utf8))
    }

    /// Ends the page.
    func end(_ head: Head) throws {
        var text = "</ol>\n</main>\n"
        if let rights = head.rights?.plain { text += "<footer><p>\(Markup.escaped(rights))</p></footer>\n" }
        try file.append(Array((text + "</body>\n</html>\n").utf8))
    }

    /// What the page says, in its language.
    private struct Words {
        let subscribe: String
        let what: String
        let latest: String

        init(for language: LanguageTag?) {
            self = language?.isArabic == true ? Self.arabic : Self.english
        }

        private init(subscribe: String, what: String, latest: String) {
            self.subscribe = subscribe
            self.what = what
            self.latest = latest
        }

        private static let english = Words(
            subscribe: "Subscribe",
            what:
                "This is a web feed: a list of articles that a feed reader fetches for you. Copy one of these "
                + "addresses into your reader, and new articles come to you.",
            latest: "Latest headlines"
        )
        private static let arabic = Words(
            subscribe: "اشترك",
            what:
                "هذه خلاصة ويب: قائمة مقالات يجلبها لك قارئ الخلاصات. انسخ أحد هذه العناوين إلى قارئك لتصلك "
                + "المقالات الجديدة.",
            latest: "آخر العناوين"
        )
    }
}

extension Feed.Format {
    fileprivate var title: String {
        switch self {
        case .rss: "RSS"
        case .atom: "Atom"
        case .json: "JSON Feed"
        }
    }
}
