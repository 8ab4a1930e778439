import Foundation
import GRDB
internal import News
internal import Stories

/// The fingerprints of articles inside a transaction; what is missing, or of other rules, is made.
struct StoredPrints {
    private let db: Database
    private let keeps: Bool
    private let make: (Article) -> Fingerprint
    private let stored = Stored()

    /// Makes missing ones with a function, and stores them where they are to be kept.
    init(_ db: Database, keeps: Bool, make: @escaping (Article) -> Fingerprint) {
        self.db = db
        self.keeps = keeps
        self.make = make
    }

    /// The fingerprint of an article.
    func print(of article: Int64) throws -> Fingerprint {
        let select = try db.cachedStatement(
            sql: "SELECT print FROM fingerprint WHERE article = ? AND rules = ?"
        )
        return try print(of: article, from: Data.fetchOne(select, arguments: [article, Fingerprint.rules]))
    }

    /// The fingerprint of an article from the bytes that are stored, if they are one.
    func print(of article: Int64, from bytes: Data?) throws -> Fingerprint {
        if let print = bytes.flatMap({ Fingerprint(bytes: Array($0)) }) { return print }
        let select = try db.cachedStatement(sql: "SELECT content FROM article WHERE id = ?")
        guard let content = try String.fetchOne(select, arguments: [article]) else {
            throw ArchiveError.unreadable(what: "an article", detail: "it is missing")
        }
        let print = make(try stored.value(Article.self, from: content, what: "an article"))
        if keeps { try db.keep(print, of: article) }
        return print
    }

    /// Those of some articles whose fingerprint is missing, or of other rules.
    func unmade(among articles: Set<Int64>) throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT wanted.value FROM json_each(?) AS wanted
                LEFT JOIN fingerprint ON article = wanted.value AND rules = ? WHERE article IS NULL
                """,
            arguments: [articles.list, Fingerprint.rules]
        )
    }

    /// Those of some articles that share their address or their wording with any other.
    func accompanied(among articles: Set<Int64>) throws -> Set<Int64> {
        try Int64.fetchSet(
            db,
            sql: """
                SELECT wanted.value FROM json_each(?) AS wanted
                CROSS JOIN fingerprint AS print ON print.article = wanted.value
                WHERE EXISTS (
                    SELECT 1 FROM fingerprint AS other WHERE other.url = print.url AND other.article <> print.article)
                OR EXISTS (
                    SELECT 1 FROM fingerprint AS other
                    WHERE other.wording = print.wording AND other.article <> print.article)
                """,
            arguments: [articles.list]
        )
    }

    /// Articles of any time under the same address, or of the same source with the same headline and text.
    func earlier(like print: Fingerprint, of article: Int64) throws -> [Int64] {
        var found: [Int64] = []
        if print.url != 0 {
            let select = try db.cachedStatement(
                sql: "SELECT article FROM fingerprint WHERE url = ? ORDER BY article LIMIT \(Self.company)"
            )
            found += try Int64.fetchAll(select, arguments: [Int64(bitPattern: print.url)])
        }
        if print.wording != 0 {
            let select = try db.cachedStatement(
                sql: """
                    SELECT fingerprint.article FROM fingerprint
                    JOIN article ON article.id = fingerprint.article
                    WHERE wording = ? AND source = (SELECT source FROM article WHERE id = ?)
                    ORDER BY fingerprint.article LIMIT \(Self.company)
                    """
            )
            found += try Int64.fetchAll(select, arguments: [Int64(bitPattern: print.wording), article])
        }
        return found.filter { $0 != article }
    }

    /// How many articles of any time are looked at beside one: the oldest, since those have the ids.
    private static let company = 8
}

extension Database {
    /// Stores the fingerprint of an article.
    func keep(_ print: Fingerprint, of article: Int64) throws {
        let save = try cachedStatement(
            sql: """
                INSERT OR REPLACE INTO fingerprint (article, rules, url, wording, print)
                VALUES (?, ?, ?, ?, ?)
                """
        )
        save.setUncheckedArguments([
            article, Fingerprint.rules, print.url == 0 ? nil : Int64(bitPattern: print.url),
            print.wording == 0 ? nil : Int64(bitPattern: print.wording), Data(print.bytes),
        ])
        try save.execute()
    }
}
