import GRDB

extension Archive {
    /// What is broken in the archive at a path, one sentence each; reading all of it takes its time.
    package static func faults(of path: String) throws -> [String] {
        if case .missing = try Standing(of: path, migrator: Schema.migrator) {
            throw ArchiveError.missing(path: path)
        }
        // Not read-only: such a connection would leave the files of its write-ahead log behind.
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        return try ArchiveError.telling(path) {
            try DatabaseQueue(path: path, configuration: configuration).read { db in
                let pages = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
                let rows = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
                return pages.map { "\(path) is damaged: \($0)" }
                    + rows.map { "\(path): a row of \($0[0] as String) refers to one that is not there" }
            }
        }
    }
}
