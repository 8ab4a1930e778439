package import FeedFormats
package import Fetch
import Foundation
import GRDB
internal import Gzip

/// A document as a source sent it, kept so that the archive can be rebuilt.
package struct KeptResponse: Sendable, Hashable {
    /// When it came.
    package var time: Timestamp
    /// The address that sent it, after redirects.
    package var url: String
    /// The header fields it came with.
    package var headers: [Header]
    /// The document, unpacked.
    package var body: [UInt8]

    package init(time: Timestamp, url: String, headers: [Header], body: [UInt8]) {
        self.time = time
        self.url = url
        self.headers = headers
        self.body = body
    }
}

extension Archive {
    /// Gives each kept document with its subscription, the oldest first.
    package func forEachResponse(_ body: (_ subscription: String, KeptResponse) throws -> Void) throws {
        let stored = Stored()
        try read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT key, time, url, headers, body, bytes FROM response JOIN source ON source.id = source
                    ORDER BY time, response.id
                    """
            )
            while let row = try rows.next() {
                let key: String = row[0]
                let what = "a document kept of \(key)"
                let packed: Data = row[4]
                let document: [UInt8]
                do throws(GzipError) {
                    document = try Gzip.unpacked(Array(packed), limit: row[5])
                } catch {
                    throw ArchiveError.unreadable(what: what, detail: error.description)
                }
                let response = KeptResponse(
                    time: Timestamp(seconds: row[1]),
                    url: row[2],
                    headers: try stored.value([Header].self, from: row[3], what: what),
                    body: document
                )
                try body(key, response)
            }
        }
    }

    /// Forgets kept documents that are too old, and the oldest where they take too much room.
    ///
    /// The last document of each source stays whatever its age, and goes only where there is no room for it.
    package func pruneResponses(before time: Timestamp, bytes: Int) throws {
        try write { db in
            try db.execute(
                sql: """
                    DELETE FROM response WHERE time < ?
                    AND id NOT IN (SELECT max(id) FROM response GROUP BY source)
                    """,
                arguments: [time.seconds]
            )
            let kept = try Int.fetchOne(db, sql: "SELECT sum(size) FROM response") ?? 0
            if kept <= bytes { return }
            try db.execute(
                sql: """
                    DELETE FROM response WHERE id IN (
                        SELECT id FROM (SELECT id, sum(size) OVER (ORDER BY id DESC) AS total FROM response)
                        WHERE total > ?)
                    """,
                arguments: [bytes]
            )
        }
    }
}

extension Database {
    func keep(_ response: KeptResponse, of subscription: String) throws {
        let insert = try cachedStatement(
            sql: "INSERT INTO response (source, time, url, headers, bytes, body) VALUES (?, ?, ?, ?, ?, ?)"
        )
        try insert.execute(arguments: [
            try id(ofSource: subscription), response.time.seconds, response.url,
            try Stored().text(of: response.headers), response.body.count,
            // Speed before size: this is most of what a settled update would cost otherwise.
            Data(Gzip.packed(response.body, level: 1)),
        ])
    }
}
