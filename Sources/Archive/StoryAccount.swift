package import FeedFormats
package import News
package import Stories

/// A story with everything that is known of how it came to be.
package struct StoryAccount: Sendable {
    /// An article, and how it stands.
    package struct Member: Sendable {
        /// The article.
        package var article: Article
        /// Whether its agency took it back, or it is the notice that does.
        package var isKilled: Bool
        /// The story that it is in.
        package var story: String
    }

    /// A piece of evidence, and the run that found it; nil for runs before they were recorded.
    package struct Proof: Sendable {
        package var evidence: Evidence
        package var run: Int64?
    }

    /// The id under which it is published.
    package var publishedID: String
    /// The ids that lead to it because their stories became part of it.
    package var aliases: [String]
    /// The article that stands for it.
    package var representative: Article.Key
    /// Its articles, in the order of time.
    package var members: [Member]
    /// The articles of other stories that report the same event, in the order of time.
    package var related: [Member]
    /// Articles that look like one of its own and were kept apart.
    package var strangers: [Member]
    /// Why its articles are together, linked, or kept apart from others; the most alike first.
    package var proofs: [Proof]
    /// The withdrawals of its articles, and of the article that its id was minted for.
    package var withdrawals: [WithdrawalEntry]
    /// On what the runs that found the evidence rest, by their numbers.
    package var runs: [Int64: Run]

    /// A grouping that was stored.
    package struct Run: Sendable {
        /// When.
        package var time: Timestamp
        /// On what its decisions rest.
        package var basis: Basis
    }
}
