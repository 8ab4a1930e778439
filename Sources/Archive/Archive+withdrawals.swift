package import FeedFormats
import GRDB
package import News

/// What withdrawing did.
package struct Withdrawal: Sendable, Hashable {
    /// The headlines of the articles it is about, the one that stands for the story first.
    package var headlines: [String]
    /// Whether anything changed.
    package var isNew: Bool
}

extension Archive {
    /// Withdraws an article with all that carry its text.
    ///
    /// Later copies of the same text stay away too. Nothing is deleted.
    package func withdraw(_ key: Article.Key, reason: String, at now: Timestamp) throws -> Withdrawal {
        try write { db in
            let articles = try db.company(of: key)
            var isNew = false
            for article in articles {
                try db.execute(
                    sql: """
                        INSERT INTO withdrawal (article, withdrawn, reason) VALUES (?, ?, ?)
                        ON CONFLICT (article) DO UPDATE SET withdrawn = excluded.withdrawn,
                            reason = excluded.reason, undone = NULL, told = 0
                        WHERE undone IS NOT NULL OR reason <> excluded.reason
                        """,
                    arguments: [article, now.seconds, reason]
                )
                isNew = isNew || db.changesCount > 0
            }
            return Withdrawal(headlines: try db.headlines(of: articles), isNew: isNew)
        }
    }

    /// Takes a withdrawal back.
    package func undoWithdrawal(of key: Article.Key, at now: Timestamp) throws -> Withdrawal {
        try write { db in
            let articles = try db.company(of: key)
            var isNew = false
            for article in articles {
                try db.execute(
                    sql: "UPDATE withdrawal SET undone = ?, told = 0 WHERE article = ? AND undone IS NULL",
                    arguments: [now.seconds, article]
                )
                if db.changesCount == 0 { continue }
                isNew = true
                try db.execute(
                    sql: """
                        UPDATE article SET changed = max(changed, (
                            SELECT \(Snapshot.returned) FROM withdrawal WHERE article = :article))
                        WHERE id = :article
                        """,
                    arguments: ["article": article]
                )
                // It may have been rewritten meanwhile.
                try db.execute(
                    sql: "INSERT OR IGNORE INTO pending (article) VALUES (?)",
                    arguments: [article]
                )
                try db.execute(sql: "DELETE FROM fingerprint WHERE article = ?", arguments: [article])
            }
            return Withdrawal(headlines: try db.headlines(of: articles), isNew: isNew)
        }
    }
}

extension Database {
    /// An article and all that share its story, the one that is named first.
    fileprivate func company(of key: Article.Key) throws -> [Int64] {
        try Int64.fetchAll(
            self,
            sql: """
                WITH named AS (
                    SELECT article.id FROM article JOIN source ON source.id = source
                    WHERE source.key = ? AND item = ?)
                SELECT id, 0 AS rank FROM named
                UNION ALL
                SELECT article, 1 FROM member
                WHERE story = (SELECT story FROM member WHERE article IN named) AND article NOT IN named
                ORDER BY rank, 1
                """,
            arguments: [key.source, key.item]
        )
    }

    fileprivate func headlines(of articles: [Int64]) throws -> [String] {
        try articles.compactMap { article in
            try String.fetchOne(
                self,
                sql: "SELECT json_extract(nullif(content, ''), '$.headline') FROM article WHERE id = ?",
                arguments: [article]
            )
        }
    }
}
