import FeedFormats
import FeedXML
import Fetch

/// The feeds that a web page names in its head (`<link rel="alternate">`).
struct FeedLinks {
    struct Link: Hashable {
        let address: String
        let title: String
        /// Whether its type says little of what it is.
        var isVague = false
    }

    /// The feeds, the likeliest first.
    private(set) var links: [Link] = []

    /// Looks through a page that was read from an address.
    init(in page: [UInt8], at location: String) throws(XMLError) {
        let reader = try HTMLReader(names: ["", "link", "base", "rel", "type", "href", "title", "hreflang"])
        // What a page says of itself stands at its beginning.
        let text = String(decoding: page.prefix(1 << 20), as: UTF8.self)
        let links = reader.read(text) { segment -> [Link] in
            var base = location
            var links: [Link] = []
            for node in segment.range where !segment.isText(node) {
                guard let written = segment.attribute(Name.href, of: node) else { continue }
                if segment.name(of: node) == Name.base {
                    base = Reference.resolve(written, against: location) ?? base
                    continue
                }
                let kinds = segment.attribute(Name.rel, of: node)?.lowercased().split(separator: " ") ?? []
                let type = segment.attribute(Name.type, of: node)?.lowercased().prefix { $0 != ";" } ?? ""
                guard segment.name(of: node) == Name.link,
                    kinds.contains("feed") || kinds.contains("alternate") && Self.types.contains(type),
                    // Documents of these types in another language are the page itself, translated.
                    !Self.vagueTypes.contains(type) || segment.attribute(Name.language, of: node) == nil,
                    let address = Reference.resolve(written, against: base), address.host != nil
                else { continue }
                let title = segment.attribute(Name.title, of: node) ?? ""
                links.append(Link(address: address, title: title, isVague: Self.vagueTypes.contains(type)))
            }
            return links
        }
        // The feed of a site's comments often stands beside that of its articles.
        let isOfComments = { (link: Link) in (link.title + link.address).lowercased().contains("comment") }
        let places = links.enumerated().map { place, link in
            (isOfComments(link) ? 2 : link.isVague ? 1 : 0, place)
        }
        self.links = places.sorted(by: <).map { links[$0.1] }
    }

    private static let types = vagueTypes.union([
        "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
    ])

    /// Types that much else has too.
    private static let vagueTypes: Set<Substring> = ["application/xml", "text/xml", "application/json"]

    private enum Name {
        static let link: UInt32 = 1
        static let base: UInt32 = 2
        static let rel: UInt32 = 3
        static let type: UInt32 = 4
        static let href: UInt32 = 5
        static let title: UInt32 = 6
        static let language: UInt32 = 7
    }
}
