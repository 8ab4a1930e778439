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
