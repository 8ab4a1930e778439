import Foundation
import GRDB

/// How a file that should be the archive stands to the schema this program knows.
///
/// It is found out before anything is changed, so that a stranger's or a newer database is left as it was.
enum Standing {
    /// Nothing is there.
    case missing
    /// The schema is the one this program knows.
    case current
    /// The schema is older; its version is given.
    case older(version: String)

    init(of path: String, migrator: DatabaseMigrator) throws {
        guard FileManager.default.fileExists(atPath: path) else {
            self = .missing
            return
        }
        try Self.refuseEmpty(path)
        // Not read-only: after a kill, only a connection that may write can bring a database back to its last
        // complete state.
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        self = try ArchiveError.telling(path) {
            try DatabaseQueue(path: path, configuration: configuration).read { db in
                try Self(db, path: path, migrator: migrator)
            }
        }
    }

    private init(_ db: Database, path: String, migrator: DatabaseMigrator) throws {
        let isBlank = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
        let owner = try Int.fetchOne(db, sql: "PRAGMA application_id")
        if isBlank {
            throw ArchiveError.damaged(path: path, detail: Self.empty)
        } else if owner != Schema.applicationID {
            throw ArchiveError.foreign(path: path)
        } else if try migrator.hasBeenSuperseded(db) {
            throw ArchiveError.newer(path: path)
        } else if try migrator.hasCompletedMigrations(db) {
            self = .current
        } else {
            self = .older(version: try migrator.completedMigrations(db).last ?? "unfinished")
        }
    }

    /// Refuses a file without a byte before SQLite, which would take it for a new database, removes its log.
    ///
    /// An archive appears when it is complete, so that no kill leaves such a file: what was in it is lost.
    static func refuseEmpty(_ path: String) throws {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        if attributes[.size] as? Int == 0 { throw ArchiveError.damaged(path: path, detail: empty) }
    }

    private static let empty = "nothing is in it"
}
