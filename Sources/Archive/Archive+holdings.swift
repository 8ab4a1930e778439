import GRDB
internal import News

extension Archive {
    /// How much the archive holds.
    package func counts() throws -> Holdings {
        try read { db in
            var counts = Holdings()
            counts.own = try db.ownArticles()
            // Of what was pruned a row stays, without its text.
            counts.wire = try db.count("article") - db.count("article WHERE content = ''") - counts.own
            counts.revisions = try db.count("revision")
            counts.stories = try db.count("story")
            counts.merged = try db.count("(SELECT 1 FROM member GROUP BY story HAVING count(*) > 1)")
            counts.events = try db.count("(SELECT 1 FROM story GROUP BY event HAVING count(*) > 1)")
            counts.pending = try db.count("pending")
            return counts
        }
    }

    /// How many of the newsroom's own articles the archive holds.
    package func ownArticles() throws -> Int { try read { try $0.ownArticles() } }
}

extension Database {
    fileprivate func ownArticles() throws -> Int {
        try count("article WHERE source = (SELECT id FROM source WHERE key = ?)", [Article.Key.newsroom])
    }

    fileprivate func count(_ rows: String, _ arguments: StatementArguments = []) throws -> Int {
        try Int.fetchOne(self, sql: "SELECT count(*) FROM \(rows)", arguments: arguments) ?? 0
    }
}
