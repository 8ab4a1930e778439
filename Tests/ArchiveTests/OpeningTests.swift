import Foundation
import GRDB
import Testing

@testable import Archive

@Suite("Opening an archive")
struct OpeningTests {
    let newsroom: TestNewsroom

    init() throws { newsroom = try TestNewsroom() }

    private func execute(_ sql: String) throws {
        try DatabaseQueue(path: newsroom.path).write { try $0.execute(sql: sql) }
    }

    @Test("a new archive is made and can be opened again")
    func creating() throws {
        try newsroom.open().save([article(.own("a"))], at: .at(1))
        #expect(try newsroom.open().counts().own == 1)
        #expect(try Archive(reading: newsroom.path).counts().own == 1)
    }

    @Test("reading needs an archive that is there")
    func missing() throws {
        #expect(throws: ArchiveError.missing(path: newsroom.path)) { try Archive(reading: newsroom.path) }
        #expect(try newsroom.files.isEmpty)
    }

    @Test("an empty file is a broken archive, and its log is left alone")
    func empty() throws {
        try newsroom.open().save([article(.own("a"))], at: .at(1))
        for suffix in ["", "-wal"] { try Data().write(to: URL(filePath: newsroom.path + suffix)) }
        try Data("a log".utf8).write(to: URL(filePath: newsroom.path + "-wal"))
        let error = ArchiveError.damaged(path: newsroom.path, detail: "nothing is in it")
        #expect(throws: error) { try newsroom.open() }
        #expect(throws: error) { try Archive(reading: newsroom.path) }
        #expect(throws: error) { try Archive.faults(of: newsroom.path) }
        #expect(throws: error) { try Archive.copy(newsroom.path, to: newsroom.path + ".copy") }
        #expect(try Data(contentsOf: URL(filePath: newsroom.path + "-wal")) == Data("a log".utf8))
        #expect(error.description.contains("what was withdrawn is published again"))
    }

    @Test("a database without tables is a broken archive")
    func blank() throws {
        try execute("PRAGMA user_version = 1")
        let error = ArchiveError.damaged(path: newsroom.path, detail: "nothing is in it")
        #expect(throws: error) { try newsroom.open() }
    }

    @Test("the log of an archive that was moved away is not taken for that of the new one")
    func movedAway() throws {
        let archive = try newsroom.open()
        try archive.save([article(.own("a"))], at: .at(1))
        let log = try Data(contentsOf: URL(filePath: newsroom.path + "-wal"))
        try archive.pool.close()
        try FileManager.default.removeItem(atPath: newsroom.path)
        try log.write(to: URL(filePath: newsroom.path + "-wal"))
        #expect(try newsroom.open().counts() == Holdings())
    }

    @Test("a reader cannot write")
    func readOnly() throws {
        _ = try newsroom.open()
        let archive = try Archive(reading: newsroom.path)
        #expect(throws: ArchiveError.self) { try archive.save([article(.own("a"))], at: .at(1)) }
    }

    @Test("a newer archive is refused and left as it was")
    func newer() throws {
        _ = try newsroom.open()
        try execute("INSERT INTO grdb_migrations VALUES ('v999')")
        let before = try Data(contentsOf: URL(filePath: newsroom.path))
        #expect(throws: ArchiveError.newer(path: newsroom.path)) { try newsroom.open() }
        #expect(throws: ArchiveError.newer(path: newsroom.path)) { try Archive(reading: newsroom.path) }
        #expect(try Data(contentsOf: URL(filePath: newsroom.path)) == before)
    }

    /// The version of the schema that archives have now.
    private var present: String { Schema.migrator.migrations.last ?? "" }

    @Test("an older archive is brought up to date, and a copy of it is kept")
    func older() throws {
        try newsroom.open().save([article(.own("a"))], at: .at(1))
        var migrator = Schema.migrator
        migrator.registerMigration("next") { try $0.execute(sql: "ALTER TABLE story ADD COLUMN note TEXT") }
        let archive = try Archive(at: newsroom.path, migrator: migrator)
        #expect(try archive.counts().own == 1)
        #expect(try newsroom.files.contains("archive.sqlite.\(present)"))
        #expect(try Archive(at: newsroom.path + ".\(present)").counts().own == 1)
    }

