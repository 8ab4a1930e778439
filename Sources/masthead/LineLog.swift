import FeedFormats
import Foundation
import Logging

/// Writes what a run does to standard error, one line for each event: a sentence, then `key=value`.
///
/// The journal of systemd gets the severity as it reads it and adds the time itself; elsewhere both are words.
struct LineLog: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    private let isJournal: Bool

    init(_ level: Logger.Level) {
        logLevel = level
        isJournal = Self.leadsToJournal(ProcessInfo.processInfo.environment["JOURNAL_STREAM"])
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let values = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        let fields = values.map { " \($0.key)=\(Self.quoted("\($0.value)"))" }.joined()
        // One event is one line, whatever a publisher put into a title.
        let message = "\(event.message)".replacing("\n", with: " ")
        let line = "\(message)\(fields)"
        Terminal.error(
            isJournal ? "<\(event.level.priority)>\(line)" : "\(Timestamp.now.rfc3339) \(event.level) \(line)"
        )
    }

    private static func quoted(_ value: String) -> String {
        let isPlain =
            !value.isEmpty && value.unicodeScalars.allSatisfy { $0 > " " && $0 != "\"" && $0 != "=" }
        return isPlain ? value : "\"\(value.replacing("\"", with: "'").replacing("\n", with: " "))\""
    }

    /// Whether standard error is the stream that systemd named by device and inode.
    private static func leadsToJournal(_ stream: String?) -> Bool {
        var status = stat()
        guard let stream, unsafe fstat(STDERR_FILENO, &status) == 0 else { return false }
        return stream == "\(status.st_dev):\(status.st_ino)"
    }
}

extension Logger.Level {
    /// The severity as syslog numbers it.
    fileprivate var priority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}
