import FeedFormats
import Foundation
import Site

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

    /// Takes the lock; when another run holds it, throws at once or after waiting.
    init(_ path: String, waiting: TimeSpan = TimeSpan(seconds: 0)) throws {
        // Made in place: a file that is renamed into it could be another one than a second run has open.
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw SiteError(errno, path: path) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let end = ContinuousClock.now + waiting.duration
        while flock(file.fileDescriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else {
                throw SiteError(errno, path: path)
            }
            if ContinuousClock.now >= end { throw Busy(holder: Self.holder(path) ?? path) }
            usleep(Self.pause)
        }
        self.file = file
        // A disk that is full is told of where it stops what counts.
        try? file.truncate(atOffset: 0)
        try? file.write(contentsOf: Data("process \(getpid()) since \(Timestamp.now.rfc3339)\n".utf8))
    }

    deinit {
        // The text goes with the run, so that it never names one that has ended by itself.
        try? file.truncate(atOffset: 0)
        // Given back by name: closing alone would not, while a child that is just being made shares the file.
        _ = flock(file.fileDescriptor, LOCK_UN)
        try? file.close()
    }

    /// How long a waiting run sleeps between two looks, in microseconds.
    private static let pause: UInt32 = 50_000

    /// Which process took the lock and since when, as it wrote it down; nil when no text is there.
    static func holder(_ path: String) -> String? {
        guard let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else { return nil }
        let line = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return line.isEmpty ? nil : line
    }
}
