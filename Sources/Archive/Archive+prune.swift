package import FeedFormats
import GRDB
package import News
package import Stories

/// How long the archive keeps what sources brought.
package struct Retention: Sendable, Hashable {
    /// What was last seen to change before this time goes; nil for nothing.
    package var before: Timestamp?
    /// How many articles of each source stay, the newest; nil for all.
    package var perSource: Int?
    /// The only source it is about, by its key; nil for every one.
    package var source: String?
    /// The outputs whose pages tell old stories for ever: what they have shown stays.
    package var showcases: [String]

    /// Makes a retention.
    package init(before: Timestamp?, perSource: Int?, source: String?, showcases: [String]) {
        self.before = before
        self.perSource = perSource
        self.source = source
        self.showcases = showcases
    }
}

/// What pruning took away.
package struct Pruned: Sendable, Hashable {
    /// Articles whose text went.
    package var articles = 0
    /// Earlier versions that went with them.
    package var revisions = 0
    /// Stories that went with them.
    package var stories = 0
}

extension Archive {
    /// Drops the texts of old articles that sources brought, whole stories at a time.
    ///
    /// The newsroom's own articles stay, and so do stories with one of them, what was withdrawn, what an editor
    /// ruled on, and every published id. Of an article that goes its key and a trace stay, so that it is no news when
    /// its feed still carries it, be it under another id.
    package func prune(
        _ retention: Retention,
        fingerprint: @escaping (Article) -> Fingerprint
    ) throws -> Pruned {
        let pruned = try write { db in
            try db.execute(sql: "CREATE TEMP TABLE leaving (article INTEGER PRIMARY KEY)")
            defer { try? db.execute(sql: "DROP TABLE temp.leaving") }
            try db.choose(retention)
            return try db.dropChosen(fingerprint)
        }
        // Freed pages would be used again; a disk that was to be relieved is relieved now.
        if pruned.articles > 0 {
            try ArchiveError.telling(path) {
                try pool.writeWithoutTransaction { try $0.execute(sql: "VACUUM") }
            }
        }
        return pruned
    }
}

extension Database {
    fileprivate func choose(_ retention: Retention) throws {
        try execute(
            sql: """
                INSERT INTO temp.leaving
                SELECT id FROM (
                    SELECT article.id, max(time, seen) AS last, row_number() OVER (
                        PARTITION BY source ORDER BY time DESC, article.id DESC) AS place
                    FROM article JOIN source ON source.id = article.source
                    WHERE key <> :own AND (:source IS NULL OR key = :source) AND content <> '')
                WHERE last < :before OR place > :count
                """,
            arguments: [
                "own": Article.Key.newsroom, "source": retention.source,
                "before": retention.before?.seconds ?? .min, "count": retention.perSource ?? .max,
            ]
        )
        for staying in [
            "SELECT article FROM pending", "SELECT article FROM withdrawal",
            """
            SELECT article.id FROM ruled JOIN source ON source.key = ruled.source
            JOIN article ON article.source = source.id AND article.item = ruled.item
            """,
        ] {
            try execute(sql: "DELETE FROM temp.leaving WHERE article IN (\(staying))")
        }
        for output in retention.showcases {
            // An output that is made for each section or author is called by its name and theirs.
            try execute(
                sql: """
                    DELETE FROM temp.leaving WHERE article IN (
                        SELECT article FROM member JOIN appearance USING (story)
                        WHERE output = :name OR output GLOB :name || '-*')
                    """,
                arguments: ["name": output]
            )
        }
        // A story goes as a whole or not at all.
        try execute(
            sql: """
                DELETE FROM temp.leaving WHERE article IN (
                    SELECT article FROM member WHERE story IN (
                        SELECT story FROM member WHERE article NOT IN (SELECT article FROM temp.leaving)))
                """
        )
    }

    fileprivate func dropChosen(_ fingerprint: @escaping (Article) -> Fingerprint) throws -> Pruned {
        func drop(_ sql: String) throws -> Int {
            try execute(sql: sql)
            return changesCount
        }
        let chosen = "SELECT article FROM temp.leaving"
        var pruned = Pruned()
        pruned.revisions = try drop("DELETE FROM revision WHERE article IN (\(chosen))")
        _ = try drop("DELETE FROM evidence WHERE first IN (\(chosen)) OR second IN (\(chosen))")
        let prints = StoredPrints(self, keeps: false, make: fingerprint)
        for article in try Int64.fetchAll(self, sql: chosen) {
            try Traces(self).leave(prints.print(of: article), of: article)
        }
        _ = try drop("DELETE FROM fingerprint WHERE article IN (\(chosen))")
        _ = try drop("DELETE FROM facet WHERE article IN (\(chosen))")
        _ = try drop("DELETE FROM member WHERE article IN (\(chosen))")
        pruned.stories = try drop("DELETE FROM story WHERE id NOT IN (SELECT story FROM member)")
        pruned.articles = try drop("UPDATE article SET content = '' WHERE id IN (\(chosen))")
        return pruned
    }
}
