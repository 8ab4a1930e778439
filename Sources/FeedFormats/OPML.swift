internal import FeedXML

/// A list of feeds (OPML 2.0).
///
///     opml    = head body
///     body    = 1*outline
///     outline = outline with xmlUrl (a feed) / outline with outlines (a group)
public struct OPML: Sendable, Equatable {
    /// A feed of the list.
    public struct Outline: Sendable, Equatable {
        /// The feed's address, as written.
        public var xmlURL: String
        /// The feed's name; empty when it has none.
        public var title: String
        /// The site the feed belongs to.
        public var htmlURL: String?
        /// The names of the groups it stands in, outermost first.
        public var groups: [String]
        /// The addresses it had before, the oldest first.
        public var movedFrom: [String]
        /// The language it is written in (BCP 47), for those who look for one; not read from lists.
        public var language: String?

        /// Makes a feed of a list.
        public init(
            xmlURL: String,
            title: String,
            htmlURL: String? = nil,
            groups: [String] = [],
            movedFrom: [String] = [],
            language: String? = nil
        ) {
            self.xmlURL = xmlURL
            self.title = title
            self.htmlURL = htmlURL
            self.groups = groups
            self.movedFrom = movedFrom
            self.language = language
        }
    }

    /// The feeds, in document order.
    public var feeds: [Outline] = []
    /// What had to be mended or was left out when the list was read, one sentence each.
    public private(set) var repairs: [String] = []
    /// Whether the end of the list is missing.
    package private(set) var isCutOff = false
    /// What the list falsely claims to be written in; nil where it claims nothing or tells the truth.
    package private(set) var encodingFault: String?

    /// Makes an empty list.
    public init() {}

    /// Reads a list, mending what can be mended.
    ///
    /// - Throws: `FormatError` when the document is no OPML.
    public init(parsing document: [UInt8]) throws(FormatError) {
        guard document.contains(where: { $0 > 0x20 }) else { throw .empty }
        let encoding = DocumentEncoding(of: document, isWhole: true, contentType: nil)
        let text =
            Transcoder(from: encoding.encoding)
            .map { $0.decode(document.span.extracting(droppingFirst: encoding.markLength), isLast: true) }
            ?? document
        let reader: XMLReader
        do {
            reader = try XMLReader(vocabulary: Self.vocabulary)
            try reader.begin()
        } catch {
            throw .unreadable(line: 1, reason: error.description)
        }
        var feeds: [Outline] = []
        var root: String?
        reader.read(text.span, isLast: true) { segment in
            guard let first = segment.range.first(where: { !segment.isText($0) }) else { return }
            root = segment.localName(of: first)
            if segment.name(of: first) == Name.opml { feeds = Self.feeds(in: segment) }
        }
        guard let root, root == "opml" else { throw .notAFeed(found: root.map { "<\($0)>" } ?? "text") }
        self.feeds = feeds
        repairs = reader.repairs.map(\.description)
        isCutOff = !String(decoding: text, as: UTF8.self).lowercased().contains("</opml")
        encodingFault = encoding.repair?.description
    }

    /// The source of one feed's line, to be put into a list.
    package static func line(for feed: Outline) -> String {
        let writer = XMLWriter()
        writer.write(feed)
        return String(decoding: writer.take(), as: UTF8.self)
    }

    /// The list as a document, in its groups.
    package func document(title: String) -> [UInt8] {
        let writer = XMLWriter()
        writer.startDocument()
        writer.start("opml", ["version": "2.0"])
        writer.element("head") { writer.element("title", [:], title) }
        writer.lineBreak()
        writer.start("body")
        writer.lineBreak()
        var open: [String] = []
        // Groups stand in the order of their first feeds, and feeds keep theirs within a group.
        var places: [[String]: Int] = [:]
        let order = feeds.indices.map { index in
            let place = places[feeds[index].groups] ?? index
            places[feeds[index].groups] = place
            return (place, index)
        }.sorted(by: <).map(\.1)
        for index in order {
            let feed = feeds[index]
            let shared = zip(open, feed.groups).prefix { $0 == $1 }.count
            for _ in open.dropFirst(shared) {
                writer.end()
                writer.lineBreak()
            }
            for group in feed.groups.dropFirst(shared) {
                writer.start("outline", ["text": group])
                writer.lineBreak()
            }
            open = feed.groups
            writer.write(feed)
            writer.lineBreak()
        }
        for _ in open { writer.end() }
        writer.end()
        writer.end()
        writer.lineBreak()
        return writer.take()
    }

    private enum Name {
        static let opml: UInt32 = 1
        static let outline: UInt32 = 2
        static let xmlURL: UInt32 = 3
        static let htmlURL: UInt32 = 4
        static let text: UInt32 = 5
        static let title: UInt32 = 6
        static let movedFrom: UInt32 = 7
    }

    private static let vocabulary = Vocabulary(
        spaces: [],
        names: ["", "opml", "outline", "xmlurl", "htmlurl", "text", "title", "movedfrom"],
        entries: []
    )

    private static func feeds(in segment: Segment) -> [Outline] {
        var feeds: [Outline] = []
        var groups: [(name: String, end: Int)] = []
        for node in segment.range where !segment.isText(node) && segment.name(of: node) == Name.outline {
            while let last = groups.last, last.end <= node { groups.removeLast() }
            let title =
                [Name.title, Name.text].lazy.compactMap { segment.attribute($0, of: node) }
                .first { !$0.isEmpty } ?? ""
            if let address = segment.attribute(Name.xmlURL, of: node), !address.isEmpty {
                feeds.append(
                    Outline(
                        xmlURL: address,
                        title: title,
                        htmlURL: segment.attribute(Name.htmlURL, of: node),
                        groups: groups.map(\.name),
                        movedFrom: segment.attribute(Name.movedFrom, of: node)?.split(separator: " ")
                            .map { String($0) } ?? []
                    )
                )
            } else {
                groups.append((title, segment.end(of: node)))
            }
        }
        return feeds
    }
}

extension XMLWriter {
    fileprivate func write(_ feed: OPML.Outline) {
        element(
            "outline",
            [
                "type": "rss", "text": feed.title.isEmpty ? feed.xmlURL : feed.title, "xmlUrl": feed.xmlURL,
                "htmlUrl": feed.htmlURL, "language": feed.language,
                "movedFrom": feed.movedFrom.isEmpty ? nil : feed.movedFrom.joined(separator: " "),
            ]
        )
    }
}
