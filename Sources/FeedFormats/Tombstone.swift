/// What is left of an entry that was withdrawn (RFC 6721).
public struct Tombstone: Sendable, Hashable, Codable {
    /// The id of the entry.
    public var id: String
    /// When it was withdrawn.
    public var when: Timestamp
    /// Why, for readers.
    public var comment: String?

    /// Makes a tombstone.
    public init(_ id: String, when: Timestamp, comment: String? = nil) {
        self.id = id
        self.when = when
        self.comment = comment
    }
}
