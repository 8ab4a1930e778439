package import FeedFormats
import GRDB
internal import News
package import Stories

/// One unchanging state of the archive, for as long as its closure runs.
package struct Snapshot: Shelf {
    /// How many carriers and how many related articles are told of one story.
    private static let company = 50

    private let db: Database
    private let now: Int64
    private let stored = Stored()

    init(_ db: Database, at now: Timestamp) {
        self.db = db
        self.now = now.seconds
    }

    package func latestChange(in selection: Selection, limit: Int) throws -> Timestamp? {
        let sql = "SELECT max(changed) FROM (\(Self.newest("changed", in: selection)))"
        return try Int64.fetchOne(db, sql: sql, arguments: arguments(limit)).map { Timestamp(seconds: $0) }
    }

    package func forEach(in selection: Selection, limit: Int, _ body: (Coverage) throws -> Void) throws {
        let sql = Self.newest("story.id, article.id", in: selection)
        let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments(limit))
        while let row = try rows.next() {
            try body(try coverage(of: row[0], by: row[1]))
        }
    }

    /// Why the articles of a story were put together, or kept apart from others.
    package func evidence(for publishedID: String) throws -> [Evidence] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                WITH own AS (
                    SELECT member.article FROM member JOIN minted ON minted.id = story
                    WHERE publishedID = :id)
                SELECT one.key, a.item, two.key, b.item, relation, rule, score
                FROM evidence
                JOIN article a ON a.id = first JOIN source one ON one.id = a.source
                JOIN article b ON b.id = second JOIN source two ON two.id = b.source
                WHERE first IN own OR second IN own
                ORDER BY one.key, a.item, two.key, b.item
                """,
            arguments: ["id": Stored.name(publishedID)]
        )
        return try Array(
            rows.map { row in
                Evidence(
                    Article.Key(source: row[0], item: row[1]),
                    Article.Key(source: row[2], item: row[3]),
                    relation: (row[4] as String?).flatMap(Relation.init),
                    rule: row[5],
                    score: row[6]
                )
            }
        )
    }

    private func arguments(_ limit: Int) -> StatementArguments {
        ["own": Article.Key.newsroom, "now": now, "limit": limit]
    }

    /// The query for the wanted stories, the newest first; stories of one second are told by key.
    ///
    /// The plus signs keep SQLite on the index over `time`, so that it need not sort the archive.
    static func newest(_ columns: String, in selection: Selection) -> String {
        let condition =
            switch selection {
            case .own: "AND source.key = :own"
            case .wire: "AND source.key <> :own"
            case .all: "AND :own = :own"
            }
        return """
            SELECT \(columns) FROM article
            CROSS JOIN story ON representative = article.id
            CROSS JOIN source ON source.id = +article.source
            CROSS JOIN member ON member.article = article.id
            WHERE release <= :now AND NOT killed \(condition)
            ORDER BY time DESC, source.key, item LIMIT :limit
            """
    }

    private func coverage(of story: Int64, by article: Int64) throws -> Coverage {
        let main = try db.cachedStatement(
            sql: """
                SELECT publishedID, content, firstSeen FROM minted, article
                WHERE minted.id = ? AND article.id = ?
                """
        )
        guard let row = try Row.fetchOne(main, arguments: [story, article]) else {
            throw ArchiveError.unreadable(what: "a story", detail: "its article is missing")
        }
        return Coverage(
            publishedID: row[0],
            article: try decode(row[1]),
            firstSeen: Timestamp(seconds: row[2]),
            carriers: try articles(
                """
                SELECT content FROM member
                JOIN article ON article.id = member.article JOIN source ON source.id = source
                WHERE story = ? AND article.id <> ? AND release <= ? AND NOT killed ORDER BY time, key, item LIMIT ?
                """,
                [story, article, now, Self.company]
            ),
            related: try articles(
                """
                SELECT content FROM story
                JOIN article ON article.id = representative JOIN source ON source.id = source
                JOIN member ON member.article = article.id
                WHERE event = (SELECT event FROM story WHERE id = ?) AND article.id <> ? AND release <= ?
                AND NOT killed
                ORDER BY time, key, item LIMIT ?
                """,
                [story, article, now, Self.company]
            )
        )
    }

    private func articles(_ sql: String, _ arguments: StatementArguments) throws -> [Article] {
        try String.fetchAll(try db.cachedStatement(sql: sql), arguments: arguments).map(decode)
    }

    private func decode(_ content: String) throws -> Article {
        try stored.value(Article.self, from: content, what: "an article")
    }
}

extension Archive {
    /// Gives one unchanging state of the archive to a closure; nothing written meanwhile shows in it.
    ///
    /// Articles under embargo at the given time do not show either.
    package func snapshot<Value>(at now: Timestamp, _ work: (Snapshot) throws -> Value) throws -> Value {
        try read { try work(Snapshot($0, at: now)) }
    }
}
