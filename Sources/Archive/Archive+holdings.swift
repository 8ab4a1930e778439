import GRDB
internal import News

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
            counts.wire = try count("article WHERE content <> ''") - counts.own
            counts.revisions = try count("revision")
            counts.stories = try count("story")
            counts.merged = try count("(SELECT 1 FROM member GROUP BY story HAVING count(*) > 1)")
            counts.events = try count("(SELECT 1 FROM story GROUP BY event HAVING count(*) > 1)")
            counts.pending = try count("pending")
            return counts
        }
    }
}
