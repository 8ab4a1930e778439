package import FeedFormats
import GRDB
package import News
package import Stories

/// The archive while a set of files is made: one state of the stories, and the ledger of what outputs show.
///
/// What it notes is kept only when the set is published.
package struct Press: Ledger {
    private let snapshot: Snapshot
    private let minter: Minter
    private var db: Database { snapshot.db }

    init(_ db: Database, at now: Timestamp, minter: Minter) {
        snapshot = Snapshot(db, at: now)
        self.minter = minter
    }

    package func latestChange(in wanted: Wanted) throws -> Timestamp? {
        try snapshot.latestChange(in: wanted)
    }

    package func count(in wanted: Wanted) throws -> Int { try snapshot.count(in: wanted) }

    package func forEach(in wanted: Wanted, _ body: (Coverage) throws -> Void) throws {
        guard wanted.includesCopies else { return try snapshot.forEach(in: wanted, body) }
        try snapshot.forEach(in: wanted) { coverage in
            var coverage = coverage
            coverage.publishedID = try id(of: coverage.article.key)
            try body(coverage)
        }
    }

    /// The id of an article that is told for itself: the one that was minted for it, or the one that would be.
    private func id(of key: Article.Key) throws -> String {
        let minted = try db.cachedStatement(
            sql: """
                SELECT publishedID FROM minted JOIN article ON article.id = article
                JOIN source ON source.id = source WHERE key = ? AND item = ?
                """
        )
        let arguments: StatementArguments = [Stored.name(key.source), Stored.name(key.item)]
        if let id = try String.fetchOne(minted, arguments: arguments) { return id }
        let taken = try db.cachedStatement(sql: "SELECT 1 FROM minted WHERE publishedID = ?")
        var attempt = 0
        while try Int.fetchOne(taken, arguments: [minter.id(for: key, attempt: attempt)]) != nil {
            attempt += 1
        }
        return minter.id(for: key, attempt: attempt)
    }

    package func record(_ wanted: Wanted, in output: String) throws {
        // The oldest takes the first place, so that what comes later never moves it. Left to itself, SQLite reads
        // all that an output ever showed for each story.
        let sql = """
            INSERT INTO appearance (output, number, story, changed)
            SELECT :output, (SELECT coalesce(max(number), 0) FROM appearance WHERE output = :output)
                + row_number() OVER (ORDER BY wanted.time, wanted.story), wanted.story, wanted.changed
            FROM (\(Snapshot.newest("story.id AS story, time, changed", in: wanted))) AS wanted
            WHERE wanted.changed > coalesce(
                (SELECT max(changed) FROM appearance INDEXED BY appearance_story
                 WHERE output = :output AND appearance.story = wanted.story), -9223372036854775807)
            """
        try db.execute(sql: sql, arguments: snapshot.arguments(wanted) + ["output": output])
    }

    package func places(in output: String) throws -> Int {
        try Int.fetchOne(
            db,
            sql: "SELECT coalesce(max(number), 0) FROM appearance WHERE output = ?",
            arguments: [output]
        ) ?? 0
    }

    package func latestChange(in output: String, places: ClosedRange<Int>) throws -> Timestamp? {
        try Int64.fetchOne(
            db,
            sql: "SELECT max(changed) FROM appearance WHERE output = ? AND number BETWEEN ? AND ?",
            arguments: [output, places.lowerBound, places.upperBound]
        ).map { Timestamp(seconds: $0) }
    }

    package func forEach(
        in output: String,
        places: ClosedRange<Int>,
        limit: Int,
        _ body: (Coverage) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT story.id, article.id FROM appearance
                JOIN story ON story.id = appearance.story JOIN article ON article.id = representative
                WHERE output = :output AND number BETWEEN :first AND :last
                AND release <= :now AND \(Snapshot.isShown)
                AND NOT EXISTS (
                    SELECT 1 FROM appearance AS later WHERE later.output = :output
                    AND later.story = appearance.story
                    AND later.number > appearance.number AND later.number <= :last)
                ORDER BY number DESC LIMIT :limit
                """,
            arguments: [
                "output": output, "first": places.lowerBound, "last": places.upperBound, "now": snapshot.now,
                "limit": limit,
            ]
        )
        while let row = try rows.next() {
            try body(try snapshot.coverage(of: row[0], by: row[1]))
        }
    }

    package func hidden(in output: String, places: ClosedRange<Int>) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT publishedID FROM appearance
                JOIN minted ON minted.id = appearance.story
                JOIN story ON story.id = appearance.story JOIN article ON article.id = representative
                WHERE output = ? AND number BETWEEN ? AND ? AND NOT (release <= ? AND \(Snapshot.isShown))
                ORDER BY publishedID
                """,
            arguments: [output, places.lowerBound, places.upperBound, snapshot.now]
        )
    }

    package func withdrawals(in output: String, places: ClosedRange<Int>?) throws -> [Withdrawn] {
        try withdrawals(
            where: """
                undone IS NULL AND EXISTS (
                    SELECT 1 FROM appearance WHERE output = ? AND appearance.story = minted.id
                    AND number BETWEEN ? AND ?)
                """,
            [output, places?.lowerBound ?? 0, places?.upperBound ?? .max]
        )
    }

    private func withdrawals(where condition: String, _ arguments: StatementArguments) throws -> [Withdrawn] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT key, item, json_extract(nullif(content, ''), '$.permalink'), withdrawn, reason FROM withdrawal
                JOIN article ON article.id = withdrawal.article JOIN source ON source.id = source
                LEFT JOIN minted ON minted.article = article.id
                WHERE \(condition) ORDER BY withdrawn DESC, publishedID
                """,
            arguments: arguments
        )
        return try Array(
            rows.map { row in
                Withdrawn(
                    publishedID: try id(of: Article.Key(source: row[0], item: row[1])),
                    permalink: row[2],
                    time: Timestamp(seconds: row[3]),
                    reason: row[4]
                )
            }
        )
    }

    package func ownArticle(_ publishedID: String) throws -> Article? {
        let content = try String.fetchOne(
            db,
            sql: """
                SELECT content FROM minted JOIN story ON story.id = minted.id
                JOIN article ON article.id = representative JOIN source ON source.id = source
                WHERE publishedID = ? AND key = ?
                """,
            arguments: [publishedID, Article.Key.newsroom]
        )
        return try content.map { try Stored().value(Article.self, from: $0, what: "an article") }
    }

    /// The withdrawals that no published set heeds yet.
    package func untoldWithdrawals() throws -> [Withdrawn] {
        try withdrawals(
            where: """
                undone IS NULL AND told = 0 AND (
                    minted.id IN (SELECT story FROM appearance)
                    OR withdrawal.article IN (
                        SELECT article FROM member JOIN appearance ON appearance.story = member.story))
                """,
            []
        )
    }

    /// The stories that outputs have shown and that must only go: under embargo by now, or copies of what is withdrawn.
    package func concealed() throws -> [Withdrawn] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT publishedID, json_extract(nullif(content, ''), '$.permalink') FROM article
                JOIN story ON representative = article.id JOIN minted ON minted.id = story.id
                WHERE (release > ? OR article.id IN (\(Snapshot.copiesOfWithdrawn)))
                AND minted.id IN (SELECT story FROM appearance)
                """,
            arguments: [snapshot.now]
        )
        return try Array(
            rows.map { row in
                Withdrawn(
                    publishedID: row[0],
                    permalink: row[1],
                    time: Timestamp(seconds: snapshot.now),
                    reason: ""
                )
            }
        )
    }

    package func values(of facet: Facet, in selection: Selection, limit: Int) throws -> [String] {
        let condition =
            switch selection {
            case .own: "AND source.key = :own"
            case .wire: "AND source.key <> :own"
            case .all: "AND :own = :own"
            }
        // Of the spellings of one value the most common comes with the maximum.
        return try String.fetchAll(
            db,
            sql: """
                SELECT value FROM (
                    SELECT value, sum(stories) AS stories, max(stories) FROM (
                        SELECT value, count(*) AS stories FROM facet
                        JOIN article ON article.id = facet.article JOIN story ON representative = article.id
                        JOIN source ON source.id = article.source
                        WHERE kind = :kind AND release <= :now AND \(Snapshot.isShown) \(condition)
                        GROUP BY value)
                    GROUP BY folded(value))
                ORDER BY stories DESC, value LIMIT :limit
                """,
            arguments: [
                "kind": facet.rawValue, "own": Article.Key.newsroom, "now": snapshot.now, "limit": limit,
            ]
        )
    }

    package func name(
        of value: String,
        as facet: Facet,
        in output: String,
        _ candidate: (Int) -> String
    ) throws -> String {
        let known = try db.cachedStatement(
            sql: """
                SELECT name FROM facetOutput WHERE output = ? AND kind = ? AND folded(value) = folded(?)
                ORDER BY length(name), name LIMIT 1
                """
        )
        let family: StatementArguments = [output, facet.rawValue, value]
        if let name = try String.fetchOne(known, arguments: family) { return name }
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO facetOutput (name, output, kind, value) VALUES (?, ?, ?, ?)
                ON CONFLICT (name) DO NOTHING
                """
        )
        var number = 1
        while true {
            let name = candidate(number)
            try insert.execute(arguments: [name] + family)
            if db.changesCount > 0 { return name }
            number += 1
        }
    }

    /// The set of files that is published; nil when none was.
    package func edition<Edition: Decodable>(as type: Edition.Type) throws -> Edition? {
        try db.edition(as: type)
    }

    /// When the archive has something else to show although it stays as it is; nil for never.
    ///
    /// An embargo ends, or a story grows too old for a document that tells only of the last `age` seconds.
    package func nextTurn(age: Int64?) throws -> Timestamp? {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT min(turn) FROM (
                    SELECT min(release) AS turn FROM article WHERE release > :now
                    UNION ALL
                    SELECT min(time) + :age + 1 FROM article WHERE time >= :now - :age)
                """,
            arguments: ["now": snapshot.now, "age": age]
        ).map { Timestamp(seconds: $0) }
    }

    /// What was begun and not finished, if anything.
    package func journal<Content: Decodable>(_ journal: Journal, as type: Content.Type) throws -> Content? {
        try db.journal(journal, as: type)
    }

    /// Writes down what is to be done once the set is published.
    package func begin(_ content: some Encodable, as journal: Journal) throws {
        try db.begin(content, as: journal)
    }

    /// Decides to publish: what was noted is kept, with the set and the journal of what is to be done for it.
    package func publish(_ edition: some Encodable, journal: some Encodable) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO edition (id, content) VALUES (1, ?)",
            arguments: [try Stored().text(of: edition)]
        )
        try db.begin(journal, as: .publish)
        try db.execute(sql: "UPDATE withdrawal SET told = 1 WHERE told = 0")
    }
}

extension Archive {
    /// Makes a set of files in one transaction; what is noted for it is forgotten when the closure throws.
    ///
    /// `minter` names copies that are told for themselves and have no published id.
    package func press<Value>(
        at now: Timestamp,
        minter: Minter,
        _ work: (Press) throws -> Value
    ) throws -> Value {
        try write { try work(Press($0, at: now, minter: minter)) }
    }

    /// The set of files that is published; nil when none was.
    package func edition<Edition: Decodable>(as type: Edition.Type) throws -> Edition? {
        try read { try $0.edition(as: type) }
    }
}

extension Database {
    fileprivate func edition<Edition: Decodable>(as type: Edition.Type) throws -> Edition? {
        try String.fetchOne(self, sql: "SELECT content FROM edition").map {
            try Stored().value(type, from: $0, what: "the list of published files")
        }
    }
}
