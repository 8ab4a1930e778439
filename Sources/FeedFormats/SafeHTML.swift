/// HTML that may be published: only the sanitiser makes it.
public struct SafeHTML: Sendable, Hashable {
    /// The markup, well-formed, with absolute links and without active content.
    public let source: String
}
