package import FeedFormats
package import News

/// An article as it stood from some time on.
package struct Revision: Sendable, Hashable {
    /// When this version was first seen, in UTC.
    package let seen: Timestamp
    /// The article at that time.
    package let article: Article
}
