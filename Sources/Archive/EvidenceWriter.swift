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
    private let run: Int64?
    private let numbers: [Article.Key: Int64]

    /// Takes the run that found the evidence, nil where none is recorded, and the numbers of articles that are known.
    init(_ db: Database, run: Int64?, numbers: [Article.Key: Int64]) {
        self.db = db
        self.run = run
        self.numbers = numbers
    }

    /// Replaces the evidence on articles that were judged; what concerns no such article stays.
    func replace(with evidence: [Evidence], on judged: Set<Int64>) throws {
        var wanted: [Pair: Proof] = [:]
        for piece in evidence {
            let pair = Pair(first: try id(of: piece.first), second: try id(of: piece.second))
            wanted[pair] = Proof(
                relation: piece.relation?.rawValue,
                rule: piece.rule,
                score: piece.score
            )
        }
        let drop = try db.cachedStatement(sql: "DELETE FROM evidence WHERE first = ? AND second = ?")
        for (pair, proof) in try stored(on: judged) {
            if wanted[pair] == proof {
                wanted[pair] = nil
            } else if wanted[pair] == nil {
                try drop.execute(arguments: [pair.first, pair.second])
            }
        }
        let save = try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO evidence (first, second, relation, rule, score, run)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        )
        for (pair, proof) in wanted {
            try save.execute(
                arguments: [pair.first, pair.second, proof.relation, proof.rule, proof.score, run]
            )
        }
    }

    private func id(of key: Article.Key) throws -> Int64 {
        guard let id = try numbers[key] ?? db.id(of: key) else {
            throw ArchiveError.grouping(detail: "its evidence names an article that is not known")
        }
        return id
    }

    private func stored(on articles: Set<Int64>) throws -> [Pair: Proof] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT first, second, relation, rule, score FROM json_each(:list) CROSS JOIN evidence ON first = value
                UNION ALL
                SELECT first, second, relation, rule, score FROM json_each(:list) CROSS JOIN evidence ON second = value
                """,
            arguments: ["list": articles.list]
        )
        var stored: [Pair: Proof] = [:]
        while let row = try rows.next() {
            stored[Pair(first: row[0], second: row[1])] = Proof(
                relation: row[2],
                rule: row[3],
                score: row[4]
            )
        }
        return stored
    }
}

extension Database {
    /// The number of an article; nil when it is not known.
    func id(of key: Article.Key) throws -> Int64? {
        let find = try cachedStatement(
            sql: "SELECT article.id FROM article JOIN source ON source.id = source WHERE key = ? AND item = ?"
        )
        return try Int64.fetchOne(find, arguments: [Stored.name(key.source), Stored.name(key.item)])
    }
}
