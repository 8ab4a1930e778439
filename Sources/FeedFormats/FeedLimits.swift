internal import FeedXML

/// How much of a document is read, whatever its publisher sends.
///
/// What lies beyond a limit is left out and told in `Feed.repairs`; only a JSON Feed, which is read whole, is
/// refused when it is too large.
public struct FeedLimits: Sendable, Hashable {
    /// Bytes of an XML document, after decompression.
    public var documentBytes = 512 << 20
    /// Bytes of a JSON Feed, which takes several times as many in memory.
    public var jsonBytes = 64 << 20
    /// Bytes of text and attributes in one entry, or outside entries.
    public var entryBytes = 64 << 20
    /// Entries in the document.
    public var entries = 1_000_000
    /// Elements open at one time; deeper ones are left out, their text kept.
    public var depth = 512
    /// Attributes of one element.
    public var attributes = 256
    /// Distinct names of elements, attributes, namespaces, entities and instructions in the document.
    public var names = 16_384

    /// Makes the limits that are right for nearly every feed there is.
    public init() {}

    var xml: Limits {
        var limits = Limits()
        limits.documentBytes = documentBytes
        limits.segmentBytes = entryBytes
        limits.entries = entries
        limits.depth = depth
        limits.attributes = attributes
        limits.names = names
        return limits
    }
}
