import ArgumentParser
import Logging

/// How much of its work a command logs.
struct LogOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Log to standard error what is done: debug, info, notice, warning or error, and what is worse.",
            valueName: "level"
        )
    )
    var log: Level?

    /// What is logged at least.
    enum Level: String, ExpressibleByArgument, CaseIterable {
        case debug, info, notice, warning, error
    }

    /// Where the command logs; nowhere unless it was asked to.
    var logger: Logger {
        guard let log, let level = Logger.Level(rawValue: log.rawValue) else { return Self.silent }
        return Logger(label: "masthead") { _ in LineLog(level) }
    }

    /// A log that nobody reads.
    static let silent = Logger(label: "masthead") { _ in SwiftLogNoOpLogHandler() }
}
