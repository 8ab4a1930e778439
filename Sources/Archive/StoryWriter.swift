internal import FeedFormats
import GRDB
internal import News
internal import Stories

/// Stores a grouping inside a transaction; what is as it was is not written.
struct StoryWriter {
    private struct Filed {
        var id: Int64
        var age: Cluster.Age
        var release: Int64
        var story: Int64?
        var isKilled: Bool
        var minted: Identity.Minted?
    }

    private let db: Database
    private let now: Int64
    private let grouping: Grouping
    private let judged: Set<Article.Key>?
    private let filed: [Article.Key: Filed]
    private let clusters: [Cluster]

    init(_ db: Database, _ grouping: Grouping, judged: Set<Article.Key>?, at now: Timestamp) throws {
        self.db = db
        self.judged = judged
        self.now = now.seconds
        self.grouping = grouping
        let filed = try Self.file(grouping, in: db)
        self.filed = filed
        clusters = Cluster.all(
            in: grouping,
            ages: filed.mapValues(\.age),
            waiting: Set(filed.filter { $0.value.release > now.seconds }.keys)
        )
    }

    /// Finds the articles of a grouping.
    private static func file(_ grouping: Grouping, in db: Database) throws -> [Article.Key: Filed] {
        var filed: [Article.Key: Filed] = [:]
        for list in KeyList.all(of: grouping.keys) {
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT source.key, item, article.id, time, release, story, coalesce(killed, 0), minted.id,
                        publishedID, changed, article.seen
                    FROM \(KeyList.articles)
                    LEFT JOIN member ON member.article = article.id LEFT JOIN minted ON minted.article = article.id
                    """,
                arguments: [list]
            )
            while let row = try rows.next() {
                let key = Article.Key(source: row[0], item: row[1])
                let minted = (row[7] as Int64?).map { Identity.Minted(id: row[8], article: key, number: $0) }
                let value = Filed(
                    id: row[2],
                    age: Cluster.Age(time: row[3], changed: row[9], seen: row[10]),
                    release: row[4],
                    story: row[5],
                    isKilled: row[6],
                    minted: minted
                )
                guard filed.updateValue(value, forKey: key) == nil else {
                    throw ArchiveError.grouping(
                        detail: "the article \(key.item) of \(key.source) is in it twice"
                    )
                }
            }
        }
        if filed.count < grouping.keys.count, let key = grouping.keys.first(where: { filed[$0] == nil }) {
            throw ArchiveError.grouping(detail: "the article \(key.item) of \(key.source) is not known")
        }
        return filed
    }

    /// Stores everything, and tells what became of the published ids.
    func save(mint: (Article.Key, Int) -> String) throws -> Regrouped {
        let before = try stories()
        var regrouped = Regrouped()
        let nextEvent = try Int64.fetchOne(db, sql: "SELECT 1 + coalesce(max(event), 0) FROM story") ?? 1
        let assigned = try Identity(minted: filed.values.compactMap(\.minted), before: Array(before.values))
            .assign(clusters, nextEvent: nextEvent) { key in
                let minted = try self.mint(key, mint)
                regrouped.minted.append(minted.id)
                return minted
            }
        try write(assigned, before: before)
        try EvidenceWriter(db, run: try record(), numbers: filed.mapValues(\.id)).replace(
            with: grouping.evidence,
            on: Set(filed.filter { judged?.contains($0.key) ?? true }.values.map(\.id))
        )
        try settle()
        let known = Set(before.values.map(\.id))
        let borne = Set(assigned.map(\.minted.id))
        regrouped.merged = known.subtracting(borne).sorted()
        regrouped.revived = borne.subtracting(known).subtracting(regrouped.minted).sorted()
        return regrouped
    }

    /// Records on what the grouping rests, and returns the number of the run.
    private func record() throws -> Int64? {
        guard let basis = grouping.basis else { return nil }
        let save = try db.cachedStatement(
            sql: """
                INSERT INTO grouping (time, rules, textWindow, eventWindow, articles, terms, weights)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
        )
        try save.execute(
            arguments: [
                now, basis.rules, basis.windows.text, basis.windows.event, basis.articles, basis.terms,
                Int64(bitPattern: basis.weights),
            ]
        )
        return db.lastInsertedRowID
    }

    /// The stories the articles are in so far, by number.
    private func stories() throws -> [Int64: Identity.Before] {
        let select = try db.cachedStatement(
            sql: "SELECT publishedID, event FROM story JOIN minted ON minted.id = story.id WHERE story.id = ?"
        )
        let count = try db.cachedStatement(sql: "SELECT count(*) FROM member WHERE story = ?")
        var members: [Int64: Set<Article.Key>] = [:]
        for (key, article) in filed {
            if let story = article.story { members[story, default: []].insert(key) }
        }
        var stories: [Int64: Identity.Before] = [:]
        for (story, keys) in members {
            guard let row = try Row.fetchOne(select, arguments: [story]) else { continue }
            guard try Int.fetchOne(count, arguments: [story]) == keys.count else {
                throw ArchiveError.grouping(
                    detail: "it looked at a part of the story \(row[0] as String) only"
                )
            }
            stories[story] = Identity.Before(id: row[0], members: keys, event: row[1])
        }
        return stories
    }

    /// Mints an id for an article and stores it.
    private func mint(_ key: Article.Key, _ mint: (Article.Key, Int) -> String) throws -> Identity.Minted {
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO minted (publishedID, article, minted) VALUES (?, ?, ?) ON CONFLICT (publishedID) DO NOTHING
                """
        )
        for attempt in 0..<100 {
            let id = Stored.name(mint(key, attempt))
            try insert.execute(arguments: [id, filed[key]?.id, now])
            guard db.changesCount > 0 else { continue }
            return Identity.Minted(id: id, article: key, number: db.lastInsertedRowID)
        }
        throw ArchiveError.grouping(
            detail: "no free id was found for the article \(key.item) of \(key.source)"
        )
    }

    private func write(_ assigned: [Identity.Assigned], before: [Int64: Identity.Before]) throws {
        let save = try db.cachedStatement(
            sql: """
                INSERT INTO story (id, representative, event) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET representative = excluded.representative, event = excluded.event
                WHERE representative <> excluded.representative OR event <> excluded.event
                """
        )
        let join = try db.cachedStatement(
            sql:
                """
                INSERT INTO member (article, story, killed) VALUES (?, ?, ?)
                ON CONFLICT (article) DO UPDATE SET story = excluded.story, killed = excluded.killed
                """
        )
        let drop = try db.cachedStatement(sql: "DELETE FROM story WHERE id = ?")
        for (cluster, story) in zip(clusters, assigned) {
            try save.execute(arguments: [story.minted.number, filed[cluster.representative]?.id, story.event])
            for key in cluster.members {
                let isKilled = grouping.claims[key]?.isKilled ?? false
                guard let filed = filed[key], filed.story != story.minted.number || filed.isKilled != isKilled
                else { continue }
                try join.execute(arguments: [filed.id, story.minted.number, isKilled])
            }
        }
        for story in Set(before.keys).subtracting(assigned.map(\.minted.number)).sorted() {
            try drop.execute(arguments: [story])
        }
    }

    /// Marks the articles as looked at; those under embargo are looked at again when their time has come.
    private func settle() throws {
        let settled = Set(filed.values.lazy.filter { $0.release <= now }.map(\.id))
        try db.execute(
            sql: "DELETE FROM pending WHERE article IN (SELECT value FROM json_each(?))",
            arguments: [settled.list]
        )
    }
}
