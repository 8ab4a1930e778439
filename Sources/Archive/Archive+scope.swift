package import FeedFormats
import GRDB
internal import News

extension Archive {
    /// The articles a grouping must look at now, ordered by time; empty when nothing is new.
    ///
    /// These are the new and revised ones, those within the window of one of them, and all that share an event
    /// with one of these, so that a story is always looked at as a whole. What is under embargo waits.
    /// Without a window, every article is given, and none has a place.
    package func articlesToGroup(window seconds: Int64?, at now: Timestamp) throws -> [PlacedArticle] {
        let stored = Stored()
        return try read { db in
            let new = try db.released(at: now.seconds)
            var ids = new
            if let seconds, !ids.isEmpty {
                for interval in try db.neighbourhood(of: ids, within: seconds) {
                    ids.formUnion(try db.grouped(between: interval.lowerBound, and: interval.upperBound))
                }
                ids.formUnion(try db.sharingEvent(with: ids))
            } else if seconds == nil {
                ids.formUnion(try db.grouped(between: .min, and: .max))
            }
            let select = try db.cachedStatement(
                sql: """
                    SELECT time, content, story.id, event FROM article
                    LEFT JOIN member ON member.article = article.id LEFT JOIN story ON story.id = story
                    WHERE article.id = ?
                    """
            )
            var articles: [(time: Int64, placed: PlacedArticle)] = []
            for id in ids {
                guard let row = try Row.fetchOne(select, arguments: [id]) else { continue }
                let article = try stored.value(Article.self, from: row[1], what: "an article")
                var place: PlacedArticle.Place?
                if seconds != nil, !new.contains(id), let story: Int64 = row[2], let event: Int64 = row[3] {
                    place = PlacedArticle.Place(story: story, event: event)
                }
                articles.append((row[0], PlacedArticle(article: article, place: place)))
            }
            return articles.sorted { a, b in
                a.time == b.time ? a.placed.article.key < b.placed.article.key : a.time < b.time
            }.map(\.placed)
        }
    }
}

extension Database {
    /// The articles no grouping has looked at and that may be published, or already are.
    fileprivate func released(at now: Int64) throws -> Set<Int64> {
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
        let select = try cachedStatement(sql: "SELECT time FROM article WHERE id = ?")
        let times = try ids.compactMap { try Int64.fetchOne(select, arguments: [$0]) }.sorted()
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

    /// The articles of all stories that report an event together with one of the articles given.
    fileprivate func sharingEvent(with ids: Set<Int64>) throws -> Set<Int64> {
        let event = try cachedStatement(
            sql: "SELECT event FROM story JOIN member ON story = story.id WHERE article = ?"
        )
        let events = Set(try ids.compactMap { try Int64.fetchOne(event, arguments: [$0]) })
        let members = try cachedStatement(
            sql: "SELECT article FROM member JOIN story ON story.id = story WHERE event = ?"
        )
        return try events.reduce(into: []) { found, event in
            found.formUnion(try Int64.fetchAll(members, arguments: [event]))
        }
    }
}
