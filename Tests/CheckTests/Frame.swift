import FeedFormats

@testable import Check

/// Valid documents with room for what a test is about.
enum Frame {
    static func rss(_ item: String = "", head: String = "", attributes: String = "") -> String {
        """
        <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"\(attributes)><channel><title>The Pier</title>\
        <link>https://pier.example/</link><description>News</description>\
        <atom:link rel="self" href="https://pier.example/rss"/>\(head)\
        <item><title>Tide</title><guid isPermaLink="false">tag:pier.example,2026:1</guid>\(item)</item>\
        </channel></rss>
        """
    }

    static func atom(
        _ entry: String = "<content>a</content>",
        head: String = "",
        attributes: String = "",
        after: String = ""
    ) -> String {
        """
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" \
        xmlns:fh="http://purl.org/syndication/history/1.0"\(attributes)><id>tag:pier.example,2026:feed</id>\
        <title>The Pier</title><updated>2026-09-20T10:00:00Z</updated><author><name>A Clerk</name></author>\
        <link rel="self" href="https://pier.example/atom"/>\(head)\
        <entry><id>tag:pier.example,2026:1</id><title>Tide</title><updated>2026-09-19T10:00:00Z</updated>\
        \(entry)</entry>\(after)</feed>
        """
    }

    static func entry(id: Int, updated: String) -> String {
        """
        <entry><id>tag:pier.example,2026:\(id)</id><title>Ebb</title><updated>\(updated)</updated>\
        <content>a</content></entry>
        """
    }

    static func json(_ item: String = "\"title\":\"Tide\"", head: String = "\"title\":\"The Pier\"") -> String
    {
        """
        {"version":"https://jsonfeed.org/version/1.1","feed_url":"https://pier.example/json",\(head),
        "items":[
        {"id":"1","content_text":"a",
        \(item)}]}
        """
    }

    static func opml(
        _ outlines: String,
        head: String = "",
        version: String = "2.0",
        after: String = ""
    ) -> String {
        "<opml version=\"\(version)\"><head>\(head)</head><body>\(outlines)</body>\(after)</opml>"
    }

    static func sitemap(_ url: String = "", after: String = "") -> String {
        """
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\
        <url><loc>https://pier.example/1</loc>\(url)</url>\(after)</urlset>
        """
    }

    static func news(date: String, language: String = "en") -> String {
        """
        <news:news><news:publication><news:name>The Pier</news:name><news:language>\(language)</news:language>\
        </news:publication><news:publication_date>\(date)</news:publication_date><news:title>Tide</news:title>\
        </news:news>
        """
    }

    static func rdf(
        list: String = "rdf:resource=\"https://pier.example/1\"",
        head: String = "",
        parts: String = ""
    )
        -> String
    {
        """
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">\
        <channel rdf:about="https://pier.example/rdf"><title>The Pier</title><link>https://pier.example/</link>\
        <description>News</description><items><rdf:Seq><rdf:li \(list)/></rdf:Seq></items>\(head)</channel>\
        <item rdf:about="https://pier.example/1"><title>Tide</title><link>https://pier.example/1</link></item>\
        \(parts)</rdf:RDF>
        """
    }

    /// The module namespaces that tests use.
    static let modules = """
         xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/" \
        xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:georss="http://www.georss.org/georss" \
        xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:dc="http://purl.org/dc/elements/1.1/" \
        xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:dcterms="http://purl.org/dc/terms/" \
        xmlns:media="http://search.yahoo.com/mrss/" xmlns:thr="http://purl.org/syndication/thread/1.0"
        """
}

/// What is found in a document.
func findings(in document: String, _ rules: Rules = Rules()) -> [Finding] {
    let check = Check(rules)
    check.read(Array(document.utf8))
    check.finish()
    return check.findings
}
