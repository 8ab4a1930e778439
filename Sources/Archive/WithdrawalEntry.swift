package import FeedFormats
import GRDB
package import News

/// An article that was withdrawn, also where that was taken back.
package struct WithdrawalEntry: Sendable, Hashable {
    /// The article.
    package var key: Article.Key
    /// Its headline; nil where its text was pruned.
    package var headline: String?
    /// The id that was minted for it, under which it was published.
    package var publishedID: String?
    /// When it was withdrawn.
    package var time: Timestamp
    /// Why, for readers.
    package var reason: String
    /// When that was taken back; nil while it stands.
    package var undone: Timestamp?
}

extension Archive {
    /// Every withdrawal there is, in the order of time.
    package func withdrawals() throws -> [WithdrawalEntry] { try read { try $0.withdrawals(where: "1") } }

    /// The withdrawal of an article.
    package func withdrawal(of key: Article.Key) throws -> WithdrawalEntry? {
        try read { db in
            try db.id(of: key).flatMap { try db.withdrawals(where: "withdrawal.article = \($0)").first }
        }
    }
}

extension Database {
    /// The withdrawals that meet a condition on their articles and what was minted for these.
    func withdrawals(where condition: String) throws -> [WithdrawalEntry] {
        let rows = try Row.fetchCursor(
            self,
            sql: """
                SELECT key, item, json_extract(nullif(content, ''), '$.headline'), publishedID, withdrawn, reason,
                    undone
                FROM withdrawal
                JOIN article ON article.id = withdrawal.article JOIN source ON source.id = source
                LEFT JOIN minted ON minted.article = article.id
                WHERE \(condition) ORDER BY withdrawn, key, item
                """
        )
        return try Array(
            rows.map { row in
                WithdrawalEntry(
                    key: Article.Key(source: row[0], item: row[1]),
                    headline: row[2],
                    publishedID: row[3],
                    time: Timestamp(seconds: row[4]),
                    reason: row[5],
                    undone: (row[6] as Int64?).map { Timestamp(seconds: $0) }
                )
            }
        )
    }
}
