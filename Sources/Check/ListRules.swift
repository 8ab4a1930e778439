internal import FeedFormats
internal import FeedXML

/// OPML 2.0 (opml.org/spec2): lists of feeds.
struct OPMLRules: FormatRules {
    private var parts: [String: Int] = [:]
    private var version = "2.0"

    mutating func open(_ container: Node, _ inspection: Inspection) {
        guard container.name.local == "opml" else { return }
        inspection.check(container, Self.opml, isWhole: false)
        version = container["version"] ?? version
    }

    mutating func take(_ child: Node, of container: Node, _ inspection: Inspection) {
        if container.name.local == "opml" {
            inspection.checkChild(child, of: container, Self.opml)
            parts[child.name.local, default: 0] += 1
            if child.name.local == "head" {
                inspection.check(child, Self.head)
                if let mail = child.first("ownerEmail"), !mail.trimmed.isEmpty {
                    inspection.mildly { inspection.check(mail.trimmed, is: .mail, mail.spot) }
                }
            }
        } else {
            checkOutline(child, inspection)
        }
    }

    mutating func close(_ container: Node, _ inspection: Inspection) {
        if container.name.local == "body" {
            parts["body", default: 0] += 1
        } else {
            inspection.checkCounts(in: container, Self.opml) { parts[$0] ?? 0 }
        }
    }

    private func checkOutline(_ outline: Node, _ inspection: Inspection) {
        guard outline.name == Node.Name("", "outline") else {
            return inspection.log.error(
                "undefined-element",
                outline.spot,
                "body holds \(outline.name.local)",
                "only outline may stand there"
            )
        }
        if let text = outline["text"] {
            inspection.mildly { inspection.check(text, is: .filled, outline.spot(of: "text")) }
        } else if version == "2.0" {
            inspection.log.error(
                "missing-attribute",
                outline.spot,
                "the outline has no text",
                "add text=\"…\""
            )
        }
        if outline["type"] == "rss" {
            inspection.entries += 1
            if let address = outline["xmlUrl"] {
                inspection.checkAddress(address, outline.spot(of: "xmlUrl"))
                if !inspection.isNew(address, as: "feed") {
                    inspection.log.warning(
                        "duplicate-id",
                        outline.spot,
                        "the feed \(address.quoted) stands there twice",
                        "keep one of them"
                    )
                }
            } else {
                inspection.log.error(
                    "missing-attribute",
                    outline.spot,
                    "the subscription has no xmlUrl",
                    "add the feed's address"
                )
            }
        }
        inspection.mildly {
            inspection.checkValues(of: outline, ["htmlUrl": (false, .address), "created": (false, .rfc822)])
        }
        for child in outline.children { checkOutline(child, inspection) }
    }

    private static let opml = Grammar(
        children: ["head": .one(.free), "body": .one(.free)],
        attributes: ["version": (true, .oneOf(["1.0", "1.1", "2.0"]))]
    )

    private static let head = Grammar(
        children: Dictionary(
            uniqueKeysWithValues: [
                "title", "ownerName", "ownerEmail", "ownerId", "docs", "expansionState", "vertScrollState",
                "windowTop", "windowLeft", "windowBottom", "windowRight",
            ].map { ($0, .maybe(.free)) }
        ).merging(["dateCreated": .maybe(.rfc822), "dateModified": .maybe(.rfc822)]) { $1 }
    )
}

/// Sitemaps, their indexes and news sitemaps (sitemaps.org, and Google's news extension).
struct SitemapRules: FormatRules {
    private var urls = 0
    private var news = 0
    private var host: String?

    mutating func take(_ child: Node, of container: Node, _ inspection: Inspection) {
        let isIndex = container.name.local == "sitemapindex"
        inspection.checkChild(child, of: container, isIndex ? Self.index : Self.set)
        guard child.name.space == Spaces.sitemap else { return }
        urls += 1
        inspection.entries += 1
        inspection.check(child, isIndex ? Self.sitemap : Self.url)
        if let location = child.first("loc") { checkLocation(location, inspection) }
        if child.first("news", in: Spaces.newsSitemap) != nil { news += 1 }
    }

    mutating func close(_ container: Node, _ inspection: Inspection) {
        let most = news > 0 ? 1000 : 50_000
        if urls > most {
            inspection.log.error(
                "too-many",
                container.spot,
                "it holds \(urls) addresses, \(most) are allowed",
                "split it, and list the parts in a sitemap index"
            )
        }
    }

    private mutating func checkLocation(_ location: Node, _ inspection: Inspection) {
        let address = location.trimmed
        if !inspection.isNew(address, as: "loc") {
            inspection.log.error(
                "duplicate-id",
                location.spot,
                "\(address.quoted) stands there twice",
                "keep one"
            )
        }
        if address.utf8.count >= 2048 {
            inspection.log.warning(
                "address",
                location.spot,
                "\(address.quoted) has \(address.utf8.count) letters",
                "make it shorter than 2048, or leave it out: search engines do"
            )
        }
        guard let name = WebHost(of: address)?.name else { return }
        if let host, host != name, inspection.isNew("host", as: "told") {
            inspection.log.warning(
                "other-host",
                location.spot,
                "\(address.quoted) leads to another host than \(host)",
                "write a sitemap for each host, or name this one in the robots.txt of the other"
            )
        }
        host = host ?? name
    }

    private static let set = Grammar(children: ["url": .any(.free)])
    private static let index = Grammar(children: ["sitemap": .any(.free)])
    private static let sitemap = Grammar(children: ["loc": .one(.web), "lastmod": .maybe(.w3c)])
    private static let url = Grammar(
        children: [
            "loc": .one(.web), "lastmod": .maybe(.w3c),
            "changefreq": .maybe(
                .oneOf(["always", "hourly", "daily", "weekly", "monthly", "yearly", "never"])
            ),
            "priority": .maybe(.share),
        ]
    )
}

extension Inspection {
    /// Judges what a news sitemap says of an article.
    func checkNews(_ node: Node) {
        guard node.name.local == "news" else { return }
        check(node, Self.news)
        if let publication = node.first("publication") { check(publication, Self.publication) }
        if let language = node.first("publication")?.first("language"), language.trimmed.contains("-"),
            !["zh-cn", "zh-tw"].contains(language.trimmed.lowercased())
        {
            log.warning(
                "language",
                language.spot,
                "\(language.trimmed.quoted) names a place",
                "write the language alone, of two or three letters"
            )
        }
        guard let now = rules.now, let date = node.first("publication_date")?.trimmed,
            let time = Timestamp(parsing: date)
        else { return }
        // A date without time may be as late as the end of the day.
        let latest = time.seconds + (date.contains("T") ? 0 : 86_400)
        if latest < now.seconds - 48 * 3600 {
            log.error(
                "too-old",
                node.spot,
                "the article of \(date) is older than two days",
                "leave it out of the news sitemap"
            )
        }
    }

    private static let news = Grammar(
        children: [
            "publication": .one(.free), "publication_date": .one(.w3c), "title": .one(.filled),
            "genres": .maybe(.filled), "keywords": .maybe(.filled), "access": .maybe(.filled),
            "stock_tickers": .maybe(.filled),
        ]
    )
    private static let publication = Grammar(children: ["name": .one(.filled), "language": .one(.language)])
}
