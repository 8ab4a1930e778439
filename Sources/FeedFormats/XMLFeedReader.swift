internal import FeedXML

/// Reads RSS and Atom out of XML, segment by segment.
final class XMLFeedReader {
    private let xml: XMLReader
    private let transcoder: Transcoder?
    private let scope: Scope
    private let encoding: DocumentEncoding
    private let junk: Int
    private var skip: Int
    private var head = Draft()
    private var root: Root?
    private var failure: FormatError?
    private var isCrowded = false
    /// The scope inside each ancestor of the last entry, the outermost first, and their number.
    private var ancestors: (ancestry: Int, scopes: [Scope])?

    /// Makes a reader of the document that begins with these bytes.
    init(
        prefix: [UInt8],
        isWhole: Bool,
        headers: [String: String],
        location: String?,
        limits: FeedLimits
    ) throws(FormatError) {
        encoding = DocumentEncoding(of: prefix, isWhole: isWhole, contentType: headers["content-type"])
        transcoder = encoding.encoding == .utf8 ? nil : Transcoder(from: encoding.encoding)
        junk = Self.junk(before: prefix.dropFirst(encoding.markLength))
        skip = encoding.markLength + junk
        scope = Scope(
            language: headers["content-language"].flatMap { $0.isEmpty ? nil : $0 },
            base: headers["content-location"].map { Reference.base($0, inside: location) } ?? location
        )
        do {
            if let idle = IdleReaders.take() {
                xml = idle
            } else {
                xml = try XMLReader(vocabulary: .feeds)
            }
            let entities = DeclaredEntities(in: prefix.dropFirst(encoding.markLength + junk))
            try xml.begin(limits: limits.xml, entities: entities)
        } catch {
            throw .unreadable(line: 1, reason: error.description)
        }
    }

    deinit { IdleReaders.give(xml) }

    /// Whether the document is read in another encoding than UTF-8.
    var isTranscoding: Bool { transcoder != nil }

    /// Whether bytes were met that are no UTF-8.
    var hasInvalidBytes: Bool { xml.hasInvalidBytes }

    /// How many bytes of markup stand before the XML declaration: warnings of PHP, mostly.
    private static func junk(before prefix: ArraySlice<UInt8>) -> Int {
        let head = prefix.prefix(16 << 10)
        guard let first = head.firstIndex(of: UInt8(ascii: "<")), !head[first...].starts(with: "<?xml".utf8)
        else {
            return 0
        }
        for mark in head[first...].indices where head[mark] == UInt8(ascii: "<") {
            let rest = head[mark...]
            if rest.starts(with: "<?xml ".utf8) { return mark - head.startIndex }
            for root in ["<rss", "<feed", "<rdf", "<!DOCTYPE", "<!--"] where rest.starts(with: root.utf8) {
                return 0
            }
        }
        return 0
    }

    /// What is known so far but the entries.
    var feed: Feed {
        var feed = Feed(
            format: root?.format ?? .rss,
            version: root?.version,
            encoding: encoding.encoding.name
        )
        feed.head = head.head
        if let repair = encoding.repair { feed.repairs.append(repair.description) }
        if junk > 0 { feed.repairs.append(Repair.leadingText.description) }
        if let transcoder, transcoder.invalidBytes > 0 {
            feed.repairs.append(Repair.invalidBytes.description)
        }
        feed.repairs += xml.repairs.map(\.description)
        if isCrowded || head.isCrowded {
            feed.repairs.append(Repair.limit("\(ElementReader.authors) authors of one entry").description)
        }
        return feed
    }

    /// Reads the next chunk.
    func read(_ chunk: Span<UInt8>, isLast: Bool, _ body: (Entry) -> Void) throws(FormatError) {
        let skipped = min(skip, chunk.count)
        skip -= skipped
        let bytes = chunk.extracting(droppingFirst: skipped)
        if let transcoder {
            let text = transcoder.decode(bytes, isLast: isLast)
            xml.read(text.span, isLast: isLast) { read($0, body) }
        } else {
            xml.read(bytes, isLast: isLast) { read($0, body) }
        }
        if let failure { throw failure }
        if isLast, root == nil { throw .notAFeed(found: "a document without markup") }
    }

    private func read(_ segment: Segment, _ body: (Entry) -> Void) {
        if root == nil, failure == nil {
            switch Root.of(segment) {
            case .success(let found): root = found
            case .failure(let error): failure = error
            }
        }
        guard let root, failure == nil else { return }
        switch segment.part {
        case .feed: readFeed(segment, root)
        case .entry: body(entry(segment, root))
        }
    }

