package import FeedFormats

/// What is remembered of a subscription between two runs.
package struct SubscriptionState: Sendable, Hashable, Codable {
    /// `ETag` of the last good answer, byte for byte.
    package var etag: String?
    /// `Last-Modified` of the last good answer, byte for byte.
    package var lastModified: String?
    /// The time before which it is not asked again.
    package var due: Timestamp?
    /// When it was last read without a fault.
    package var lastSuccess: Timestamp?
    /// When it last brought something new.
    package var lastNews: Timestamp?
    /// The name the newsroom gave it when it was last read: what it brought keeps it when it is unsubscribed.
    package var title: String?
    /// The site it belonged to when it was last read.
    package var site: String?
    /// How many times in a row it failed.
    package var failures: Int = 0
    /// What went wrong the last time, one sentence.
    package var fault: String?
    /// SHA-256 of the last good body, in hexadecimal.
    package var digest: String?

    /// Makes the state of a subscription that was never asked.
    package init() {}
}
