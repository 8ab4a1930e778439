import GRDB
package import News
internal import Stories

extension Archive {
    /// The articles that a text may mean: a published id, a permalink, a source and an item id with a blank between
    /// them, or an item id alone.
    ///
    /// A published id means the article it was minted for. An item id is looked for in every source, so there may be
    /// several.
    package func articles(known text: String) throws -> [Article.Key] {
        try read { db in
            let name = Stored.name(text)
            let minted = try db.keys(
                "article.id = (SELECT article FROM minted WHERE publishedID = ?)",
                [name]
            )
            if !minted.isEmpty { return minted }
            if let blank = name.firstIndex(of: " ") {
                let item = name[name.index(after: blank)...]
                let named = try db.keys("key = ? AND item = ?", [String(name[..<blank]), String(item)])
                if !named.isEmpty { return named }
            }
            let items = try db.keys("item = ?", [name])
            if !items.isEmpty { return items }
            guard let url = CanonicalURL(article: text) else { return [] }
            return try db.keys(
                "article.id IN (SELECT article FROM fingerprint WHERE url = ?)",
                [Int64(bitPattern: Fingerprint.mark(of: url))]
            )
        }
    }

    /// The published ids and headlines of the newest stories, by which a mistyped name may be guessed.
    package func newestNames(limit: Int = 1_000) throws -> [(id: String, headline: String)] {
        try read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT publishedID, coalesce(json_extract(nullif(content, ''), '$.headline'), '') FROM article
                    JOIN story ON representative = article.id JOIN minted ON minted.id = story.id
                    ORDER BY time DESC LIMIT ?
                    """,
                arguments: [limit]
            )
            return rows.map { ($0[0], $0[1]) }
        }
    }
}

extension Database {
    /// The articles that meet a condition, in the order of time.
    fileprivate func keys(_ condition: String, _ arguments: StatementArguments) throws -> [Article.Key] {
        let rows = try Row.fetchAll(
            self,
            sql: """
                SELECT key, item FROM article JOIN source ON source.id = source
                WHERE \(condition) ORDER BY time, key, item
                """,
            arguments: arguments
        )
        return rows.map { Article.Key(source: $0[0], item: $0[1]) }
    }
}
