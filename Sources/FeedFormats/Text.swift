/// A piece of text with what its document said about it (RFC 4287, 3.1).
public struct Text: Sendable, Hashable, Codable {
    /// What `value` is written in.
    public enum Kind: Sendable, Hashable, Codable {
        /// Characters that mean themselves.
        case text
        /// HTML source.
        case html
        /// XHTML source, without the `div` that Atom wraps around it.
        case xhtml
        /// Another media type, such as `image/svg+xml`.
        case media(String)
    }

    /// The text, or the markup's source.
    public var value: String
    /// What `value` is written in.
    public var kind: Kind
    /// The language in force (`xml:lang`), when one was.
    public var language: String?
    /// The address that relative references in `value` stand on (`xml:base`), when there is one.
    public var base: String?
    /// Where the text stands, when it is not in the document itself (Atom `content` with `src`).
    public var source: String?

    /// Makes a text; plain text when nothing else is said.
    public init(_ value: String, kind: Kind = .text, language: String? = nil, base: String? = nil) {
        self.value = value
        self.kind = kind
        self.language = language
        self.base = base
    }
}
