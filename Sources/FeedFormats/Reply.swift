/// What an entry answers to (RFC 4685 `in-reply-to`).
public struct Reply: Sendable, Hashable, Codable {
    /// The identifier of what is answered.
    public var ref: String?
    /// Where it can be read.
    public var href: String?
    /// The media type found there.
    public var type: String?
    /// The feed or entry it stands in.
    public var source: String?

    /// Makes an empty value.
    public init() {}
}
