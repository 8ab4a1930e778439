package import FeedXML

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

        /// Makes a feed of a list.
        public init(xmlURL: String, title: String, htmlURL: String? = nil, groups: [String] = []) {
            self.xmlURL = xmlURL
            self.title = title
            self.htmlURL = htmlURL
            self.groups = groups
        }
    }

    /// The feeds, in document order.
    public var feeds: [Outline] = []
    /// What had to be mended or was left out when the list was read, one sentence each.
    public private(set) var repairs: [String] = []

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
    }

    /// The source of one feed's line, to be put into a list.
    package static func line(for feed: Outline) throws(XMLError) -> String {
        let writer = try XMLWriter()
        writer.element(
            "outline",
            [
                "type": "rss", "text": feed.title.isEmpty ? feed.xmlURL : feed.title, "xmlUrl": feed.xmlURL,
                "htmlUrl": feed.htmlURL,
            ]
        )
        return String(decoding: writer.take(), as: UTF8.self)
    }

    private enum Name {
        static let opml: UInt32 = 1
        static let outline: UInt32 = 2
        static let xmlURL: UInt32 = 3
        static let htmlURL: UInt32 = 4
        static let text: UInt32 = 5
        static let title: UInt32 = 6
    }

    private static let vocabulary = Vocabulary(
        spaces: [],
        names: ["", "opml", "outline", "xmlurl", "htmlurl", "text", "title"],
        entries: []
    )

    private static func feeds(in segment: Segment) -> [Outline] {
        var feeds: [Outline] = []
        var groups: [(name: String, end: Int)] = []
        for node in segment.range where !segment.isText(node) && segment.name(of: node) == Name.outline {
            while let last = groups.last, last.end <= node { groups.removeLast() }
            let title =
                segment.attribute(Name.title, of: node) ?? segment.attribute(Name.text, of: node) ?? ""
            if let address = segment.attribute(Name.xmlURL, of: node), !address.isEmpty {
                feeds.append(
                    Outline(
                        xmlURL: address,
                        title: title,
                        htmlURL: segment.attribute(Name.htmlURL, of: node),
                        groups: groups.map(\.name)
                    )
                )
            } else {
                groups.append((title, segment.end(of: node)))
            }
        }
        return feeds
    }
}

/// Writes OPML 2.0: a list of feeds.
package struct OPMLWriter {
    private let out: XMLWriter

    /// Begins a list.
    package init(title: String) throws(XMLError) {
        out = try XMLWriter()
        out.startDocument()
        out.start("opml", ["version": "2.0"])
        out.lineBreak()
        out.element("head") { out.element("title", [:], title) }
        out.lineBreak()
        out.start("body")
        out.lineBreak()
    }

    /// Adds a feed.
    package func write(title: String, address: String, page: String?, language: String?) {
        out.field(
            "outline",
            [
                "type": "rss", "text": title, "title": title, "xmlUrl": Percent.encoded(address),
                "htmlUrl": page.map(Percent.encoded), "language": language,
            ]
        )
    }

    /// Ends the list and gives its bytes.
    package func finish() -> [UInt8] {
        out.endDocument()
        return out.take()
    }
}
