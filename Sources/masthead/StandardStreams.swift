import Foundation

/// The three streams a program is started with, and what can be read like them.
enum StandardStreams {
    /// Fills the places of streams that are closed, so that no file we open is taken for one of them.
    ///
    /// What stands there can only be used the wrong way round: reading the closed input and writing the closed
    /// output fail as they would have.
    static func fill() {
        for (stream, mode) in [
            (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
        ] where fcntl(stream, F_GETFD) < 0 {
            // The lowest free number is given out, which is the closed stream's own.
            _ = unsafe open("/dev/null", mode)
        }
    }

    /// Whether nothing can be read from standard input.
    static var isInputClosed: Bool { fcntl(STDIN_FILENO, F_GETFL) & O_ACCMODE == O_WRONLY }

    /// Whether an open file is a device that may give bytes for ever, as /dev/zero does.
    ///
    /// A terminal ends when who types there says so; /dev/null, which cron and systemd give programs, at once.
    static func isEndless(_ file: Int32) -> Bool {
        var status = stat()
        guard unsafe fstat(file, &status) == 0 else { return false }
        guard [S_IFCHR, S_IFBLK].contains(status.st_mode & S_IFMT), isatty(file) == 0 else { return false }
        var null = stat()
        return unsafe stat("/dev/null", &null) != 0 || null.st_rdev != status.st_rdev
    }

    /// What is wrong with such a file.
    static let endless = "it is a device, which may never end; give a file or a pipe"
}
