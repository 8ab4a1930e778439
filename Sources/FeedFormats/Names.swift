internal import FeedXML

/// The namespaces feeds use, numbered as `Vocabulary.feeds` lists them.
enum Space: UInt8, CaseIterable {
    case none
    case rss
    case atom
    case rdf
    case xml
    case xhtml
    case content
    case dublinCore
    case dublinCoreTerms
    case itunes
    case googlePlay
    case media
    case geoRSS
    case gml
    case geo
    case threading
    case slash
    case wellFormedWeb
    case license
    case chapters
    case feedBurner
    case admin
    case syndication
    case history
    case foreign

    /// The addresses in lower case, and the prefixes of documents that forgot to declare them.
    var names: (addresses: [String], prefixes: [String]) {
        switch self {
        case .none: ([], [])
        case .rss: (Self.rssAddresses, ["rss"])
        case .atom: (Self.atomAddresses, ["atom", "atom10", "atom03", "a10"])
        case .rdf: (["http://www.w3.org/1999/02/22-rdf-syntax-ns#"], ["rdf"])
        case .xml: (["http://www.w3.org/xml/1998/namespace"], ["xml"])
        case .xhtml: (["http://www.w3.org/1999/xhtml"], ["xhtml", "html"])
        case .content: (["http://purl.org/rss/1.0/modules/content/"], ["content"])
        case .dublinCore: (["http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.0/"], ["dc"])
        case .dublinCoreTerms: (["http://purl.org/dc/terms/"], ["dcterms"])
        case .itunes: (Self.itunesAddresses, ["itunes"])
        case .googlePlay: (["http://www.google.com/schemas/play-podcasts/1.0"], ["googleplay"])
        case .media: (Self.mediaAddresses, ["media"])
        case .geoRSS: (Self.geoRSSAddresses, ["georss"])
        case .gml: (["http://www.opengis.net/gml", "http://www.opengis.net/gml/3.2"], ["gml"])
        case .geo: (["http://www.w3.org/2003/01/geo/wgs84_pos#"], ["geo"])
        case .threading: (["http://purl.org/syndication/thread/1.0"], ["thr"])
        case .slash: (["http://purl.org/rss/1.0/modules/slash/"], ["slash"])
        case .wellFormedWeb: (Self.wellFormedWebAddresses, ["wfw"])
        case .license: (Self.licenseAddresses, ["cc", "creativecommons"])
        case .chapters:
            (["http://podlove.org/simple-chapters"], ["psc", "sc"])
        case .feedBurner: (Self.feedBurnerAddresses, ["feedburner"])
        case .admin: (["http://webns.net/mvcb/"], ["admin"])
        case .syndication: (["http://purl.org/rss/1.0/modules/syndication/"], ["sy"])
        case .history: (["http://purl.org/syndication/history/1.0"], ["fh"])
        case .foreign:
            (["http://www.w3.org/1998/math/mathml", "http://www.w3.org/2000/svg"], ["m", "svg", "mathml"])
        }
    }

