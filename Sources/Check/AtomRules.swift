internal import FeedXML

/// Atom 1.0 (RFC 4287), with tombstones (RFC 6721) and feed history (RFC 5005).
struct AtomRules: FormatRules {
    private var counts: [String: Int] = [:]
    private var authored = false
    private var orphans: [Spot] = []
    private var links: [Node] = []
    private var entryMet = false
    private var hasBase = false

    mutating func open(_ feed: Node, _ inspection: Inspection) {
        hasBase = feed["base", Spaces.xml] != nil
        inspection.checkLanguage(of: feed)
    }

    mutating func take(_ child: Node, of feed: Node, _ inspection: Inspection) {
        if child.name.space == Spaces.tombstones { return takeTombstone(child, inspection) }
        if child.name == Node.Name(Spaces.atom, "entry") { inspection.log.entry = child.first("id")?.trimmed }
        defer { inspection.log.entry = nil }
        inspection.checkChild(child, of: feed, Self.feed)
        guard child.name.space == Spaces.atom else { return }
        counts[child.name.local, default: 0] += 1
        switch child.name.local {
        case "entry":
            entryMet = true
            inspection.entries += 1
            checkEntry(child, inspection)
        case "author": authored = true
        case "link": links.append(child)
        case "id": inspection.checkAddress(child.trimmed, asIRI: true, isLink: false, child.spot)
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
        if !authored {
            for entry in orphans {
                inspection.log.error(
                    "missing-element",
                    entry,
                    "neither the entry nor the feed names an author",
                    "add <author><name>…</name></author>"
                )
            }
        }
        inspection.checkSelf(links, of: feed)
        inspection.checkAlternates(links, of: feed)
    }

    private mutating func takeTombstone(_ node: Node, _ inspection: Inspection) {
        guard node.name.local == "deleted-entry" else { return }
        let grammar = Grammar(
            children: ["comment": .maybe(.free), "by": .any(.free)],
            attributes: ["ref": (true, .filled), "when": (true, .rfc3339)]
        )
        inspection.check(node, grammar)
        if entryMet {
            inspection.log.error(
                "tombstone-order",
                node.spot,
                "a tombstone stands after entries",
                "put deleted-entry elements before the first entry"
            )
        }
        if let ref = node["ref"], !inspection.isNew(ref, as: "tombstone") {
            inspection.log.warning("duplicate-id", node.spot, "\(ref.quoted) is withdrawn twice", "keep one")
        }
    }

    private mutating func checkEntry(_ entry: Node, _ inspection: Inspection) {
        inspection.check(entry, Self.entry)
        for child in entry.children where child.name.space == Spaces.atom {
            checkConstruct(child, inspection)
        }
        let source = entry.first("source")
        if let source { inspection.check(source, Self.source) }
        if entry.first("author") == nil, source?.first("author") == nil { orphans.append(entry.spot) }
        if let id = entry.first("id") {
            inspection.checkAddress(id.trimmed, asIRI: true, isLink: false, id.spot)
            if !inspection.isNew(id.trimmed, as: "id") {
                inspection.log.error(
                    "duplicate-id",
                    id.spot,
                    "the id \(id.trimmed.quoted) is borne by another entry",
                    "give each entry an id of its own"
                )
            }
            if inspection.has(id.trimmed, as: "tombstone") {
                inspection.log.error(
                    "withdrawn-entry",
                    id.spot,
                    "the entry \(id.trimmed.quoted) is also said to be withdrawn",
                    "keep the entry or the tombstone"
                )
            }
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
        if content?["src"] != nil, entry.first("summary") == nil {
            inspection.log.error(
                "missing-element",
                entry.spot,
                "content elsewhere needs a summary",
                "add one"
            )
        }
        inspection.checkAlternates(links, of: entry)
    }

    /// Judges text constructs, people and links.
    private func checkConstruct(_ node: Node, _ inspection: Inspection) {
        switch node.name.local {
        case "title", "subtitle", "summary", "rights": checkText(node, inspection)
        case "content": checkContent(node, inspection)
        case "link": inspection.checkLink(node)
        case "author", "contributor": inspection.checkPerson(node)
        case "category": inspection.check(node, Self.category)
        case "generator": inspection.check(node, Self.generator)
        default: break
        }
    }

    private func checkText(_ node: Node, _ inspection: Inspection) {
        inspection.check(node, Grammar(attributes: ["type": (false, .oneOf(["text", "html", "xhtml"]))]))
        checkTyped(node, node["type"] ?? "text", inspection)
    }

    private func checkContent(_ node: Node, _ inspection: Inspection) {
        inspection.check(node, Grammar(attributes: ["type": (false, .filled), "src": (false, .iri)]))
        let type = node["type"] ?? "text"
        if node["src"] != nil {
            inspection.check(node.text, is: .empty, node.spot)
        } else if !["text", "html", "xhtml"].contains(type), !NameRules.isMediaType(type) {
            inspection.log.error(
                "value",
                node.spot,
                "the type \(type.quoted) is neither text, html, xhtml nor a media type",
                "write one of them"
            )
        } else {
            checkTyped(node, type, inspection)
        }
    }

    private func checkTyped(_ node: Node, _ type: String, _ inspection: Inspection) {
        let hasBase = hasBase || node["base", Spaces.xml] != nil
        switch type {
        case "html":
            if let child = node.children.first {
                inspection.log.error(
                    "undefined-element",
                    child.spot,
                    "markup of type html must be escaped",
                    "escape it, or say type=\"xhtml\""
                )
            }
            inspection.markup.check(node.text, node.spot, hasBase: hasBase, inspection.rules, &inspection.log)
        case "text":
            if let child = node.children.first {
                inspection.log.error(
                    "undefined-element",
                    child.spot,
                    "plain text holds no elements",
                    "escape it"
                )
            }
        case "xhtml":
            if node.children.map(\.name) != [Node.Name(Spaces.xhtml, "div")] {
                inspection.log.error(
                    "undefined-element",
                    node.spot,
                    "xhtml content must be one div of XHTML",
                    "wrap it in <div xmlns=\"http://www.w3.org/1999/xhtml\">"
                )
            }
            inspection.markup.check(
                node.markup,
                node.spot,
                hasBase: hasBase,
                inspection.rules,
                &inspection.log
            )
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
            "entry": .any(.free), "generator": .maybe(.free), "icon": .maybe(.iri), "logo": .maybe(.iri),
            "subtitle": .maybe(.free),
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
            "generator": .maybe(.free), "icon": .maybe(.iri), "logo": .maybe(.iri), "subtitle": .maybe(.free),
        ]
    )

    fileprivate static let category = Grammar(
        attributes: ["term": (true, .filled), "scheme": (false, .iri), "label": (false, .filled)]
    )

    fileprivate static let generator = Grammar(attributes: [
        "uri": (false, .iri), "version": (false, .filled),
    ])
}
