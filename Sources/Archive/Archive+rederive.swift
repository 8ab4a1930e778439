internal import FeedFormats
import GRDB
package import News
package import Stories

/// What deriving articles anew did.
package struct Rederived: Sendable, Hashable {
    /// Articles that read otherwise than they were stored.
    package var changed: [Article.Key] = []
    /// Articles that were not in the archive.
    package var restored: [Article.Key] = []
}

extension Archive {
    /// Puts articles as they are read now in the place of what was stored of the same version.
    ///
    /// It is no revision: the publisher changed nothing, we read it better. What was pruned stays so.
    package func rederive(
        _ articles: [(article: Article, seen: Int64)],
        fingerprint: @escaping (Article) -> Fingerprint
    ) throws -> Rederived {
        try write { db in
            let stored = Stored()
            let namesakes = Namesakes(db, fingerprint: fingerprint)
            var rederived = Rederived()
            let known = try db.cachedStatement(
                sql: """
                    SELECT article.id, firstSeen, seen, content FROM article JOIN source ON source.id = source
                    WHERE key = ? AND item = ?
                    """
            )
            let update = try db.cachedStatement(
                sql: "UPDATE article SET time = ?, changed = ?, release = ?, content = ? WHERE id = ?"
            )
            func row(of key: Article.Key) throws -> Row? {
                try Row.fetchOne(known, arguments: [Stored.name(key.source), Stored.name(key.item)])
            }
            func renamed(_ article: Article, _ content: String, besides row: Row) throws -> Article? {
                let before: String = row[3]
                if before == content { return nil }
                if before.isEmpty { return try namesakes.renamed(article, dropped: row[0]) }
                let known = try stored.value(Article.self, from: before, what: "an article")
                return try namesakes.renamed(article, known: known)
            }
            for (read, seen) in articles {
                var article = read
                var found = try row(of: article.key)
                var content = try stored.text(of: article)
                if let known = found, let renamed = try renamed(article, content, besides: known) {
                    article = renamed
                    found = try row(of: article.key)
                    content = try stored.text(of: article)
                }
                guard let row = found else {
                    var writer = ArticleWriter(
                        db,
                        at: Timestamp(seconds: seen),
                        fingerprint: fingerprint
                    )
                    rederived.restored += try writer.save([article]).new
                    continue
                }
                let before: String = row[3]
                let at: Int64 = row[2]
                // A later version came otherwise, or from elsewhere, than what is derived here.
                if before.isEmpty || before == content || at > seen { continue }
                let times = ArticleTimes(of: article, firstSeen: row[1], seen: at)
                try update.execute(arguments: [times.time, times.changed, times.release, content, row[0]])
                try db.describe(article, numbered: row[0], isKnown: true)
                try db.execute(
                    sql: "INSERT OR IGNORE INTO pending (article) VALUES (?)",
                    arguments: [row[0] as Int64]
                )
                rederived.changed.append(article.key)
            }
            return rederived
        }
    }
}
