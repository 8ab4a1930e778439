import Foundation
import GRDB

/// The content of an archive as sorted lines, in which no row is known by its number.
///
/// Two archives that were filled in another order, or after other interruptions, then read the same.
struct ArchiveDump {
    /// What is no content: counts of requests, records of runs, and times of status.
    private static let asides: Set<String> = [
        "source.state", "response.headers", "grdb_migrations.identifier",
        "footing.step", "footing.digest", "footing.since", "footing.until",
    ]

    /// How the rows of a table are known.
    private static let names = [
        "source": "SELECT id, key FROM source",
        "article": "SELECT article.id, key || ' ' || item FROM article JOIN source ON source.id = source",
        "minted": "SELECT id, publishedID FROM minted",
        "story": "SELECT story.id, publishedID FROM story JOIN minted ON minted.id = story.id",
        "event":
            "SELECT event, min(publishedID) FROM story JOIN minted ON minted.id = story.id GROUP BY event",
    ]

    let lines: [String]

    init(of path: String) throws {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        lines = try queue.read { db in
            let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check")
            let broken = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
            var lines = integrity == ["ok"] ? [] : integrity
            lines += broken.map { "a row of \($0[0] as String) refers to nothing" }
            var names: [String: [Int64: String]] = [:]
            // Before its first run has made the tables, an archive has no rows to name.
            for (table, sql) in Self.names where try db.tableExists("member") {
                names[table] = Dictionary(
                    uniqueKeysWithValues: try Row.fetchAll(db, sql: sql).map { ($0[0], $0[1]) }
                )
            }
            let tables = try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
            for table in tables { lines += try Self.rows(of: table, in: db, names) }
            return lines.sorted()
        }
    }

    private static func rows(
        of table: String,
        in db: Database,
        _ names: [String: [Int64: String]]
    ) throws
        -> [String]
    {
        let keys = try db.foreignKeys(on: table)
        let columns = try db.columns(in: table).map(\.name)
        return try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map { row in
            let values = columns.compactMap { column -> String? in
                if asides.contains("\(table).\(column)") { return nil }
                let target = keys.first { $0.mapping.first?.origin == column }?.destinationTable
                let named = target ?? (column == "event" ? "event" : nil)
                if let named, let number = Int64.fromDatabaseValue(row[column]) {
                    return "\(column)=\(names[named]?[number] ?? "nothing \(number)")"
                }
                // A number that only tells rows apart says nothing.
                if column == "id", target == nil { return nil }
                return "\(column)=\(row[column] as DatabaseValue)"
            }
            return "\(table) \(values.joined(separator: " "))"
        }
    }

    /// The rows of one table.
    func rows(of table: String) -> [String] { lines.filter { $0.hasPrefix(table + " ") } }

    /// How the rows of a table are known, without what they hold.
    func names(in table: String) -> [String] {
        rows(of: table).map { line in
            line.split(separator: " ").filter {
                $0.hasPrefix("source=") || $0.hasPrefix("item=") || $0.hasPrefix("publishedID=")
            }
            .joined(separator: " ")
        }
    }

    /// How another dump differs, in a few lines.
    func differences(from other: ArchiveDump) -> [String] {
        let mine = Set(lines)
        let theirs = Set(other.lines)
        return mine.subtracting(theirs).sorted().prefix(3).map { "the archive holds \($0.prefix(300))" }
            + theirs.subtracting(mine).sorted().prefix(3).map { "the archive lacks \($0.prefix(300))" }
            + (lines.count == other.lines.count
                ? [] : ["\(lines.count) rows instead of \(other.lines.count)"])
    }
}
