import GRDB

extension ArchiveError {
    /// What an error of SQLite means for the archive at a path.
    init(_ error: DatabaseError, path: String) {
        let detail = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        self =
            switch error.resultCode {
            case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_FORMAT: .damaged(path: path, detail: detail)
            case .SQLITE_FULL: .full(path: path)
            case .SQLITE_IOERR: .disk(path: path, detail: detail)
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
            case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
                .denied(path: path, detail: detail)
            default: .failed(path: path, detail: detail)
            }
    }

    /// Runs work on the database at a path, and tells SQLite's errors as the archive's own.
    static func telling<Value>(_ path: String, _ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as DatabaseError {
            throw ArchiveError(error, path: path)
        }
    }
}
