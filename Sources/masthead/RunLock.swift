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

    private let descriptor: Int32

    /// Takes the lock or throws at once.
    init(_ path: String) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            close(descriptor)
            throw Busy(holder: holder.isEmpty ? path : holder.trimmingCharacters(in: .newlines))
        }
        let started = Date().formatted(.iso8601)
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: Data("process \(getpid()) since \(started)\n".utf8))
    }

    deinit { close(descriptor) }
}