    private static let rssAddresses = [
        "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/",
        "http://channel.netscape.com/rdf/simple/0.9/", "http://my.netscape.com/publish/formats/rss-0.91.dtd",
        "http://backend.userland.com/rss", "http://backend.userland.com/rss2",
        "http://blogs.law.harvard.edu/tech/rss",
        "http://backend.userland.com/blogchannelmodule", "http://backend.userland.com/rss191",
        "http://cyber.law.harvard.edu/rss/rss.html", "http://www.rssboard.org/rss-specification",
        "http://purl.org/net/rss1.1#", "http://example.com/newformat#", "http://example.com/necho",
        "http://purl.org/echo/", "uri/of/echo/namespace#",
    ]
    private static let atomAddresses = [
        "http://www.w3.org/2005/atom",
        "http://purl.org/atom/ns#", "http://purl.org/atom/",
        "http://purl.org/pie/", "http://purl.org/atom/ns#draft-ietf-atompub-format-04",
    ]
    private static let itunesAddresses = [
        "http://www.itunes.com/dtds/podcast-1.0.dtd", "http://www.itunes.com/dtds/podcast.dtd",
        "http://www.itunes.com/dtd/podcast-1.0.dtd",
        "http://example.com/dtds/podcast-1.0.dtd",
    ]
    private static let mediaAddresses = [
        "http://search.yahoo.com/mrss/",
        "http://tools.search.yahoo.com/mrss/", "http://video.search.yahoo.com/mrss/",
        "http://www.rssboard.org/media-rss", "http://search.yahoo.com/rss/",
    ]
    private static let geoRSSAddresses = [
        "http://www.georss.org/georss", "http://www.georss.org/georss/10", "http://www.georss.org/georss/11",
    ]
    private static let wellFormedWebAddresses = [
        "http://wellformedweb.org/commentapi/", "http://wellformedweb.org/commentsapi/",

    ]
    private static let licenseAddresses = [
        "http://web.resource.org/cc/", "http://creativecommons.org/ns#",
        "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html",
        "http://backend.userland.com/creativecommonsrssmodule",
    ]
    private static let feedBurnerAddresses = [
        "http://rssnamespace.org/feedburner/ext/1.0", "http://www.feedburner.com/fb/feeds/feedburner",
        "http://feedburner.com/feedburner/",
    ]
}

/// The local names of elements and attributes that are read, numbered in the order they stand here.
enum Name: UInt32, CaseIterable {
    case other
    case rss, rdf, channel, feed, item, entry, items
    case html, opml, urlset, sitemapindex, svg
    case title, link, description, language, copyright, managingEditor, webMaster, pubDate, lastBuildDate
    case category, generator, docs, cloud, ttl, image, rating, textInput, skipHours, skipDays
    case url, width, height, name, hour, day, author, comments, enclosure, guid, source, expirationDate
    case redirect, newLocation, abstract, lastMod
    case fullItem, body, div, encoded
    case id, updated, published, contributor, email, uri, homepage, subtitle, tagline, summary, content,
        rights
    case logo, icon, info, issued, modified, created
    case creator, subject, publisher, date, identifier, valid, available, contributors
    case block, explicit, keywords, owner, duration, newFeedURL, type, complete
    case group, thumbnail, credit, player, restriction, license, text
    case point, line, polygon, box, placeWhere, lineString, linearRing, envelope, exterior, pos, posList
    case lowerCorner, upperCorner, coordinates, lat, long, latLong
    case inReplyTo, total, commentRSS, comment, chapters, chapter
    case browserFriendly, origLink, origEnclosureLink, generatorAgent, errorReportsTo
    case updatePeriod, updateFrequency
    case lang, base, href, rel, hreflang, length, src, mode, version, isPermaLink, domain, term, scheme, label
    case port, path, registerProcedure, protocolName, start, medium, fileSize, time, role, relationship
    case ref, resource, about, srsName, srsDimension

    /// The elements of RSS itself.
    fileprivate static let ofRSS: [Name] = [
        .channel, .item, .title, .link, .description, .language, .copyright, .managingEditor, .webMaster,
        .pubDate,
        .lastBuildDate, .category, .generator, .docs, .cloud, .ttl, .image, .rating, .textInput, .skipHours,
        .skipDays,
        .author, .comments, .enclosure, .guid, .source,
    ]

    /// The name as documents write it, in lower case.
    var text: String {
        switch self {
        case .other: ""
        case .newFeedURL: "new-feed-url"
        case .inReplyTo: "in-reply-to"
        case .latLong: "lat_long"
        case .placeWhere: "where"
        case .protocolName: "protocol"
        default: "\(self)".lowercased()
        }
    }
}

extension Vocabulary {
    /// What the readers of feeds want to meet as numbers.
    static let feeds = Vocabulary(
        spaces: FeedFormats.Space.allCases.map {
            Space(addresses: $0.names.addresses, prefixes: $0.names.prefixes)
        },
        names: Name.allCases.map(\.text),
        entries: ["item", "entry"],
        homes: [FeedFormats.Space.none, .rss, .atom].map(\.rawValue),
        enclosing: ["content", "div", "body"],
        plainRoots: ["rss", "rdf"],
        plain: Set(Name.ofRSS.map(\.text))
    )
}
