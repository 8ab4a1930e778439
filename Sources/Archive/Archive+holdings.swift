import GRDB
internal import News

extension Archive {
    /// How much the archive holds.
    package func holdings() throws -> Holdings {
        try read { db in
            func count(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
                try Int.fetchOne(db, sql: "SELECT count(*) FROM \(sql)", arguments: arguments) ?? 0
            }
            let own: StatementArguments = [Article.Key.newsroom]
            var holdings = Holdings()
            holdings.own = try count("article WHERE source = (SELECT id FROM source WHERE key = ?)", own)
            holdings.wire = try count("article") - holdings.own
            holdings.revisions = try count("revision")
            holdings.stories = try count("story")
            holdings.merged = try count("(SELECT 1 FROM member GROUP BY story HAVING count(*) > 1)")
            holdings.events = try count("(SELECT 1 FROM story GROUP BY event HAVING count(*) > 1)")
            holdings.pending = try count("pending")
            return holdings
        }
    }
}
