/// One feed document, whatever format it was written in.
///
/// A reader fills it faithfully: what the document does not say stays empty. What a missing title or date
/// falls back to is decided later and once, where entries become articles.
public struct Feed: Sendable, Equatable {
    /// The family of formats a document belongs to.
    public enum Format: String, Sendable, Codable, CaseIterable {
        /// RSS 0.90 to 2.0, the RDF-based ones included.
        case rss
        /// Atom 0.3 and 1.0.
        case atom
        /// JSON Feed 1.0 and 1.1.
        case json
    }

    /// The family of formats.
    public var format: Format
    /// The version the document claims, such as `2.0`; nil when it claims none.
    public var version: String?
    /// The character encoding that was used to read it, by its WHATWG name.
    public var encoding: String?
    /// What had to be mended to read it, one short sentence each; empty for a clean document.
    public var repairs: [String]
    /// What the document says of the feed as a whole.
    public var head: Head
    /// The entries, in document order.
    public var entries: [Entry]

    /// Makes a feed of a format, empty unless told otherwise.
    public init(
        format: Format,
        version: String? = nil,
        encoding: String? = nil,
        repairs: [String] = [],
        head: Head = Head(),
        entries: [Entry] = []
    ) {
        self.format = format
        self.version = version
        self.encoding = encoding
        self.repairs = repairs
        self.head = head
        self.entries = entries
    }
}
