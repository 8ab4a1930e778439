internal import FeedFormats
import GRDB
package import News
package import Stories

extension Archive {
    /// How the story of an article came to be; nil when the article is in none.
    package func account(of key: Article.Key) throws -> StoryAccount? {
        try read { db in
            guard let id = try db.id(of: key) else { return nil }
            return try AccountReader(db).account(of: id)
        }
    }

    /// The published id of the story that an article is in.
    package func publishedID(of key: Article.Key) throws -> String? {
        try read { db in
            guard let id = try db.id(of: key) else { return nil }
            return try String.fetchOne(
                db,
                sql:
                    "SELECT publishedID FROM member JOIN minted ON minted.id = story WHERE member.article = ?",
                arguments: [id]
            )
        }
    }

    /// The articles that are in one group with an article, which is not among them.
    package func company(of key: Article.Key, at relation: Relation) throws -> [Article.Key] {
        let level = relation == .event ? "event" : "story.id"
        return try read { db in
            guard let id = try db.id(of: key) else { return [] }
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT key, item FROM member JOIN story ON story.id = story
                    JOIN article ON article.id = member.article JOIN source ON source.id = source
                    WHERE \(level) = (
                        SELECT \(level) FROM member JOIN story ON story.id = story WHERE article = :id)
                    AND article.id <> :id ORDER BY time, key, item
                    """,
                arguments: ["id": id]
            )
            return rows.map { Article.Key(source: $0[0], item: $0[1]) }
        }
    }
}

/// Reads the account of a story inside a transaction.
private struct AccountReader {
    private let db: Database
    private let stored = Stored()

    init(_ db: Database) { self.db = db }

    func account(of article: Int64) throws -> StoryAccount? {
        guard
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT story.id, publishedID, event, key, item FROM member
                    JOIN story ON story.id = member.story JOIN minted ON minted.id = story.id
                    JOIN article ON article.id = representative JOIN source ON source.id = article.source
                    WHERE member.article = ?
                    """,
                arguments: [article]
            )
        else { return nil }
        let story: Int64 = row[0]
        let own = "SELECT article FROM member WHERE story = \(story)"
        let company =
            "SELECT article FROM member JOIN story ON story.id = story WHERE event = \(row[2] as Int64)"
        let proofs = try self.proofs(of: own)
        return StoryAccount(
            publishedID: row[1],
            aliases: try String.fetchAll(
                db,
                sql: "SELECT publishedID FROM minted WHERE article IN (\(own)) AND id <> ? ORDER BY id",
                arguments: [story]
            ),
            representative: Article.Key(source: row[3], item: row[4]),
            members: try members("article.id IN (\(own))"),
            related: try members("article.id IN (\(company)) AND article.id NOT IN (\(own))"),
            strangers: try members(
                """
                article.id IN (SELECT first FROM evidence WHERE second IN (\(own))
                    UNION SELECT second FROM evidence WHERE first IN (\(own)))
                AND article.id NOT IN (\(company))
                """
            ),
            proofs: proofs,
            withdrawals: try db.withdrawals(
                where: """
                    article.id IN (\(own)) OR minted.id = \(story) OR article.id IN (
                        SELECT print.article FROM fingerprint AS print
                        JOIN fingerprint AS copy ON copy.wording = print.wording WHERE copy.article IN (\(own)))
                    """
            ),
            runs: try runs(Set(proofs.compactMap(\.run)))
        )
    }

    /// How many articles are told of each kind.
    private static let company = 200

    private func members(_ condition: String) throws -> [StoryAccount.Member] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT content, killed, publishedID FROM article
                JOIN member ON member.article = article.id JOIN minted ON minted.id = story
                JOIN source ON source.id = article.source
                WHERE \(condition) ORDER BY time, key, item LIMIT \(Self.company)
                """
        )
        return try Array(
            rows.map { row in
                StoryAccount.Member(
                    article: try stored.value(Article.self, from: row[0], what: "an article"),
                    isKilled: row[1],
                    story: row[2]
                )
            }
        )
    }

    private func proofs(of own: String) throws -> [StoryAccount.Proof] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT one.key, a.item, two.key, b.item, relation, rule, score, run FROM evidence
                JOIN article a ON a.id = first JOIN source one ON one.id = a.source
                JOIN article b ON b.id = second JOIN source two ON two.id = b.source
                WHERE first IN (\(own)) OR second IN (\(own))
                ORDER BY score DESC, one.key, a.item, two.key, b.item
                """
        )
        return try Array(
            rows.map { row in
                StoryAccount.Proof(
                    evidence: Evidence(
                        Article.Key(source: row[0], item: row[1]),
                        Article.Key(source: row[2], item: row[3]),
                        relation: (row[4] as String?).flatMap(Relation.init),
                        rule: row[5],
                        score: row[6]
                    ),
                    run: row[7]
                )
            }
        )
    }

    private func runs(_ numbers: Set<Int64>) throws -> [Int64: StoryAccount.Run] {
        var runs: [Int64: StoryAccount.Run] = [:]
        for number in numbers {
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT time, rules, textWindow, eventWindow, articles, terms, weights FROM grouping
                    WHERE number = ?
                    """,
                arguments: [number]
            )
            guard let row else { continue }
            runs[number] = StoryAccount.Run(
                time: Timestamp(seconds: row[0]),
                basis: Basis(
                    rules: row[1],
                    windows: Windows(text: row[2], event: row[3]),
                    articles: row[4],
                    terms: row[5],
                    weights: UInt64(bitPattern: row[6])
                )
            )
        }
        return runs
    }
}
