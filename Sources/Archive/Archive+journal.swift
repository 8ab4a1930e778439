import GRDB

extension Archive {
    /// What was begun and not finished, if anything.
    package func journal<Journal: Decodable>(as type: Journal.Type) throws -> Journal? {
        let content = try read {
            try String.fetchOne($0, sql: "SELECT content FROM journal WHERE name = ?", arguments: [Self.run])
        }
        return try content.map {
            try Stored().value(type, from: $0, what: "the journal of an interrupted run")
        }
    }

    /// Forgets the journal, once everything in it is done.
    package func finish() throws {
        try write { try $0.execute(sql: "DELETE FROM journal WHERE name = ?", arguments: [Self.run]) }
    }

    fileprivate static let run = "publish"
}

extension Database {
    /// Writes down what is about to be done outside the archive, so that the next run can finish it.
    func begin(_ journal: some Encodable) throws {
        try execute(
            sql: "INSERT OR REPLACE INTO journal (name, content) VALUES (?, ?)",
            arguments: [Archive.run, try Stored().text(of: journal)]
        )
    }
}
