internal import FeedXML

/// RSS 2.0 and 0.9x (rssboard.org/rss-specification, and the Best Practices Profile).
struct RSSRules: FormatRules {
    private var counts: [String: Int] = [:]
    private var extensions: Set<String> = []
    private var links: [Node] = []
    private var channels = 0
    private var version = "2.0"
    /// What the channel's title and link say, and its image, which should say the same.
    private var head: [String: String] = [:]
    private var image: Node?
    private var itemMet = false

    mutating func open(_ container: Node, _ inspection: Inspection) {
        if container.name.local == "rss" {
            inspection.check(container, Self.rss, isWhole: false)
            version = container["version"] ?? version
        } else {
            channels += 1
            inspection.checkLanguage(of: container)
        }
    }

    mutating func take(_ child: Node, of container: Node, _ inspection: Inspection) {
        guard container.name.local == "channel" else {
            return inspection.checkChild(child, of: container, Self.rss)
        }
        if child.name == Node.Name("", "item") { inspection.log.entry = child.first("guid")?.trimmed }
        defer { inspection.log.entry = nil }
        inspection.checkChild(child, of: container, Self.channel)
        guard child.name.space.isEmpty else {
            extensions.insert("\(Spaces.prefix(of: child.name.space) ?? "?"):\(child.name.local)")
            if child.name.space == Spaces.atom, child.name.local == "link" { links.append(child) }
            return
        }
        counts[child.name.local, default: 0] += 1
        switch child.name.local {
        case "item":
            itemMet = true
            inspection.entries += 1
            checkItem(child, inspection)
        case "image":
            inspection.check(child, Self.image)
            image = child
        case "category": inspection.check(child, Self.category)
        case "cloud": inspection.check(child, Self.cloud)
        case "textInput": inspection.check(child, Self.textInput)
        case "skipHours", "skipDays": checkSkips(child, inspection)
        default:
            inspection.check(child, Grammar())
            head[child.name.local] = child.trimmed
            if itemMet {
                inspection.log.warning(
                    "head-after-entries",
                    child.spot,
                    "\(child.name.local) of the channel stands after items",
                    "put what is said of the channel before the first item"
                )
            }
        }
    }

    mutating func close(_ container: Node, _ inspection: Inspection) {
        if container.name.local == "rss" {
            if channels != 1 {
                inspection.log.error(
                    "missing-element",
                    container.spot,
                    "rss has \(channels) channels",
                    "put everything into one channel"
                )
            }
            return
        }
        inspection.checkCounts(in: container, Self.channel) { counts[$0] ?? 0 }
        // Versions before 2.0 know no namespaces.
        if version == "2.0" || !links.isEmpty { inspection.checkSelf(links, of: container) }
        if let image { checkImage(image, inspection) }
        for (core, twin) in [
            ("managingEditor", "dc:creator"), ("webMaster", "dc:publisher"), ("language", "dc:language"),
            ("copyright", "dc:rights"), ("pubDate", "dc:date"), ("category", "dc:subject"),
        ] where counts[core] != nil && extensions.contains(twin) {
            inspection.noteTwins(core, twin, container.spot)
        }
    }

    private func checkSkips(_ skips: Node, _ inspection: Inspection) {
        inspection.check(skips, Self.skips[skips.name.local] ?? Grammar())
        var met: Set<String> = []
        for child in skips.children where !met.insert(child.trimmed).inserted {
            inspection.log.warning(
                "duplicate-element",
                child.spot,
                "\(child.trimmed.quoted) stands there twice",
                "keep one of them"
            )
        }
    }

    private func checkImage(_ image: Node, _ inspection: Inspection) {
        for name in ["title", "link"] {
            guard let twin = image.first(name), let own = head[name], twin.trimmed != own else { continue }
            inspection.log.warning(
                "image",
                twin.spot,
                "the image has another \(name) than the channel",
                "write \(own.quoted): readers show it in place of the channel's"
            )
        }
    }

    private func checkItem(_ item: Node, _ inspection: Inspection) {
        inspection.check(item, Self.item)
        for child in item.children where child.name.space.isEmpty {
            if let grammar = Self.parts[child.name.local] { inspection.check(child, grammar, isWhole: false) }
        }
        // 0.92 to 0.94 demand nothing of an item.
        if ["2.0", "0.91"].contains(version), item.first("title") == nil, item.first("description") == nil {
            inspection.log.error(
                "missing-element",
                item.spot,
                "the item has neither title nor description",
                "add one of them"
            )
        }
        if let second = item.all("enclosure").dropFirst().first {
            inspection.log.advise(
                "duplicate-element",
                second.spot,
                "item has several enclosures",
                "keep one: most readers take the first or the last of them"
            )
        }
        checkGUID(of: item, inspection)
        checkOrder(of: item, inspection)
        let twins = [
            ("author", "creator"), ("category", "subject"), ("pubDate", "date"), ("source", "source"),
        ]
        for (core, twin) in twins
        where item.first(core) != nil && item.first(twin, in: Spaces.dublinCore) != nil {
            inspection.noteTwins(core, "dc:\(twin)", item.spot)
        }
        for (name, space) in [("updated", Spaces.atom), ("author", Spaces.atom), ("encoded", Spaces.content)]
        where item.all(name, in: space).count > 1 {
            inspection.log.error(
                "duplicate-element",
                item.spot,
                "the item has several \(Spaces.prefix(of: space) ?? ""):\(name) elements",
                "keep one of them"
            )
        }
    }