    @Test("a migration that fails leaves the archive and its copy as they were")
    func failingMigration() throws {
        try newsroom.open().save([article(.own("a"))], at: .at(1))
        var migrator = Schema.migrator
        migrator.registerMigration("next") { db in
            try db.execute(sql: "ALTER TABLE story ADD COLUMN note TEXT")
            try db.execute(sql: "no SQL at all")
        }
        #expect(throws: ArchiveError.self) { try Archive(at: newsroom.path, migrator: migrator) }
        #expect(try newsroom.open().counts().own == 1)
        #expect(try newsroom.files.contains("archive.sqlite.\(present)"))
    }

    @Test("reading an older archive asks for an update")
    func readingOlder() throws {
        _ = try newsroom.open()
        try execute("DELETE FROM grdb_migrations")
        #expect(throws: ArchiveError.older(path: newsroom.path)) { try Archive(reading: newsroom.path) }
    }

    @Test("a database of another program is left alone")
    func foreign() throws {
        try execute("CREATE TABLE cookies (name TEXT)")
        let before = try Data(contentsOf: URL(filePath: newsroom.path))
        #expect(throws: ArchiveError.foreign(path: newsroom.path)) { try newsroom.open() }
        #expect(try Data(contentsOf: URL(filePath: newsroom.path)) == before)
    }

    @Test("a file that is no database is told as damaged")
    func damaged() throws {
        try Data(repeating: 0x41, count: 10_000).write(to: URL(filePath: newsroom.path))
        let error = try #require(throws: ArchiveError.self) { try newsroom.open() }
        guard case .damaged(newsroom.path, _) = error else {
            Issue.record("told as \(error)")
            return
        }
        #expect(error.description.contains("restore a backup"))
    }

    @Test("an archive that was killed while it was written is whole, and opens without help")
    func killed() throws {
        let archive = try newsroom.open()
        try archive.save([article(.own("a"))], at: .at(1))
        try archive.write { db in
            try db.execute(sql: "DELETE FROM pending")
            // What a kill leaves on the disk: the database and its log, in the middle of a transaction.
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(
                    atPath: newsroom.path + suffix,
                    toPath: newsroom.folder + "/killed.sqlite" + suffix
                )
            }
        }
        let killed = newsroom.folder + "/killed.sqlite"
        #expect(try Archive(reading: killed).counts().pending == 1)
        #expect(try Archive(at: killed).counts().own == 1)
    }

    @Test("an archive that was killed while it was made is made anew")
    func killedEarly() throws {
        try DatabaseQueue(path: newsroom.path + ".unfinished").write {
            try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
        }
        #expect(throws: ArchiveError.missing(path: newsroom.path)) { try Archive(reading: newsroom.path) }
        #expect(try newsroom.open().counts() == Holdings())
        #expect(try !newsroom.files.contains("archive.sqlite.unfinished"))
    }

    @Test("an archive that was killed within a transaction of the old kind is brought back")
    func hotJournal() throws {
        let killed = newsroom.folder + "/killed.sqlite"
        try DatabaseQueue(path: newsroom.path).inDatabase { db in
            try db.execute(sql: "CREATE TABLE cookies (name TEXT)")
            try db.execute(sql: "PRAGMA cache_size = 1")
            try db.execute(sql: "PRAGMA cache_spill = 1")
            try db.inTransaction {
                for _ in 0..<200 {
                    try db.execute(sql: "INSERT INTO cookies VALUES (hex(randomblob(500)))")
                }
                for suffix in ["", "-journal"] {
                    try FileManager.default.copyItem(atPath: newsroom.path + suffix, toPath: killed + suffix)
                }
                return .rollback
            }
        }
        #expect(throws: ArchiveError.foreign(path: killed)) { try Archive(at: killed) }
    }

    @Test("a truncated archive is told as damaged, not a crash")
    func truncated() throws {
        try newsroom.open().save((0..<2000).map { article(.own("\($0)")) }, at: .at(1))
        try DatabaseQueue(path: newsroom.path).writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        let file = try FileHandle(forWritingTo: URL(filePath: newsroom.path))
        try file.truncate(atOffset: 9000)
        try file.close()
        let error = try #require(throws: ArchiveError.self) { try newsroom.open().counts() }
        guard case .damaged = error else {
            Issue.record("told as \(error)")
            return
        }
    }
}
