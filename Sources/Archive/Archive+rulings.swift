internal import FeedFormats
import GRDB
internal import News
package import Stories

extension Archive {
    /// Stores rulings and returns them with their numbers; what they concern is grouped anew by the next run.
    @discardableResult
    package func add(_ rulings: [Ruling]) throws -> [Ruling] {
        try write { db in try rulings.map { try db.add($0) } }
    }

    /// Every ruling there ever was, in order.
    package func rulings() throws -> [Ruling] { try read { try $0.rulings() } }
}

extension Database {
    fileprivate func add(_ ruling: Ruling) throws -> Ruling {
        var stored = ruling
        try execute(
            sql: """
                INSERT INTO ruling (kind, relation, undoes, author, reason, time) VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                ruling.kind.rawValue, ruling.relation?.rawValue, ruling.undoes, ruling.author, ruling.reason,
                ruling.time.seconds,
            ]
        )
        stored.number = lastInsertedRowID
        for (position, key) in ruling.articles.enumerated() {
            try execute(
                sql: "INSERT INTO ruled (ruling, position, source, item) VALUES (?, ?, ?, ?)",
                arguments: [stored.number, position, Stored.name(key.source), Stored.name(key.item)]
            )
        }
        try markConcerned(by: stored.number)
        if let undone = stored.undoes { try markConcerned(by: undone) }
        return stored
    }

    /// Lets the next run look at the articles a ruling names, and at all that report an event with one of them.
    ///
    /// What no grouping has looked at yet waits already, or is under embargo.
    private func markConcerned(by ruling: Int64) throws {
        try execute(
            sql: """
                INSERT OR IGNORE INTO pending (article)
                SELECT other.article FROM ruled
                JOIN source ON source.key = ruled.source
                JOIN article ON article.source = source.id AND article.item = ruled.item
                JOIN member ON member.article = article.id
                JOIN story ON story.id = member.story
                JOIN story AS company ON company.event = story.event
                JOIN member AS other ON other.story = company.id
                WHERE ruling = ?
                """,
            arguments: [ruling]
        )
    }

    func rulings() throws -> [Ruling] {
        var articles: [Int64: [Article.Key]] = [:]
        let named = try Row.fetchCursor(
            self,
            sql: "SELECT ruling, source, item FROM ruled ORDER BY ruling, position"
        )
        while let row = try named.next() {
            articles[row[0], default: []].append(Article.Key(source: row[1], item: row[2]))
        }
        let rows = try Row.fetchCursor(
            self,
            sql: "SELECT number, kind, relation, undoes, author, reason, time FROM ruling ORDER BY number"
        )
        return try Array(
            rows.map { row in
                guard let kind = Ruling.Kind(rawValue: row[1]) else {
                    throw ArchiveError.unreadable(
                        what: "the ruling \(row[0] as Int64)",
                        detail: "its kind is “\(row[1] as String)”"
                    )
                }
                return Ruling(
                    kind,
                    (row[2] as String?).flatMap(Relation.init),
                    on: articles[row[0]] ?? [],
                    undoing: row[3],
                    number: row[0],
                    by: row[4],
                    because: row[5],
                    at: Timestamp(seconds: row[6])
                )
            }
        )
    }
}
