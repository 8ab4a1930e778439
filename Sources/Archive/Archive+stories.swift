package import FeedFormats
import GRDB
package import News
package import Stories

/// What storing a grouping did to the stories.
package struct Regrouped: Sendable, Hashable {
    /// The ids minted for stories that never had one.
    package var minted: [String] = []
    /// The ids that are now aliases because their story became part of another.
    package var merged: [String] = []
    /// The ids that were aliases and are borne again because a merge was undone.
    package var revived: [String] = []
}

extension Archive {
    /// Stores what a grouping decided: stories, their published ids, and the evidence, all or nothing.
    ///
    /// `mint` makes an id for an article, another one at each attempt. It is asked only for articles that no
    /// id was ever minted for, and again while what it gives is taken.
    @discardableResult
    package func save(
        _ grouping: Grouping,
        at now: Timestamp,
        mint: (_ article: Article.Key, _ attempt: Int) -> String
    ) throws -> Regrouped {
        try write { db in
            let writer = try StoryWriter(db, grouping, at: now)
            return try writer.save(mint: mint)
        }
    }
}
