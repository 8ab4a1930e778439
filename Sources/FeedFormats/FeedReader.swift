internal import FeedXML

/// Reads a feed in chunks and hands over each entry as soon as it is complete.
///
/// The memory it needs does not grow with the number of entries (a JSON Feed, which is read whole, excepted).
///
/// ```swift
/// let reader = FeedReader(location: "https://example.org/feed")
/// for chunk in chunks { try reader.read(chunk.span) { print($0.title?.value ?? "") } }
/// try reader.finish { print($0.title?.value ?? "") }
/// print(reader.feed.head.title?.value ?? "")
/// ```
public final class FeedReader {
    /// Everything known so far but the entries: the head before the first entry, what stands after entries
    /// and the repairs once the document has ended.
    public var feed: Feed {
        guard let xml else { return jsonFeed }
        return xml.feed
    }

    private let headers: [String: String]
    private let location: String?
    private let limits: FeedLimits
    private var isJSON = false
    private var held: [UInt8] = []
    private var xml: XMLFeedReader?
    private var jsonFeed = Feed(format: .json)

    /// Makes a reader of one document.
    ///
    /// - Parameters:
    ///   - headers: the HTTP headers the document comes with (`Content-Type`, `Content-Location`,
    ///     `Content-Language`); their names are compared without regard to case.
    ///   - location: the address it comes from, on which relative references stand.
    ///   - limits: how much of it is read.
    public init(headers: [String: String] = [:], location: String? = nil, limits: FeedLimits = FeedLimits()) {
        self.headers = Dictionary(headers.map { ($0.lowercased(), $1) }) { first, _ in first }
        self.location = location
        self.limits = limits
    }

    /// Reads the next chunk of the document.
    ///
    /// - Parameters:
    ///   - chunk: bytes of the document, any number of them.
    ///   - body: called for each entry that is complete.
    /// - Throws: why the document is no feed.
    public func read(_ chunk: Span<UInt8>, _ body: (Entry) -> Void) throws(FormatError) {
        try read(chunk, isLast: false, body)
    }

    /// Ends the document.
    ///
    /// - Parameter body: called for each entry that was not handed over yet.
    /// - Throws: why the document is no feed.
    public func finish(_ body: (Entry) -> Void) throws(FormatError) {
        let nothing: [UInt8] = []
        try read(nothing.span, isLast: true, body)
    }

    /// Reads a document that is all there.
    ///
    /// Its encoding is decided on its beginning, and again on all of it should that turn out wrong: most
    /// documents are what they claim, and need not be looked through first.
    func entries(of document: [UInt8]) throws(FormatError) -> [Entry] {
        let isShort = document.count <= Self.glance
        try decide(on: Array(document.prefix(Self.glance)), isWhole: isShort)
        if let xml, xml.isTranscoding, !isShort { try decide(on: document, isWhole: true) }
        var entries: [Entry] = []
        try read(document.span, isLast: true) { entries.append($0) }
        if let first = xml, !first.isTranscoding, first.hasInvalidBytes, !isShort {
            try decide(on: document, isWhole: true)
            guard let xml, xml.isTranscoding else {
                xml = first
                return entries
            }
            entries = []
            try read(document.span, isLast: true) { entries.append($0) }
        }
        return entries
    }

    private func read(_ chunk: Span<UInt8>, isLast: Bool, _ body: (Entry) -> Void) throws(FormatError) {
        if let xml { return try xml.read(chunk, isLast: isLast, body) }
        held.append(chunk)
        if !isJSON, isLast || held.count >= Self.prefix || Self.beginsJSON(held) {
            try decide(on: held, isWhole: isLast)
        }
        if isJSON, held.count > limits.jsonBytes { throw .tooLarge(limit: limits.jsonBytes) }
        guard isJSON || xml != nil else { return }
        let bytes = held
        if let xml {
            held = []
            try xml.read(bytes.span, isLast: isLast, body)
        } else if isLast {
            held = []
            jsonFeed = try Feed.json(bytes, location: headers["content-location"] ?? location)
            for entry in jsonFeed.entries { body(entry) }
            jsonFeed.entries = []
        }
    }

    /// What the encoding is decided on first when the whole document is there.
    private static let glance = 16 << 10

    /// What the encoding is decided on when a document comes in chunks.
    private static let prefix = 64 << 10

    /// Decides what kind of document it is, and its encoding.
    private func decide(on prefix: [UInt8], isWhole: Bool) throws(FormatError) {
        guard prefix.contains(where: { !Self.leading.contains($0) }) else {
            if isWhole { throw .empty }
            // No feed begins with so much of nothing, and what is held must not grow without end.
            if prefix.count > Self.longestBlank { throw .notAFeed(found: "white space") }
            return
        }
        isJSON = Self.beginsJSON(prefix)
        if !isJSON {
            xml = try XMLFeedReader(
                prefix: prefix,
                isWhole: isWhole,
                headers: headers,
                location: location,
                limits: limits
            )
        }
    }

    private static func beginsJSON(_ prefix: [UInt8]) -> Bool {
        let first = prefix.first { !leading.contains($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    private static let longestBlank = 1 << 20

    /// White space, NUL and the bytes of byte order marks.
    private static let leading: Set<UInt8> = [0x20, 0x0A, 0x0D, 0x09, 0, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF]
}
