package import FeedFormats
import GRDB
package import News
package import Stories

extension Archive {
    /// Saves articles; saving them again changes nothing, and an edited one keeps its history.
    ///
    /// What is new gets its fingerprint while its text is at hand, if a function that makes it is given.
    @discardableResult
    package func save(
        _ articles: [Article],
        at now: Timestamp,
        fingerprint: ((Article) -> Fingerprint)? = nil
    ) throws -> Saved {
        try write { db in
            var writer = ArticleWriter(db, at: now, fingerprint: fingerprint)
            return try writer.save(articles)
        }
    }

    /// The article under a key as it is now.
    package func article(_ key: Article.Key) throws -> Article? {
        try history(of: key).last?.article
    }

    /// The headline of the article under a key as it is now.
    package func headline(of key: Article.Key) throws -> String? {
        try read { db in
            let select = try db.cachedStatement(
                sql: "SELECT json_extract(content, '$.headline') FROM article WHERE id = ? AND content <> ''"
            )
            return try db.id(of: key).flatMap { try String.fetchOne(select, arguments: [$0]) }
        }
    }

    /// Every version of an article, the oldest first and the present one last; empty for an unknown key.
    package func history(of key: Article.Key) throws -> [Revision] {
        let stored = Stored()
        let sql = """
            WITH wanted AS (
                SELECT article.* FROM article JOIN source ON source.id = source
                WHERE key = :source AND item = :item)
            SELECT seen, content FROM (
                SELECT number, seen, content FROM revision WHERE article = (SELECT id FROM wanted)
                UNION ALL
                SELECT 9223372036854775807 AS number, seen, content FROM wanted)
            WHERE content <> '' ORDER BY number
            """
        return try read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: sql,
                arguments: ["source": Stored.name(key.source), "item": Stored.name(key.item)]
            )
            return try Array(
                rows.map { row in
                    let article = try stored.value(
                        Article.self,
                        from: row[1],
                        what: "the article \(key.item)"
                    )
                    return Revision(seen: Timestamp(seconds: row[0]), article: article)
                }
            )
        }
    }
}
