import Foundation

/// The three streams a program is started with.
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
}
