import GRDB
internal import News
internal import Stories

/// Stores evidence inside a transaction; what is as it was is not written.
struct EvidenceWriter {
    private struct Pair: Hashable {
        var first: Int64
        var second: Int64
    }

    private struct Proof: Hashable {
        var relation: String?
        var rule: String
        var score: Double
    }

    private let db: Database

    init(_ db: Database) { self.db = db }

    /// Replaces the evidence between articles of which at least one was judged; what concerns any other stays.
    func replace(
        with evidence: [Evidence],
        between articles: [Article.Key: Int64],
        judged: Set<Int64>
    ) throws {
        var wanted: [Pair: Proof] = [:]
        for piece in evidence {
            guard let first = articles[piece.first], let second = articles[piece.second] else {
                throw ArchiveError.grouping(detail: "its evidence names an article that it did not look at")
            }
            wanted[Pair(first: first, second: second)] = Proof(
                relation: piece.relation?.rawValue,
                rule: piece.rule,
                score: piece.score
            )
        }
        let drop = try db.cachedStatement(sql: "DELETE FROM evidence WHERE first = ? AND second = ?")
        for (pair, proof) in try stored(between: Set(articles.values)) {
            if wanted[pair] == proof {
                wanted[pair] = nil
            } else if wanted[pair] == nil, judged.contains(pair.first) || judged.contains(pair.second) {
                try drop.execute(arguments: [pair.first, pair.second])
            }
        }
        let save = try db.cachedStatement(
            sql:
                "INSERT OR REPLACE INTO evidence (first, second, relation, rule, score) VALUES (?, ?, ?, ?, ?)"
        )
        for (pair, proof) in wanted {
            try save.execute(arguments: [pair.first, pair.second, proof.relation, proof.rule, proof.score])
        }
    }

    private func stored(between articles: Set<Int64>) throws -> [Pair: Proof] {
        let select = try db.cachedStatement(
            sql: "SELECT second, relation, rule, score FROM evidence WHERE first = ?"
        )
        var stored: [Pair: Proof] = [:]
        for first in articles {
            for row in try Row.fetchAll(select, arguments: [first]) where articles.contains(row[0]) {
                stored[Pair(first: first, second: row[0])] = Proof(
                    relation: row[1],
                    rule: row[2],
                    score: row[3]
                )
            }
        }
        return stored
    }
}
