/// How much of a document is taken in before the rest is left out, whatever its publisher sends.
public struct Limits: Sendable, Hashable {
    /// Bytes of the document, after decompression.
    public var documentBytes = 512 << 20
    /// Bytes of text and attributes in one segment (a head or an entry).
    public var segmentBytes = 64 << 20
    /// Nodes in one segment.
    public var segmentNodes = 2_000_000
    /// Elements open at one time; deeper ones are left out, their text kept.
    public var depth = 512
    /// Attributes of one element; HTML may have some more.
    public var attributes = 256
    /// Distinct names of elements, attributes, namespaces, entities and instructions in the document.
    public var names = 16_384
    /// Namespaces in force at one place.
    public var namespaces = 1024
    /// Entries in the document.
    public var entries = 1_000_000

    /// Makes the documented limits.
    public init() {}
}
