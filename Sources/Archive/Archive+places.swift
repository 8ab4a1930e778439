import GRDB
package import News
package import Stories

extension Archive {
    /// Where every article is that is in a story.
    package func places() throws -> [Article.Key: GroupingChange.Place] {
        try read { db in
            var places: [Article.Key: GroupingChange.Place] = [:]
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT key, item, publishedID, event FROM member
                    JOIN article ON article.id = member.article JOIN source ON source.id = source
                    JOIN story ON story.id = story JOIN minted ON minted.id = story.id
                    """
            )
            while let row = try rows.next() {
                places[Article.Key(source: row[0], item: row[1])] = GroupingChange.Place(
                    story: row[2],
                    event: row[3]
                )
            }
            return places
        }
    }
}
