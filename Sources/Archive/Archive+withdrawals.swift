package import FeedFormats
import GRDB
internal import News

/// What withdrawing did.
package struct Withdrawal: Sendable, Hashable {
    /// The headlines of the articles it is about, the one that stands for the story first.
    package var headlines: [String]
    /// Whether anything changed.
    package var isNew: Bool
}

extension Archive {
    /// Withdraws an article with all that carry its text; nil when nothing has this id.
    ///
    /// It is named by its published id, or by its own where the newsroom wrote it. Later copies of the same text
    /// stay away too. Nothing is deleted.
    package func withdraw(_ id: String, reason: String, at now: Timestamp) throws -> Withdrawal? {
        try write { db in
            guard let articles = try db.articles(named: id) else { return nil }
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

    /// Takes a withdrawal back; nil when nothing has this id.
    package func undoWithdrawal(of id: String, at now: Timestamp) throws -> Withdrawal? {
        try write { db in
            guard let articles = try db.articles(named: id) else { return nil }
            var isNew = false
            for article in articles {
                try db.execute(
                    sql: "UPDATE withdrawal SET undone = ?, told = 0 WHERE article = ? AND undone IS NULL",
                    arguments: [now.seconds, article]
                )
                isNew = isNew || db.changesCount > 0
            }
            return Withdrawal(headlines: try db.headlines(of: articles), isNew: isNew)
        }
    }
}

extension Database {
    /// The article an id names and all that share its story, the one that was named first.
    fileprivate func articles(named id: String) throws -> [Int64]? {
        let id = Stored.name(id)
        let named = try Int64.fetchOne(
            self,
            sql: """
                SELECT article FROM minted WHERE publishedID = :id
                UNION ALL
                SELECT article.id FROM article JOIN source ON source.id = source
                WHERE item = :id AND key = :own LIMIT 1
                """,
            arguments: ["id": id, "own": Article.Key.newsroom]
        )
        guard let named else { return nil }
        let others = try Int64.fetchAll(
            self,
            sql: """
                SELECT article FROM member
                WHERE story = (SELECT story FROM member WHERE article = :named) AND article <> :named
                ORDER BY article
                """,
            arguments: ["named": named]
        )
        return [named] + others
    }

    fileprivate func headlines(of articles: [Int64]) throws -> [String] {
        try articles.compactMap { article in
            try String.fetchOne(
                self,
                sql: "SELECT json_extract(content, '$.headline') FROM article WHERE id = ?",
                arguments: [article]
            )
        }
    }
}
