import GRDB
internal import News

/// How much the archive holds.
package struct Holdings: Sendable, Hashable {
    /// The newsroom's own articles.
    package var own = 0
    /// Articles that came through subscriptions.
    package var wire = 0
    /// Earlier versions of articles.
    package var revisions = 0
    /// Stories.
    package var stories = 0
    /// Stories that several articles carry.
    package var merged = 0
    /// Events that several stories report.
    package var events = 0
    /// Articles no grouping has looked at yet, those under embargo included.
    package var pending = 0
}

extension Archive {
    /// How much the archive holds.
    package func counts() throws -> Holdings {
        try read { db in
            func count(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
                try Int.fetchOne(db, sql: "SELECT count(*) FROM \(sql)", arguments: arguments) ?? 0
            }
            let own: StatementArguments = [Article.Key.newsroom]
            var counts = Holdings()
            counts.own = try count("article WHERE source = (SELECT id FROM source WHERE key = ?)", own)
            counts.wire = try count("article") - counts.own
            counts.revisions = try count("revision")
            counts.stories = try count("story")
            counts.merged = try count("(SELECT 1 FROM member GROUP BY story HAVING count(*) > 1)")
            counts.events = try count("(SELECT 1 FROM story GROUP BY event HAVING count(*) > 1)")
            counts.pending = try count("pending")
            return counts
        }
    }
}
