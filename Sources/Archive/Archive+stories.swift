package import FeedFormats
import GRDB
package import News
package import Stories

extension Archive {
    /// Stores what a grouping decided: stories, their published ids, and the evidence, all or nothing.
    ///
    /// `mint` makes an id for an article, another one at each attempt. It is asked only for articles that no
    /// id was ever minted for, and again while what it gives is taken. Evidence between articles that were not
    /// judged in this run stays; without a set, all were.
    @discardableResult
    package func save(
        _ grouping: Grouping,
        judged: Set<Article.Key>? = nil,
        at now: Timestamp,
        mint: (_ article: Article.Key, _ attempt: Int) -> String
    ) throws -> Regrouped {
        try write { db in
            let writer = try StoryWriter(db, grouping, judged: judged, at: now)
            return try writer.save(mint: mint)
        }
    }
}