    private func checkGUID(of item: Node, _ inspection: Inspection) {
        guard let guid = item.first("guid") else {
            // Versions before 2.0 have none.
            guard version == "2.0" else { return }
            return inspection.log.warning(
                "missing-id",
                item.spot,
                "the item has no guid",
                "add one that never changes, so that readers know an update from a new item"
            )
        }
        let id = guid.trimmed
        if id.isEmpty {
            return inspection.log.error(
                "blank",
                guid.spot,
                "the guid is blank",
                "write an id, or leave it out"
            )
        }
        if !inspection.isNew(id, as: "id") {
            inspection.log.error(
                "duplicate-id",
                guid.spot,
                "the guid \(id.quoted) is borne by another item",
                "give each item an id of its own"
            )
        }
        if guid["isPermaLink"] == "false" {
            if id.utf8.count < 9, id.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) {
                inspection.log.warning(
                    "weak-id",
                    guid.spot,
                    "the guid \(id.quoted) is likely to be borne by others too",
                    "write an address, or a tag: URI"
                )
            }
        } else {
            inspection.check(id, is: .web, guid.spot)
        }
    }

    /// The short text goes first: readers that know no content:encoded take the first they meet.
    private func checkOrder(of item: Node, _ inspection: Inspection) {
        guard
            let full = item.children.firstIndex(where: { $0.name == Node.Name(Spaces.content, "encoded") })
        else { return }
        let brief = item.children.firstIndex { $0.name == Node.Name("", "description") }
        if brief.map({ $0 > full }) ?? true {
            inspection.log.warning(
                "description-order",
                item.spot,
                "content:encoded has no description before it",
                "put a description first"
            )
        }
    }
}

extension Inspection {
    /// Notes two elements that say the same.
    func noteTwins(_ core: String, _ twin: String, _ spot: Spot) {
        log.warning("twins", spot, "\(core) and \(twin) say the same", "keep \(core)")
    }
}

extension RSSRules {
    fileprivate static let rss = Grammar(
        children: ["channel": .any(.free)],
        attributes: ["version": (true, .oneOf(["2.0", "0.91", "0.92", "0.93", "0.94"]))]
    )

    fileprivate static let channel = Grammar(
        children: [
            "title": .one(.filled), "link": .one(.page), "description": .one(.free),
            "language": .maybe(.language),
            "copyright": .maybe(.filled), "managingEditor": .maybe(.mailbox), "webMaster": .maybe(.mailbox),
            "pubDate": .maybe(.rfc822), "lastBuildDate": .maybe(.rfc822), "category": .any(.filled),
            "generator": .maybe(.filled), "docs": .maybe(.page), "cloud": .maybe(.free),
            "ttl": .maybe(.number(1)),
            "image": .maybe(.free), "rating": .maybe(.filled), "textInput": .maybe(.free),
            "skipHours": .maybe(.free), "skipDays": .maybe(.free), "item": .any(.free),
        ]
    )

    fileprivate static let item = Grammar(
        children: [
            "title": .maybe(.filled), "link": .maybe(.address), "description": .maybe(.html),
            "author": .maybe(.mailbox), "category": .any(.filled), "comments": .maybe(.page),
            "enclosure": .any(.empty), "guid": .maybe(.free), "pubDate": .maybe(.rfc822),
            "source": .maybe(.free),
        ]
    )

    fileprivate static let category = Grammar(attributes: ["domain": (false, .filled)])

    fileprivate static let parts: [String: Grammar] = [
        "title": Grammar(), "link": Grammar(), "description": Grammar(), "author": Grammar(),
        "comments": Grammar(), "pubDate": Grammar(), "category": category,
        "enclosure": Grammar(
            attributes: ["url": (true, .web), "length": (true, .number(0)), "type": (true, .mediaType)]
        ),
        "guid": Grammar(attributes: ["isPermaLink": (false, .oneOf(["true", "false"]))]),
        "source": Grammar(attributes: ["url": (true, .address)]),
    ]

    fileprivate static let image = Grammar(
        children: [
            "url": .one(.page), "title": .one(.filled), "link": .one(.page),
            "width": .maybe(.within(1...144)),
            "height": .maybe(.within(1...400)), "description": .maybe(.filled),
        ]
    )

    fileprivate static let cloud = Grammar(
        attributes: [
            "domain": (true, .filled), "port": (true, .number(1)), "path": (true, .filled),
            "registerProcedure": (true, .free), "protocol": (true, .oneOf(["xml-rpc", "soap", "http-post"])),
        ]
    )

    fileprivate static let textInput = Grammar(
        children: [
            "title": .one(.filled), "description": .one(.filled), "name": .one(.filled), "link": .one(.page),
        ]
    )

    fileprivate static let skips = [
        "skipHours": Grammar(children: ["hour": .any(.oneOf((0...24).map(String.init)))]),
        "skipDays": Grammar(
            children: [
                "day": .any(
                    .oneOf([
                        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
                    ])
                )
            ]
        ),
    ]
}
