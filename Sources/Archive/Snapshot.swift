package import FeedFormats
import GRDB
internal import News
package import Stories

/// One unchanging state of the archive, for as long as its closure runs.
package struct Snapshot: Shelf {
    /// How many carriers and how many related articles are told of one story.
    private static let company = 50

    let db: Database
    let now: Int64
    let stored = Stored()

    init(_ db: Database, at now: Timestamp) {
        self.db = db
        self.now = now.seconds
    }

    package func latestChange(in wanted: Wanted) throws -> Timestamp? {
        let sql = "SELECT max(changed) FROM (\(Self.newest("changed", in: wanted)))"
        return try Int64.fetchOne(db, sql: sql, arguments: arguments(wanted)).map { Timestamp(seconds: $0) }
    }

    package func count(in wanted: Wanted) throws -> Int {
        let sql = "SELECT count(*) FROM (\(Self.newest("1", in: wanted)))"
        return try Int.fetchOne(db, sql: sql, arguments: arguments(wanted)) ?? 0
    }

    package func forEach(in wanted: Wanted, _ body: (Coverage) throws -> Void) throws {
        let sql = Self.newest("story.id, article.id", in: wanted)
        let rows = try Row.fetchCursor(db, sql: sql, arguments: arguments(wanted))
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

    /// The values of the names in `newest`.
    func arguments(_ wanted: Wanted) -> StatementArguments {
        var arguments: StatementArguments = [
            "own": Article.Key.newsroom, "now": now, "limit": wanted.limit, "skip": wanted.skip,
        ]
        if let section = wanted.section { arguments += ["section": section] }
        if let author = wanted.author { arguments += ["author": author] }
        if let since = wanted.since { arguments += ["since": since] }
        if let language = wanted.language { arguments += ["language": language] }
        return arguments
    }

    /// The query for the wanted stories, the newest first; stories of one second are told by key.
    ///
    /// The plus signs keep SQLite on the index over `time`, so that it need not sort the archive.
    static func newest(_ columns: String, in wanted: Wanted) -> String {
        """
        SELECT \(columns) FROM article
        CROSS JOIN \(wanted.includesCopies ? copies : "story ON representative = article.id")
        CROSS JOIN source ON source.id = +article.source
        WHERE release <= :now AND \(isShown) \(conditions(of: wanted))
        ORDER BY time DESC, source.key, item LIMIT :limit OFFSET :skip
        """
    }

    private static let copies =
        "member ON member.article = article.id CROSS JOIN story ON story.id = member.story"

    private static func conditions(of wanted: Wanted) -> String {
        var conditions =
            switch wanted.selection {
            case .own: "AND source.key = :own"
            case .wire: "AND source.key <> :own"
            case .all: "AND :own = :own"
            }
        let facets = "SELECT 1 FROM facet WHERE facet.article = +article.id"
        if wanted.since != nil { conditions += " AND time >= :since" }
        if wanted.section != nil {
            conditions += " AND EXISTS (\(facets) AND kind = 'section' AND folded(value) = folded(:section))"
        }
        if wanted.author != nil {
            conditions += " AND EXISTS (\(facets) AND kind = 'author' AND folded(value) = folded(:author))"
        }
        if wanted.language != nil {
            let spoken = "EXISTS (\(facets) AND kind = 'language'"
            conditions += " AND (\(spoken) AND (value = :language OR value LIKE :language || '-%'))"
            conditions += wanted.includesUnspoken ? " OR NOT \(spoken)))" : ")"
        }
        return conditions
    }

    /// Whether an article is neither withdrawn by the newsroom, nor says the same word for word as one that is, nor is
    /// killed by its agency.
    static let isStanding = """
        article.id NOT IN (SELECT article FROM withdrawal WHERE undone IS NULL)
        AND article.id NOT IN (\(copiesOfWithdrawn))
        AND article.id NOT IN (SELECT article FROM member WHERE killed)
        """

    /// The articles that say word for word what one says that is withdrawn, whenever and wherever they came.
    static let copiesOfWithdrawn = """
        SELECT copy.article FROM withdrawal
        JOIN fingerprint AS print ON print.article = withdrawal.article
        JOIN fingerprint AS copy ON copy.wording = print.wording
        WHERE undone IS NULL
        """

    /// Whether a story is not withdrawn, and the article that stands for it stands.
    static let isShown = """
        \(isStanding) AND story.id NOT IN (
            SELECT minted.id FROM withdrawal JOIN minted ON minted.article = withdrawal.article
            WHERE undone IS NULL)
        """

    /// When a withdrawal was taken back; readers who compare must find it later than the withdrawal (RFC 6721, 3).
    static let returned = "CASE WHEN undone IS NOT NULL THEN max(undone, withdrawn + 1) END"

    /// A story as readers are told it.
    func coverage(of story: Int64, by article: Int64) throws -> Coverage {
        let main = try db.cachedStatement(
            sql: """
                SELECT publishedID, content, firstSeen, (
                    SELECT max(\(Self.returned)) FROM withdrawal
                    WHERE withdrawal.article IN (minted.article, article.id))
                FROM minted, article
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
            returned: (row[3] as Int64?).map { Timestamp(seconds: $0) },
            carriers: try articles(
                """
                SELECT content FROM member
                JOIN article ON article.id = member.article JOIN source ON source.id = source
                WHERE story = ? AND article.id <> ? AND release <= ? AND \(Self.isStanding)
                ORDER BY time, key, item LIMIT ?
                """,
                [story, article, now, Self.company]
            ),
            related: try articles(
                """
                SELECT content FROM story
                JOIN article ON article.id = representative JOIN source ON source.id = source
                WHERE event = (SELECT event FROM story WHERE id = ?) AND article.id <> ? AND release <= ?
                AND \(Self.isShown)
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
