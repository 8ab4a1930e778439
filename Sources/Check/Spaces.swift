/// The namespaces that feeds use, by the prefix reports tell them with.
enum Spaces {
    static let xml = "http://www.w3.org/XML/1998/namespace"
    static let atom = "http://www.w3.org/2005/Atom"
    static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    static let rss1 = "http://purl.org/rss/1.0/"
    static let content = "http://purl.org/rss/1.0/modules/content/"
    static let dublinCore = "http://purl.org/dc/elements/1.1/"
    static let media = "http://search.yahoo.com/mrss/"
    static let history = "http://purl.org/syndication/history/1.0"
    static let tombstones = "http://purl.org/atompub/tombstones/1.0"
    static let sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9"
    static let newsSitemap = "http://www.google.com/schemas/sitemap-news/0.9"
    static let xhtml = "http://www.w3.org/1999/xhtml"

    /// The prefix by which a namespace is told; nil for one nobody is known to read.
    static func prefix(of space: String) -> String? { known[space] }

    private static let known = [
        "": "", xml: "xml", atom: "atom", rdf: "rdf", rss1: "rss1", content: "content", dublinCore: "dc",
        media: "media", history: "fh", tombstones: "at", sitemap: "sitemap", newsSitemap: "news",
        xhtml: "xhtml",
        "http://purl.org/dc/terms/": "dcterms", "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
        "http://purl.org/rss/1.0/modules/syndication/": "sy",
        "http://purl.org/rss/1.0/modules/slash/": "slash",
        "http://wellformedweb.org/CommentAPI/": "wfw", "http://www.georss.org/georss": "georss",
        "http://www.opengis.net/gml": "gml", "http://www.w3.org/2003/01/geo/wgs84_pos#": "geo",
        "http://purl.org/syndication/thread/1.0": "thr", "https://podcastindex.org/namespace/1.0": "podcast",
        "http://backend.userland.com/creativeCommonsRssModule": "creativeCommons",
        "http://creativecommons.org/ns#": "cc", "http://web.resource.org/cc/": "cc",
        "http://webns.net/mvcb/": "admin", "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
        "http://a9.com/-/spec/opensearch/1.1/": "opensearch",
        "http://www.google.com/schemas/play-podcasts/1.0": "googleplay",
        "http://www.w3.org/2007/app": "app", "http://www.rssboard.org/media-rss": "media",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    ]
}
