import Archive
import ArgumentParser
import Site

/// How a command ends, as its exit code; when several apply, the first of these.
enum Outcome: Int32, Error {
    /// The command line or the configuration is wrong.
    case usage = 2
    /// Another run holds the lock.
    case busy = 75
    /// Nothing could be done.
    case failure = 1
    /// The gate withheld the new set; the last one stays published.
    case withheld = 4
    /// Some inputs failed, the rest was done.
    case partial = 3

    /// The outcome an error of ours means; nil for the argument parser's own.
    init?(of error: any Error) {
        switch error {
        case is ConfigurationError, is NewsroomError, is ArticleNameError, is SourceNameError: self = .usage
        case is RunLock.Busy: self = .busy
        default:
            let code = Masthead.exitCode(for: error)
            if code == .success || code == .validationFailure { return nil }
            self = .failure
        }
    }
}
