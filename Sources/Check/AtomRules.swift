internal import FeedFormats
internal import FeedXML

/// Atom 1.0 (RFC 4287), with tombstones (RFC 6721) and feed history (RFC 5005).
struct AtomRules: FormatRules {
    private var counts: [String: Int] = [:]
    private var authored = false
    private var orphans: [Spot] = []
    private var links: [Node] = []
    private var history: [Node] = []
    private var entryMet = false
    /// When the entries were withdrawn that tombstones tell of, in seconds, by the marks of their ids.
    private var withdrawals: [UInt64: Int64] = [:]

    mutating func open(_ feed: Node, _ inspection: Inspection) { inspection.checkLanguage(of: feed) }

    mutating func take(_ child: Node, of feed: Node, _ inspection: Inspection) {
        if child.name.space == Spaces.tombstones { return takeTombstone(child, inspection) }
        if child.name == Node.Name(Spaces.atom, "entry") { inspection.log.entry = child.first("id")?.trimmed }
        defer { inspection.log.entry = nil }
        let isDocument = child.name == feed.name
        if !isDocument { inspection.checkChild(child, of: feed, Self.feed) }
        if child.name.space == Spaces.history { history.append(child) }
        guard child.name.space == Spaces.atom else { return }
        counts[child.name.local, default: 0] += 1
        switch child.name.local {
        case "entry":
            entryMet = true
            inspection.entries += 1
            checkEntry(child, inspection)
            if isDocument { tellOrphans(inspection) }
        case "author": authored = true
        case "link": links.append(child)
        case "id": inspection.checkID(child)
        default:
            if entryMet {
                inspection.log.warning(
                    "head-after-entries",
                    child.spot,
                    "\(child.name.local) of the feed stands after entries",
                    "put what is said of the feed before the first entry"
                )
            }
        }
        checkConstruct(child, inspection)
    }

    mutating func close(_ feed: Node, _ inspection: Inspection) {
        inspection.checkCounts(in: feed, Self.feed) { counts[$0] ?? 0 }
        if !authored { tellOrphans(inspection) }
        inspection.checkSelf(links, of: feed)
        inspection.checkAlternates(links, of: feed)
        inspection.checkHistory(history, links)
    }

    private func tellOrphans(_ inspection: Inspection) {
        for entry in orphans {
            inspection.log.error(
                "missing-element",
                entry,
                "neither the entry nor the feed names an author",
                "add <author><name>…</name></author>"
            )
        }
    }

    private mutating func takeTombstone(_ node: Node, _ inspection: Inspection) {
        guard node.name.local == "deleted-entry" else { return }
        let grammar = Grammar(
            children: ["comment": .maybe(.free), "by": .any(.free)],
            attributes: ["ref": (true, .filled), "when": (true, .rfc3339)]
        )
        inspection.check(node, grammar)
        if entryMet {
            inspection.log.advise(
                "tombstone-order",
                node.spot,
                "a tombstone stands after entries",
                "put deleted-entry elements before the first entry"
            )
        }
        guard let ref = node["ref"], let when = node["when"] else { return }
        // What was withdrawn under such an id was never in an Atom feed, so that nothing is lost with the tombstone.
        if AddressRules.fault(of: ref, asIRI: true) != nil {
            inspection.log.warning(
                "address",
                node.spot(of: "ref"),
                "\(ref.quoted) is the id of no entry",
                "write an id"
            )
        }
        if !inspection.isNew("\(ref) \(when)", as: "tombstone") {
            inspection.log.error("duplicate-id", node.spot, "\(ref.quoted) is withdrawn twice", "keep one")
        }
        let mark = inspection.mark(of: ref, as: "tombstone")
        withdrawals[mark] = max(withdrawals[mark] ?? .min, Timestamp(parsing: when)?.seconds ?? .min)
    }

    private mutating func checkEntry(_ entry: Node, _ inspection: Inspection) {
        inspection.check(entry, Self.entry)
        for child in entry.children where child.name.space == Spaces.atom {
            checkConstruct(child, inspection)
        }
        let source = entry.first("source")
        if let source { inspection.check(source, Self.source) }
        if entry.first("author") == nil, source?.first("author") == nil { orphans.append(entry.spot) }
        if let id = entry.first("id") { checkIdentity(id, of: entry, inspection) }
        checkTime(of: entry, inspection)
        if let title = entry.first("title"), title.trimmed.isEmpty, title.children.isEmpty {
            inspection.log.warning("blank", title.spot, "the title is blank", "say what the entry is about")
        }
        let links = entry.all("link")
        let content = entry.first("content")
        if content == nil, !links.contains(where: { ($0["rel"] ?? "alternate") == "alternate" }) {
            inspection.log.error(
                "missing-element",
                entry.spot,
                "the entry has neither content nor a link to the article",
                "add one of them"
            )
        }
        if let content, entry.first("summary") == nil, content["src"] != nil || content.isBinary {
            inspection.log.error(
                "missing-element",
                entry.spot,
                "content that is no text, or lies elsewhere, needs a summary",
                "add one"
            )
        }
        inspection.checkAlternates(links, of: entry)
    }

