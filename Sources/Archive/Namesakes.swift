internal import FeedFormats
import GRDB
internal import News
internal import Stories

/// Articles to which their source gave the id of another one.
///
/// Some sources number their items anew in each document, others use an id again. What was known by the id keeps it;
/// the other article is looked for under the ids it may have had before, and else gets one with a suffix.
struct Namesakes {
    private let db: Database
    private let fingerprint: (Article) -> Fingerprint

    init(_ db: Database, fingerprint: @escaping (Article) -> Fingerprint) {
        self.db = db
        self.fingerprint = fingerprint
    }

    /// An article under the key by which it is known; nil when it is a version of the one that is known by its own.
    func renamed(_ article: Article, known: Article) throws -> Article? {
        // Who writes another text into a file of the newsroom means its article.
        if article.key.isOwn { return nil }
        let print = fingerprint(article)
        return print.isAnother(than: fingerprint(known)) ? try renamed(article, print) : nil
    }

    /// An article under the key by which it is known; nil when it is the one whose text was dropped, as far as its trace
    /// tells.
    func renamed(_ article: Article, dropped number: Int64) throws -> Article? {
        let print = fingerprint(article)
        return try Traces(db).tell(print, from: number) ? try renamed(article, print) : nil
    }

    private func renamed(_ article: Article, _ print: Fingerprint) throws -> Article {
        var renamed = article
        renamed.key.item = try item(like: print, besides: article.key) ?? Self.item(for: article)
        return renamed
    }

    /// The id of an article that its source published before under the same address, or with the same words.
    private func item(like print: Fingerprint, besides key: Article.Key) throws -> String? {
        for (column, mark) in [("url", print.url), ("wording", print.wording)] where mark != 0 {
            let select = try db.cachedStatement(
                sql: """
                    SELECT item FROM fingerprint
                    JOIN article ON article.id = fingerprint.article JOIN source ON source.id = source
                    WHERE \(column) = ? AND key = ? AND item <> ? ORDER BY article.id LIMIT 1
                    """
            )
            let arguments: StatementArguments = [
                Int64(bitPattern: mark), Stored.name(key.source), Stored.name(key.item),
            ]
            if let item = try String.fetchOne(select, arguments: arguments) { return item }
        }
        return nil
    }

    private static func item(for article: Article) -> String {
        let address = article.permalink.flatMap { CanonicalURL(article: $0)?.value } ?? ""
        return article.key.item + "#" + StableHash(of: [address, article.headline]).digits.prefix(16)
    }
}