    private func readFeed(_ segment: Segment, _ root: Root) {
        var reader = ElementReader(segment: segment, format: root.format, isEntry: false, draft: head)
        head = Draft()
        let known = ancestors.map { $0.ancestry == segment.ancestry ? $0.scopes : [] } ?? []
        reader.readFeed(segment.range.lowerBound, scope, known[...])
        head = reader.draft
    }

    private func entry(_ segment: Segment, _ root: Root) -> Entry {
        var reader = ElementReader(segment: segment, format: root.format, isEntry: true, draft: Draft())
        let scope = surroundings(of: segment).entering(segment.subject, of: segment)
        reader.readChildren(of: segment.subject, scope)
        reader.readChannelDefinition(segment.subject, scope)
        reader.draft.id = reader.draft.id ?? segment.attribute(.about, in: .rdf, of: segment.subject)
        reader.draft.language = reader.draft.language ?? scope.language
        isCrowded = isCrowded || reader.draft.isCrowded
        return reader.draft.entry
    }

    /// What is in force around an entry; the same ancestors are looked at once.
    private func surroundings(of segment: Segment) -> Scope {
        if let ancestors, ancestors.ancestry == segment.ancestry { return ancestors.scopes.last ?? scope }
        var scopes: [Scope] = []
        for ancestor in segment.range.lowerBound..<segment.subject {
            scopes.append((scopes.last ?? scope).entering(ancestor, of: segment))
        }
        ancestors = (segment.ancestry, scopes)
        return scopes.last ?? scope
    }
}

extension ElementReader {
    /// Reads what a document says outside entries: at its root, and in the channel of RSS.
    ///
    /// `known` are the scopes of the element and of those on the way to the entries, as far as they were worked out.
    fileprivate mutating func readFeed(_ element: Int, _ outer: Scope, _ known: ArraySlice<Scope>) {
        let scope = known.first ?? outer.entering(element, of: segment)
        draft.id = draft.id ?? segment.attribute(.about, in: .rdf, of: element)
        readChannelDefinition(element, scope)
        for child in segment.children(of: element) {
            switch segment.tag(of: child) {
            case .channel, .rss, .feed, .rdf:
                // An ancestor of entries is the first child of the one around it.
                readFeed(child, scope, child == element + 1 ? known.dropFirst() : [])
            default: read(child, scope)
            }
        }
        draft.language = draft.language ?? scope.language
    }
}

/// What a document's root tells of its format.
private struct Root {
    var format: Feed.Format
    var version: String?

    static func of(_ segment: Segment) -> Result<Root, FormatError> {
        let root = segment.range.lowerBound
        guard segment.range.contains(root), !segment.isText(root) else {
            return .failure(.notAFeed(found: "a document without markup"))
        }
        // A feed may stand inside another document's root; one that does stands near its beginning.
        for element in root..<min(root + 16, segment.range.upperBound) where !segment.isText(element) {
            if let found = Root(element, of: segment, isRoot: element == root) { return .success(found) }
        }
        return .failure(.notAFeed(found: description(of: root, in: segment)))
    }

    private init?(_ element: Int, of segment: Segment, isRoot: Bool) {
        let version = segment.attribute(.version, of: element)
        let namespace = segment.namespaces.first { !$0.contains("rdf-syntax-ns") } ?? ""
        switch segment.tag(of: element) {
        case .rss: self.init(format: .rss, version: version)
        case .rdf: self.init(format: .rss, version: Self.rdfVersion(segment.namespaces))
        case .feed: self.init(format: .atom, version: version ?? Self.atomVersion(namespace))
        case .channel: self.init(format: .rss, version: Self.rdfVersion(segment.namespaces))
        case .item where isRoot: self.init(format: .rss)
        case .entry where isRoot: self.init(format: .atom, version: Self.atomVersion(namespace))
        default: return nil
        }
    }

    private init(format: Feed.Format, version: String? = nil) {
        self.format = format
        self.version = version.flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func rdfVersion(_ namespaces: [String]) -> String? {
        for namespace in namespaces {
            if namespace.contains("purl.org/rss/1.0") && !namespace.contains("modules") { return "1.0" }
            if namespace.contains("rdf/simple/0.9") { return "0.90" }
        }
        return nil
    }

    private static func atomVersion(_ namespace: String) -> String? {
        let namespace = namespace.lowercased()
        if namespace.contains("w3.org/2005/atom") { return "1.0" }
        return namespace.contains("purl.org/atom/ns") ? "0.3" : nil
    }

    private static func description(of root: Int, in segment: Segment) -> String {
        switch segment.tag(of: root) {
        case .html: "an HTML page"
        case .opml: "an OPML list of feeds"
        case .urlset, .sitemapindex: "a sitemap"
        case .svg: "a picture (SVG)"
        default: "a document whose root is `\(segment.localName(of: root).prefix(60))`"
        }
    }
}
