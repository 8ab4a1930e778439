import Foundation
import GRDB

/// Everything the newsroom keeps: articles and their revisions, what is known of its sources, and the stories.
///
/// One process writes at a time; the command's lock sees to that. Readers need no lock. Every method is one
/// transaction: it happens as a whole or not at all, also when the machine loses power. The clock comes in
/// with each call that stores a time.
package struct Archive: Sendable {
    /// Where the archive lies.
    package let path: String
    let pool: DatabasePool

    /// Opens the archive to read and write, and makes it if there is none.
    ///
    /// An older archive is brought up to date, after a copy of it was put beside it. A newer one is refused.
    package init(at path: String) throws {
        try self.init(at: path, migrator: Schema.migrator)
    }

    /// Opens the archive only to read.
    package init(reading path: String) throws {
        let standing = try Standing(of: path, migrator: Schema.migrator)
        switch standing {
        case .missing: throw ArchiveError.missing(path: path)
        case .older: throw ArchiveError.older(path: path)
        case .current: break
        }
        var configuration = Self.configuration
        configuration.readonly = true
        self.path = path
        pool = try ArchiveError.telling(path) { try DatabasePool(path: path, configuration: configuration) }
    }

    init(at path: String, migrator: DatabaseMigrator) throws {
        let standing = try Standing(of: path, migrator: migrator)
        if case .missing = standing { try Self.make(at: path, migrator) }
        self.path = path
        pool = try ArchiveError.telling(path) {
            let pool = try DatabasePool(path: path, configuration: Self.configuration)
            // A published id that a power cut takes back would be minted anew: every commit is synced.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            // A copy is named after the version of its schema.
            if case .older(let version) = standing { try pool.copy(to: "\(path).\(version)") }
            try migrator.migrate(pool)
            return pool
        }
    }

    /// Closes the archive, which is not to be used after that: all of it then lies in its file.
    package func close() throws {
        // The connection that is closed last takes in the log, and one that only reads cannot.
        pool.invalidateReadOnlyConnections()
        try ArchiveError.telling(path) { try pool.close() }
    }

    /// Makes a new archive, which appears when it is complete.
    private static func make(at path: String, _ migrator: DatabaseMigrator) throws {
        let unfinished = "\(path).unfinished"
        let files = FileManager.default
        // What a dead run left, and the log of an archive that is gone, which SQLite would take for that of this one.
        for leftover in [unfinished, "\(unfinished)-journal", "\(path)-wal", "\(path)-shm"]
        where files.fileExists(atPath: leftover) {
            try files.removeItem(atPath: leftover)
        }
        try ArchiveError.telling(path) {
            let queue = try DatabaseQueue(path: unfinished)
            try migrator.migrate(queue)
            try queue.close()
        }
        // SQLite brings the folder's list of names to the disk with the first commit to its new log.
        try files.moveItem(atPath: unfinished, toPath: path)
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 2
        configuration.prepareDatabase { db in
            // In kibibytes: a set is published by reading the archive from end to end, which no cache makes faster.
            try db.execute(sql: "PRAGMA cache_size = -512")
            db.add(function: .folded)
        }
        return configuration
    }
}

extension Archive {
    /// Reads one unchanging state of the archive.
    func read<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try ArchiveError.telling(path) { try pool.read(work) }
    }

    /// Writes in one transaction.
    func write<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try ArchiveError.telling(path) { try pool.write(work) }
    }
}
