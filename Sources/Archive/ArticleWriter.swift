internal import FeedFormats
import GRDB
internal import News
internal import Stories

/// Saves articles inside a transaction.
struct ArticleWriter {
    private let db: Database
    private let now: Int64
    private let stored = Stored()
    private let fingerprint: ((Article) -> Fingerprint)?
    private var sources: [String: Int64] = [:]
    /// The articles that grouping must look at.
    private var pending: Set<Int64> = []

    /// Without a function that makes fingerprints, grouping makes them.
    init(_ db: Database, at now: Timestamp, fingerprint: ((Article) -> Fingerprint)?) {
        self.db = db
        self.now = now.seconds
        self.fingerprint = fingerprint
    }

    /// Saves articles; of several with one key only the first counts.
    ///
    /// A document that repeats an id with different texts would otherwise revise the article for ever.
    mutating func save(_ articles: [Article]) throws -> Saved {
        var saved = Saved()
        var met: Set<Article.Key> = []
        for article in articles {
            guard met.insert(article.key).inserted else {
                saved.repeated.append(article.key)
                continue
            }
            switch try save(article) {
            case .new(let key): saved.new.append(key)
            case .revised(let key): saved.revised.append(key)
            case .unchanged: saved.unchanged += 1
            }
        }
        try markPending()
        return saved
    }

    private enum Outcome {
        case new(Article.Key)
        case revised(Article.Key)
        case unchanged
    }

    private mutating func save(_ article: Article, isRenamed: Bool = false) throws -> Outcome {
        let source = try id(ofSource: article.key.source)
        let item = Stored.name(article.key.item)
        let content = try stored.text(of: article)
        let known = try db.cachedStatement(
            sql: "SELECT id, firstSeen, content FROM article WHERE source = ? AND item = ?"
        )
        guard let row = try Row.fetchOne(known, arguments: [source, item]) else {
            let print = fingerprint?(article)
            if let print, !article.key.isOwn, try Traces(db).hold(print, of: source) { return .unchanged }
            let times = ArticleTimes(of: article, firstSeen: now, seen: now)
            let id = try insert(article: source, item, times, content)
            pending.insert(id)
            try db.describe(article, numbered: id, isKnown: false, print)
            return .new(article.key)
        }
        let before: String = row[2]
        if before == content { return .unchanged }
        if before.isEmpty {
            // One whose text was dropped because it is old does not come back as news.
            guard !isRenamed, let fingerprint,
                let renamed = try Namesakes(db, fingerprint: fingerprint).renamed(article, dropped: row[0])
            else { return .unchanged }
            return try save(renamed, isRenamed: true)
        }
        let earlier = try stored.value(Article.self, from: before, what: "an article")
        // A text written by an earlier version of Masthead may differ and still mean the same.
        if earlier == article || isStale(article, after: earlier) { return .unchanged }
        if !isRenamed, let fingerprint,
            let renamed = try Namesakes(db, fingerprint: fingerprint).renamed(article, known: earlier)
        {
            return try save(renamed, isRenamed: true)
        }
        try revise(row[0], ArticleTimes(of: article, firstSeen: row[1], seen: now), content)
        // What was withdrawn is known by the text it had then, so that copies of that stay away.
        let isWithdrawn = try isWithdrawn(row[0])
        if !isWithdrawn { pending.insert(row[0]) }
        try db.describe(
            article,
            numbered: row[0],
            isKnown: true,
            keepsPrint: isWithdrawn,
            isWithdrawn ? nil : fingerprint?(article)
        )
        return .revised(article.key)
    }

    /// Whether a source shows an older version than it did, as a cache of it may.
    private func isStale(_ article: Article, after earlier: Article) -> Bool {
        guard !article.key.isOwn, let shown = article.updated, let known = earlier.updated else {
            return false
        }
        return shown.isEarlier(than: known) && known.seconds <= now
    }

    private func isWithdrawn(_ article: Int64) throws -> Bool {
        let select = try db.cachedStatement(
            sql: "SELECT 1 FROM withdrawal WHERE article = ? AND undone IS NULL"
        )
        return try Int.fetchOne(select, arguments: [article]) != nil
    }

    private func insert(
        article source: Int64,
        _ item: String,
        _ times: ArticleTimes,
        _ content: String
    ) throws -> Int64 {
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO article (source, item, time, changed, release, firstSeen, seen, content)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        insert.setUncheckedArguments([
            source, item, times.time, times.changed, times.release, now, now, content,
        ])
        try insert.execute()
        return db.lastInsertedRowID
    }

    private func revise(_ article: Int64, _ times: ArticleTimes, _ content: String) throws {
        let keep = try db.cachedStatement(
            sql: """
                INSERT INTO revision (article, number, seen, content)
                SELECT id, 1 + (SELECT count(*) FROM revision WHERE article = id), seen, content
                FROM article WHERE id = ?
                """
        )
        try keep.execute(arguments: [article])
        let update = try db.cachedStatement(
            sql: "UPDATE article SET time = ?, changed = ?, release = ?, seen = ?, content = ? WHERE id = ?"
        )
        update.setUncheckedArguments([times.time, times.changed, times.release, now, content, article])
        try update.execute()
    }

    private mutating func markPending() throws {
        guard !pending.isEmpty else { return }
        let mark = try db.cachedStatement(
            sql: "INSERT OR IGNORE INTO pending (article) SELECT value FROM json_each(?)"
        )
        try mark.execute(arguments: [pending.list])
        pending.removeAll(keepingCapacity: true)
    }

    private mutating func id(ofSource key: String) throws -> Int64 {
        if let id = sources[key] { return id }
        let id = try db.id(ofSource: key)
        sources[key] = id
        return id
    }
}

extension Database {
    /// Stores what outputs choose an article by, and its fingerprint, in the place of what an earlier version had.
    func describe(
        _ article: Article,
        numbered id: Int64,
        isKnown: Bool,
        keepsPrint: Bool = false,
        _ print: Fingerprint? = nil
    ) throws {
        if isKnown {
            for table in keepsPrint ? ["facet"] : ["facet", "fingerprint"] {
                try cachedStatement(sql: "DELETE FROM \(table) WHERE article = ?").execute(arguments: [id])
            }
        }
        let file = try cachedStatement(
            sql: "INSERT OR IGNORE INTO facet (article, kind, value) VALUES (?, ?, ?)"
        )
        let facets: [(Facet, [String?])] = [
            (.section, [article.section]), (.language, [article.language?.lowercased()]),
            (.author, article.byline.map(\.name)),
        ]
        for (facet, values) in facets {
            for case let value? in values where !value.isEmpty {
                file.setUncheckedArguments([id, facet.rawValue, value])
                try file.execute()
            }
        }
        if let print { try keep(print, of: id) }
    }

    /// The number of a source, which is added if it is new.
    func id(ofSource key: String) throws -> Int64 {
        let key = Stored.name(key)
        let known = try cachedStatement(sql: "SELECT id FROM source WHERE key = ?")
        if let id = try Int64.fetchOne(known, arguments: [key]) { return id }
        try execute(sql: "INSERT INTO source (key) VALUES (?)", arguments: [key])
        return lastInsertedRowID
    }
}
