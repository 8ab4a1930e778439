import Foundation
import GRDB

extension Archive {
    /// Copies the archive at a path to another one, also while a run writes it: one complete state of it.
    ///
    /// What stands at the other path is replaced once the copy is complete and on the disk.
    package static func copy(_ path: String, to copy: String) throws {
        // Not read-only: after a kill, only a connection that may write can bring a database back to its last
        // complete state.
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        let files = FileManager.default
        guard files.fileExists(atPath: path) else { throw ArchiveError.missing(path: path) }
        try Standing.refuseEmpty(path)
        let source = try ArchiveError.telling(path) {
            try DatabaseQueue(path: path, configuration: configuration)
        }
        try source.copy(to: copy)
    }
}

extension DatabaseReader {
    /// Copies the database to a file, which appears when it is complete.
    func copy(to copy: String) throws {
        let unfinished = "\(copy).unfinished"
        let files = FileManager.default
        if files.fileExists(atPath: unfinished) { try files.removeItem(atPath: unfinished) }
        try ArchiveError.telling(copy) {
            let queue = try DatabaseQueue(path: unfinished)
            try backup(to: queue)
            try queue.close()
        }
        if files.fileExists(atPath: copy) { try files.removeItem(atPath: copy) }
        try files.moveItem(atPath: unfinished, toPath: copy)
    }
}
