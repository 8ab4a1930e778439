package import FeedFormats
import GRDB
package import News
package import Stories

extension Archive {
    /// What a grouping looks at.
    package enum Scope: Sendable, Hashable {
        /// What is new, with what lies so many seconds around it.
        case new(within: Int64)
        /// Every article, judged anew.
        case all
    }

    /// The articles a grouping must look at now, ordered by time; empty when nothing is new.
    ///
    /// These are the new and revised ones, those within the window of one of them, those of any time under the same
    /// address or with the same words from the same source, and all that share an event with one of these, so
    /// that a story is always looked at as a whole. What is under embargo waits. Fingerprints that are not stored
    /// yet are made by the function given, and kept unless nothing is to be written.
    package func reportsToGroup(
        _ scope: Scope,
        at now: Timestamp,
        keeping: Bool = true,
        fingerprint: @escaping (Article) -> Fingerprint
    ) throws -> [Report] {
        let reports = { (db: Database) in
            try db.reports(scope, at: now.seconds, StoredPrints(db, keeps: keeping, make: fingerprint))
        }
        return keeping ? try write(reports) : try read(reports)
    }

    /// The articles of the stories that some articles are in so far, those included.
    package func companions(of keys: Set<Article.Key>) throws -> Set<Article.Key> {
        try read { db in
            var companions = keys
            for list in KeyList.all(of: keys) {
                let rows = try Row.fetchCursor(
                    db,
                    sql: """
                        SELECT DISTINCT other.key, mate.item FROM \(KeyList.articles)
                        CROSS JOIN member ON member.article = article.id
                        CROSS JOIN member AS company ON company.story = member.story
                        CROSS JOIN article AS mate ON mate.id = company.article
                        CROSS JOIN source AS other ON other.id = mate.source
                        """,
                    arguments: [list]
                )
                while let row = try rows.next() {
                    companions.insert(Article.Key(source: row[0], item: row[1]))
                }
            }
            return companions
        }
    }

    /// Some articles of stories with all that lie so many seconds around them; nothing is written.
    package func reports(
        around keys: [Article.Key],
        within seconds: Int64,
        fingerprint: @escaping (Article) -> Fingerprint
    ) throws -> [Report] {
        try read { db in
            let stored = StoredPrints(db, keeps: false, make: fingerprint)
            var ids = Set(try keys.compactMap { try db.id(of: $0) })
            for interval in try db.neighbourhood(of: ids, within: seconds) {
                ids.formUnion(try db.grouped(between: interval.lowerBound, and: interval.upperBound))
            }
            return try db.reports(on: ids, judging: ids, [:], stored)
        }
    }
}

extension Database {
    fileprivate func reports(_ scope: Archive.Scope, at now: Int64, _ stored: StoredPrints) throws -> [Report]
    {
        let new = try released(at: now)
        var prints: [Int64: Fingerprint] = [:]
        var ids = new
        switch scope {
        case .all: ids.formUnion(try grouped(between: .min, and: .max))
        case .new where new.isEmpty: return []
        case .new(let seconds):
            for interval in try neighbourhood(of: new, within: seconds) {
                ids.formUnion(try grouped(between: interval.lowerBound, and: interval.upperBound))
            }
            for id in try stored.unmade(among: new) { prints[id] = try stored.print(of: id) }
            for id in try stored.accompanied(among: new).union(prints.keys).sorted() {
                let print = try prints[id] ?? stored.print(of: id)
                ids.formUnion(try grouped(among: stored.earlier(like: print, of: id)))
            }
            ids.formUnion(try sharingEvent(with: ids))
        }
        let judged = scope == .all ? ids : new
        let reports = try reports(on: ids, judging: judged, prints, stored)
        let noticed = try noticed(by: reports.filter { $0.groups == nil && $0.print.stage.isNotice })
        if noticed.isSubset(of: ids) { return reports }
        ids.formUnion(try sharingEvent(with: noticed))
        return try self.reports(on: ids, judging: judged, prints, stored)
    }

    /// The articles of stories among which notices find what they take back or correct: of their sources, and no older
    /// than notices are looked at.
    private func noticed(by notices: [Report]) throws -> Set<Int64> {
        var articles: Set<Int64> = []
        for notice in notices {
            guard let published = notice.print.published else { continue }
            let select = try cachedStatement(
                sql: """
                    SELECT article.id FROM article JOIN source ON source.id = source
                    JOIN member ON member.article = article.id
                    WHERE source.key = ? AND time BETWEEN ? AND ?
                    """
            )
            articles.formUnion(
                try Int64.fetchSet(
                    select,
                    arguments: [Stored.name(notice.key.source), published - Windows.notice, published]
                )
            )
        }
        return articles
    }

