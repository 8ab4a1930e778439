import FeedFormats
import Foundation

/// The right to change a newsroom, which one run has at a time.
///
/// The kernel keeps it, so a dead run never holds it. What the file says is only for people.
final class RunLock {
    /// Another run holds the lock.
    struct Busy: Error, CustomStringConvertible {
        let holder: String

        var description: String { "another run is at work (\(holder)); nothing was done" }
    }

    private let file: FileHandle

    /// Takes the lock or throws at once.
    init(_ path: String) throws {
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil)
        }
        do {
            file = try FileHandle(forUpdating: URL(filePath: path))
        } catch {
            throw FileError(path: path, reason: "the lock cannot be taken: \(error.localizedDescription)")
        }
        guard flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = try file.readToEnd().flatMap { String(validating: $0, as: UTF8.self) } ?? ""
            throw Busy(holder: holder.isEmpty ? path : holder.trimmingCharacters(in: .newlines))
        }
        try file.truncate(atOffset: 0)
        try file.write(contentsOf: Data("process \(getpid()) since \(Timestamp.now.rfc3339)\n".utf8))
    }

    deinit { try? file.close() }
}
