internal import FeedXML

/// Judges a document of XML while it comes in.
final class XMLCheck {
    private let scanner: XMLScanner
    private let inspection: Inspection
    private var rules: (any FormatRules)?
    /// The open elements whose children are judged one by one, from the root inwards.
    private var containers: [Node] = []
    /// The open elements of the part that is being gathered.
    private var open: [Node] = []
    private var counters: [String: Int] = [:]
    private var gathered = 0
    private var hasDocumentType = false
    /// How many open elements are passed over, because a part holds too much.
    private var skipped = 0
    private(set) var kind: Check.Kind?

    private static let mostNodes = 200_000
    private static let mostLevels = 100

    init(_ inspection: Inspection) throws(XMLError) {
        scanner = try XMLScanner()
        self.inspection = inspection
    }

    func read(_ bytes: [UInt8], isLast: Bool) {
        guard scanner.fault == nil else { return }
        scanner.read(bytes, isLast: isLast) { take($0) }
        if let fault = scanner.fault {
            let spot = Spot(path: "", place: fault.place)
            if fault.isLimit {
                return inspection.log.error(
                    "too-complex",
                    spot,
                    fault.reason,
                    "make it simpler; readers give up on it"
                )
            }
            if hasDocumentType, fault.reason.hasPrefix("Entity ") {
                return inspection.log.error(
                    "document-type",
                    spot,
                    "\(fault.reason) outside the document type declaration, which is not read",
                    "write the character itself: readers do not read such declarations either"
                )
            }
            inspection.log.error(
                "not-well-formed",
                spot,
                "the document is not well-formed: \(fault.reason)",
                "mend it there; readers stop at it"
            )
        }
    }

    private func take(_ event: XMLScanner.Event) {
        switch event {
        case .start(let name, let attributes, let place): start(name, attributes, place)
        case .text(let text): take(text)
        case .end: end()
        case .documentType(let place):
            hasDocumentType = true
            inspection.log.warning(
                "document-type",
                Spot(path: "", place: place),
                "the document has a document type declaration",
                "leave it out: most readers refuse or ignore it"
            )
        }
    }

    private func start(_ name: Node.Name, _ attributes: [XMLScanner.Attribute], _ place: XMLScanner.Place) {
        if skipped > 0 {
            skipped += 1
            return
        }
        let parent = open.last ?? containers.last
        var node = Node(name: name, attributes: attributes, place: place, path: "")
        node.path = path(of: name, under: parent)
        node.hasBase = parent?.hasBase ?? false || node["base", Spaces.xml] != nil
        if open.isEmpty, isContainer(node) {
            containers.append(node)
            counters = [:]
            rules?.open(node, inspection)
            return
        }
        gathered += 1
        if open.count >= Self.mostLevels || gathered > Self.mostNodes {
            inspection.log.error(
                "too-complex",
                node.spot,
                "elements are nested too deep, or one entry holds too many",
                "make it simpler; readers give up on it"
            )
            skipped = 1
            return
        }
        open.append(node)
    }

    private func take(_ text: String) {
        guard skipped == 0 else { return }
        if let node = open.last {
            inspection.checkCharacters(text, node.spot)
            open[open.count - 1].text += text
        } else if let container = containers.last, text.unicodeScalars.contains(where: { !$0.isSpace }) {
            inspection.log.error(
                "stray-text",
                container.spot,
                "text stands between the elements: \(text.trimmingSpace.quoted)",
                "remove it, or put it into an element"
            )
        }
    }

    private func end() {
        if skipped > 0 {
            skipped -= 1
            return
        }
        if let node = open.popLast() {
            if !open.isEmpty {
                open[open.count - 1].children.append(node)
            } else {
                gathered = 0
                // An entry that is a document stands in none.
                rules?.take(node, of: containers.last ?? node, inspection)
            }
        } else if let container = containers.popLast() {
            rules?.close(container, inspection)
        }
    }

    private func path(of name: Node.Name, under parent: Node?) -> String {
        let prefix = name.space == parent?.name.space ? "" : Spaces.prefix(of: name.space) ?? "?"
        var step = prefix.isEmpty || parent == nil ? name.local : "\(prefix):\(name.local)"
        guard let parent else { return step }
        if open.isEmpty, ["item", "entry", "url", "outline", "sitemap"].contains(name.local) {
            counters[name.local, default: 0] += 1
            step += "[\(counters[name.local] ?? 1)]"
        }
        return "\(parent.path)/\(step)"
    }

    /// Whether an element's children are judged one by one; the root decides the format.
    private func isContainer(_ node: Node) -> Bool {
        guard let root = containers.first else {
            (rules, kind) = Self.format(of: node.name)
            if rules == nil {
                inspection.log.error(
                    "not-a-feed",
                    node.spot,
                    "<\(node.name.local)> in the namespace \(node.name.space.quoted) begins no feed",
                    "write RSS 2.0, Atom 1.0, OPML or a sitemap"
                )
            }
            return node.name != Node.Name(Spaces.atom, "entry")
        }
        let inner = ["rss": "channel", "opml": "body"][root.name.local]
        return containers.count == 1 && node.name.local == inner && node.name.space == root.name.space
    }

    private static func format(of root: Node.Name) -> ((any FormatRules)?, Check.Kind?) {
        switch (root.space, root.local) {
        case ("", "rss"): (RSSRules(), .rss)
        case (Spaces.atom, "feed"), (Spaces.atom, "entry"): (AtomRules(), .atom)
        case ("", "opml"): (OPMLRules(), .opml)
        case (Spaces.sitemap, "urlset"), (Spaces.sitemap, "sitemapindex"): (SitemapRules(), .sitemap)
        case (Spaces.rdf, "RDF"): (RDFRules(), .rss)
        default: (nil, nil)
        }
    }
}