    private func checkIdentity(_ id: Node, of entry: Node, _ inspection: Inspection) {
        inspection.checkID(id)
        let updated = entry.first("updated")?.trimmed ?? ""
        let isNewVersion =
            inspection.rules.isOwn || inspection.isNew("\(id.trimmed) \(updated)", as: "version")
        if !inspection.isNew(id.trimmed, as: "id") {
            if inspection.rules.isOwn || !isNewVersion {
                inspection.log.error(
                    "duplicate-id",
                    id.spot,
                    "the id \(id.trimmed.quoted) is borne by another entry",
                    "give each entry an id of its own"
                )
            } else {
                inspection.log.warning(
                    "duplicate-id",
                    id.spot,
                    "another version of the entry \(id.trimmed.quoted) is there too",
                    "keep the latest: most readers show one of them, and not always that"
                )
            }
        }
        guard let withdrawn = withdrawals[inspection.mark(of: id.trimmed, as: "tombstone")] else { return }
        // RFC 6721, 3: who was told of a later change than the withdrawal takes the entry as it is.
        if inspection.rules.isOwn || Timestamp(parsing: updated)?.seconds ?? .min <= withdrawn {
            inspection.log.advise(
                "withdrawn-entry",
                id.spot,
                "the entry \(id.trimmed.quoted) is also said to be withdrawn",
                "keep the entry or the tombstone"
            )
        }
    }

    private func checkTime(of entry: Node, _ inspection: Inspection) {
        guard !inspection.rules.isOwn, let updated = entry.first("updated"),
            !inspection.isNew(updated.trimmed, as: "updated"), inspection.isNew("updated", as: "told")
        else { return }
        inspection.log.warning(
            "same-time",
            updated.spot,
            "another entry was updated at the same moment",
            "tell the time of each: readers that sort by it have no order for them"
        )
    }

    /// Judges text constructs, people and links.
    private func checkConstruct(_ node: Node, _ inspection: Inspection) {
        switch node.name.local {
        case "title", "subtitle", "summary", "rights": inspection.checkTextConstruct(node)
        case "content": inspection.checkContent(node)
        case "link": inspection.checkLink(node)
        case "author", "contributor": inspection.checkPerson(node)
        case "category": inspection.check(node, Self.category)
        case "generator": inspection.check(node, Self.generator)
        default: break
        }
    }
}

extension AtomRules {
    private static let metadata: [String: Grammar.Field] = [
        "author": .any(.free), "category": .any(.free), "contributor": .any(.free), "id": .one(.free),
        "link": .any(.free), "rights": .maybe(.free), "title": .one(.free), "updated": .one(.rfc3339),
    ]

    fileprivate static let feed = Grammar(
        children: metadata.merging([
            "entry": .any(.free), "generator": .maybe(.free), "icon": .maybe(.reference),
            "logo": .maybe(.reference), "subtitle": .maybe(.free),
        ]) { $1 }
    )

    fileprivate static let entry = Grammar(
        children: metadata.merging([
            "content": .maybe(.free), "published": .maybe(.rfc3339), "source": .maybe(.free),
            "summary": .maybe(.free),
        ]) { $1 }
    )

    fileprivate static let source = Grammar(
        children: [
            "author": .any(.free), "category": .any(.free), "contributor": .any(.free), "id": .maybe(.filled),
            "link": .any(.free), "rights": .maybe(.free), "title": .maybe(.free), "updated": .maybe(.rfc3339),
            "generator": .maybe(.free), "icon": .maybe(.reference), "logo": .maybe(.reference),
            "subtitle": .maybe(.free),
        ]
    )

    fileprivate static let category = Grammar(
        attributes: ["term": (true, .filled), "scheme": (false, .iri), "label": (false, .free)]
    )

    fileprivate static let generator = Grammar(attributes: [
        "uri": (false, .reference), "version": (false, .free),
    ])
}