    /// Reports on articles, ordered by time; those to be judged have no groups.
    fileprivate func reports(
        on ids: Set<Int64>,
        judging new: Set<Int64>,
        _ prints: [Int64: Fingerprint],
        _ stored: StoredPrints
    ) throws -> [Report] {
        var names: (texts: [Int64: Article.Key], events: [Int64: Article.Key]) = ([:], [:])
        var reports: [(time: Int64, report: Report)] = []
        let rows = try Row.fetchCursor(
            self,
            sql: """
                SELECT article.id, source.key, item, story.id, event, time, print FROM json_each(?) AS wanted
                CROSS JOIN article ON article.id = wanted.value JOIN source ON source.id = article.source
                LEFT JOIN member ON member.article = article.id LEFT JOIN story ON story.id = story
                LEFT JOIN fingerprint ON fingerprint.article = article.id AND rules = ?
                """,
            arguments: [ids.list, Fingerprint.rules]
        )
        while let row = try rows.next() {
            let id: Int64 = row[0]
            let key = Article.Key(source: row[1], item: row[2])
            let print = try prints[id] ?? stored.print(of: id, from: row[6])
            guard !new.contains(id), let story: Int64 = row[3], let event: Int64 = row[4] else {
                reports.append((row[5], Report(key: key, print: print, isUnseen: row[3] == nil)))
                continue
            }
            let text = names.texts[story] ?? key
            let company = names.events[event] ?? key
            names.texts[story] = text
            names.events[event] = company
            let groups = Report.Groups(item: key, text: text, event: company)
            reports.append((row[5], Report(key: key, print: print, groups: groups)))
        }
        return reports.sorted { a, b in
            a.time == b.time ? a.report.key < b.report.key : a.time < b.time
        }.map(\.report)
    }

    /// The articles no grouping has looked at and that may be published, or already are.
    private func released(at now: Int64) throws -> Set<Int64> {
        try Int64.fetchSet(
            self,
            sql: """
                SELECT id FROM pending JOIN article ON id = article
                WHERE release <= ? OR EXISTS (SELECT 1 FROM member WHERE member.article = id)
                """,
            arguments: [now]
        )
    }

    /// The stretches of time around articles, joined where they touch.
    fileprivate func neighbourhood(of ids: Set<Int64>, within window: Int64) throws -> [ClosedRange<Int64>] {
        let times = try Int64.fetchAll(
            self,
            sql: """
                SELECT time FROM json_each(?) AS wanted CROSS JOIN article ON article.id = wanted.value ORDER BY time
                """,
            arguments: [ids.list]
        )
        var stretches: [ClosedRange<Int64>] = []
        for time in times {
            let start = time.subtractingReportingOverflow(window)
            let end = time.addingReportingOverflow(window)
            let stretch =
                (start.overflow ? .min : start.partialValue)...(end.overflow ? .max : end.partialValue)
            if let last = stretches.last, stretch.lowerBound <= last.upperBound {
                stretches[stretches.count - 1] = last.lowerBound...stretch.upperBound
            } else {
                stretches.append(stretch)
            }
        }
        return stretches
    }

    /// The articles of stories within a stretch of time.
    fileprivate func grouped(between start: Int64, and end: Int64) throws -> Set<Int64> {
        try Int64.fetchSet(
            self,
            sql: "SELECT id FROM article JOIN member ON member.article = id WHERE time BETWEEN ? AND ?",
            arguments: [start, end]
        )
    }

    /// Those of some articles that are in stories.
    private func grouped(among ids: [Int64]) throws -> [Int64] {
        let select = try cachedStatement(sql: "SELECT article FROM member WHERE article = ?")
        return try ids.compactMap { try Int64.fetchOne(select, arguments: [$0]) }
    }

    /// The articles of all stories that report an event together with one of the articles given.
    private func sharingEvent(with ids: Set<Int64>) throws -> Set<Int64> {
        try Int64.fetchSet(
            self,
            sql: """
                SELECT article FROM (
                    SELECT DISTINCT event FROM json_each(?) AS wanted
                    CROSS JOIN member ON member.article = wanted.value JOIN story ON story.id = story) AS told
                CROSS JOIN story ON story.event = told.event JOIN member ON story = story.id
                """,
            arguments: [ids.list]
        )
    }
}
