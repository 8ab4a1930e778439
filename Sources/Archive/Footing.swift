package import FeedFormats
import GRDB

/// What a step of a run stood on when it was last done and left nothing to tell.
///
/// While that has not changed, doing the step again would change nothing.
package struct Footing: Sendable, Hashable {
    /// Stands for all that the step takes from outside the archive.
    package var digest: String
    /// When the step was done.
    package var since: Timestamp
    /// When the step makes something else of the same things; nil for never.
    package var until: Timestamp?

    /// Makes a footing.
    package init(digest: String, since: Timestamp, until: Timestamp? = nil) {
        self.digest = digest
        self.since = since
        self.until = until
    }

    /// Whether a step that would stand on a digest at a time stands on this.
    package func holds(_ digest: String, at now: Timestamp) -> Bool {
        digest == self.digest && !now.isEarlier(than: since)
            && (until.map { now.isEarlier(than: $0) } ?? true)
    }
}

extension Archive {
    /// The footing that was noted for a step; nil when there is none, or the archive has changed in what the step shows.
    package func footing(of step: String) throws -> Footing? {
        try read { db in
            try Row.fetchOne(
                db,
                sql: "SELECT digest, since, until FROM footing WHERE step = ?",
                arguments: [step]
            ).map { row in
                Footing(
                    digest: row[0],
                    since: Timestamp(seconds: row[1]),
                    until: (row[2] as Int64?).map { Timestamp(seconds: $0) }
                )
            }
        }
    }

    /// Notes the footing of a step, or that it has none.
    package func note(_ footing: Footing?, of step: String) throws {
        try write { db in
            guard let footing else {
                return try db.execute(sql: "DELETE FROM footing WHERE step = ?", arguments: [step])
            }
            try db.execute(
                sql: "INSERT OR REPLACE INTO footing (step, digest, since, until) VALUES (?, ?, ?, ?)",
                arguments: [step, footing.digest, footing.since.seconds, footing.until?.seconds]
            )
        }
    }
}

extension Schema {
    /// The steps of runs that need not be taken again, for as long as the tables that readers see stay as they are.
    static let footings: String = {
        let table = """
            CREATE TABLE footing (
                step TEXT PRIMARY KEY,
                digest TEXT NOT NULL,
                since INTEGER NOT NULL,
                until INTEGER
            ) STRICT, WITHOUT ROWID;
            """
        let triggers = ["article", "story", "member", "withdrawal"].flatMap { table in
            ["INSERT", "UPDATE", "DELETE"].map { change in
                """
                CREATE TRIGGER \(table)_\(change.lowercased())_shown AFTER \(change) ON \(table) BEGIN
                    DELETE FROM footing WHERE step = 'publish';
                END;
                """
            }
        }
        return ([table] + triggers).joined(separator: "\n")
    }()
}
