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
    static let rss090 = "http://my.netscape.com/rdf/simple/0.9/"
    static let terms = "http://purl.org/dc/terms/"
    static let syndication = "http://purl.org/rss/1.0/modules/syndication/"
    static let slash = "http://purl.org/rss/1.0/modules/slash/"
    static let comments = "http://wellformedweb.org/CommentAPI/"
    static let itunes = "http://www.itunes.com/dtds/podcast-1.0.dtd"
    static let podcast = "https://podcastindex.org/namespace/1.0"
    static let georss = "http://www.georss.org/georss"
    static let geo = "http://www.w3.org/2003/01/geo/wgs84_pos#"
    static let thread = "http://purl.org/syndication/thread/1.0"
    static let xhtml = "http://www.w3.org/1999/xhtml"

    /// The prefix by which a namespace is told; nil for one nobody is known to read.
    static func prefix(of space: String) -> String? { known[space] }

    private static let known = [
        "": "", xml: "xml", atom: "atom", rdf: "rdf", rss1: "rss1", content: "content", dublinCore: "dc",
        media: "media", history: "fh", tombstones: "at", sitemap: "sitemap", newsSitemap: "news",
        xhtml: "xhtml",
        rss090: "rss090", terms: "dcterms", itunes: "itunes", syndication: "sy", slash: "slash",
        comments: "wfw",
        georss: "georss", geo: "geo", thread: "thr", podcast: "podcast",
        "http://www.opengis.net/gml": "gml", "http://www.w3.org/2000/svg": "svg",
        "http://www.w3.org/1998/Math/MathML": "mathml", "http://www.w3.org/1999/xlink": "xlink",
        "http://purl.org/rss/1.0/modules/taxonomy/": "taxo", "http://purl.org/rss/1.0/modules/link/": "l",
        "http://purl.org/rss/1.0/modules/event/": "ev", "http://purl.org/rss/1.0/modules/image/": "image",
        "http://purl.org/rss/1.0/modules/annotate/": "annotate",
        "http://purl.org/rss/1.0/modules/company": "co",
        "http://purl.org/rss/1.0/modules/reference/": "ref",
        "http://purl.org/rss/1.0/modules/search/": "search",
        "http://prismstandard.org/namespaces/1.2/basic/": "prism",
        "http://prismstandard.org/namespaces/basic/2.0/": "prism", "http://xmlns.com/foaf/0.1/": "foaf",
        "http://madskills.com/public/xml/rss/module/trackback/": "trackback",
        "http://source.scripting.com/": "source",
        "http://www.google.com/schemas/sitemap-image/1.1": "image",
        "http://www.google.com/schemas/sitemap-video/1.1": "video",
        "http://backend.userland.com/creativeCommonsRssModule": "creativeCommons",
        "http://creativecommons.org/ns#": "cc", "http://web.resource.org/cc/": "cc",
        "http://webns.net/mvcb/": "admin", "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
        "http://a9.com/-/spec/opensearch/1.1/": "opensearch",
        "http://www.google.com/schemas/play-podcasts/1.0": "googleplay",
        "http://www.w3.org/2007/app": "app", "http://www.rssboard.org/media-rss": "media",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    ]
}
