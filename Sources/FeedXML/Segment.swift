/// A run of markup as a flat list of nodes: a feed's head, one entry, or what stands between and after entries.
///
/// Every segment begins with the open ancestors of what it holds (`rss`, `channel`), attributes included, so
/// it can be read on its own. Nodes stand in document order; `end` leads past an element's descendants, so no
/// depth of nesting needs a stack. Copying a segment out of the closure that received it is safe and costs a
/// copy of its storage.
public struct Segment: Sendable {
    /// Which part of the document a segment is.
    public enum Part: Sendable {
        /// Outside entries: the head, or what follows an entry.
        case feed
        /// One entry.
        case entry
    }

    /// An element or a piece of text.
    public struct Node: Sendable {
        /// The local name's number in the vocabulary, or past it a name met in this document; 0 for text.
        @usableFromInline var name: UInt32 = 0
        @usableFromInline var end: UInt32 = 0
        @usableFromInline var start: UInt32
        @usableFromInline var count: UInt32
        @usableFromInline var line: UInt32 = 0
        @usableFromInline var space: UInt8 = 0
        @usableFromInline var isText: Bool
    }

    struct Attribute: Sendable {
        var name: UInt32
        var start: UInt32
        var count: UInt32
        var space: UInt8
    }

    /// The part of the document it is.
    public internal(set) var part: Part
    /// The positions of its nodes.
    public internal(set) var range: Range<Int>
    /// The position of the element it is about: the entry, or the innermost ancestor for a feed segment.
    public internal(set) var subject: Int

    @usableFromInline var nodes: [Node]
    @usableFromInline var bytes: [UInt8]
    var attributes: [Attribute]
    var names: [String]
}
