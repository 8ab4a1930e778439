/// A run of markup as a flat list of nodes: a feed's head, one entry, or what stands between and after entries.
///
/// Every segment begins with the open ancestors of what it holds (`rss`, `channel`), attributes included, so
/// it can be read on its own; of many or large ones only so much is repeated. Nodes stand in document order, and an element's `end` leads past its
/// descendants, so no depth of nesting needs a stack. The segments of one hand-over share their storage:
/// reading is free, and keeping one beyond the closure that received it costs a copy.
public struct Segment: Sendable {
    /// Which part of the document a segment is.
    public enum Part: Sendable, Hashable {
        /// Outside entries: the head, or what follows an entry.
        case feed
        /// One entry.
        case entry
    }

    /// An element or a piece of text.
    @usableFromInline
    struct Node: Sendable {
        /// An element's name: its number in the vocabulary, or past that a name met in this document.
        @usableFromInline var name: UInt32 = 0
        /// An element's last descendant stands before this position.
        @usableFromInline var end: UInt32 = 0
        /// Where the text begins in `bytes`, or an element's attributes in `attributes`.
        @usableFromInline var start: UInt32
        /// The text's bytes, or the element's attributes.
        @usableFromInline var count: UInt32
        @usableFromInline var line: UInt32 = 0
        @usableFromInline var space: UInt8 = 0
        @usableFromInline var isText: Bool
    }

    @usableFromInline
    struct Attribute: Sendable {
        @usableFromInline var name: UInt32
        @usableFromInline var start: UInt32
        @usableFromInline var count: UInt32
        @usableFromInline var space: UInt8
    }

    /// Which part of the document it is.
    public internal(set) var part: Part
    /// The positions of its nodes, its outermost ancestor first.
    public internal(set) var range: Range<Int>
    /// The element it is about: the entry, or for a feed segment the innermost open ancestor.
    public internal(set) var subject: Int
    /// A number that stays the same for as long as segments begin with the same ancestors.
    public internal(set) var ancestry: Int
    /// The namespaces met so far in the document, as written, in order.
    public internal(set) var namespaces: [String]

    @usableFromInline var nodes: [Node]
    @usableFromInline var bytes: [UInt8]
    @usableFromInline var attributes: [Attribute]
    @usableFromInline var names: [String]
}
