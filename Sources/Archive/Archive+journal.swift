import GRDB

/// What was begun outside the archive and must be finished.
package enum Journal: String, Sendable {
    /// Files that wait to be put in their places.
    case publish
    /// What hubs wait to be told.
    case hubs
}

extension Archive {
    /// What was begun and not finished, if anything.
    package func journal<Content: Decodable>(_ journal: Journal, as type: Content.Type) throws -> Content? {
        try read { try $0.journal(journal, as: type) }
    }

    /// Writes down what is still to be done.
    package func begin(_ content: some Encodable, as journal: Journal) throws {
        try write { try $0.begin(content, as: journal) }
    }

    /// Forgets a journal, once everything in it is done.
    package func finish(_ journal: Journal) throws {
        try write {
            try $0.execute(sql: "DELETE FROM journal WHERE name = ?", arguments: [journal.rawValue])
        }
    }
}

extension Database {
    func journal<Content: Decodable>(_ journal: Journal, as type: Content.Type) throws -> Content? {
        let content = try String.fetchOne(
            self,
            sql: "SELECT content FROM journal WHERE name = ?",
            arguments: [journal.rawValue]
        )
        return try content.map {
            try Stored().value(type, from: $0, what: "the journal of an interrupted run")
        }
    }

    /// Writes down what is about to be done outside the archive, so that the next run can finish it.
    func begin(_ content: some Encodable, as journal: Journal) throws {
        try execute(
            sql: "INSERT OR REPLACE INTO journal (name, content) VALUES (?, ?)",
            arguments: [journal.rawValue, try Stored().text(of: content)]
        )
    }
}
