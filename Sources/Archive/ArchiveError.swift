/// Why the archive could not do what it was asked.
package enum ArchiveError: Error, Sendable, Hashable {
    /// There is no archive yet, and only reading was asked for.
    case missing(path: String)
    /// The archive was written by a newer Masthead.
    case newer(path: String)
    /// The archive was written by an older Masthead, and only reading was asked for.
    case older(path: String)
    /// The file is a database of another program.
    case foreign(path: String)
    /// The file is no database, or a broken one.
    case damaged(path: String, detail: String)
    /// There is no room left to write.
    case full(path: String)
    /// Another program keeps the archive busy.
    case busy(path: String)
    /// The file or its folder may not be read or written.
    case denied(path: String, detail: String)
    /// The disk failed to read or write, also where SQLite cannot tell that it is full.
    case disk(path: String, detail: String)
    /// SQLite refused for another reason.
    case failed(path: String, detail: String)
    /// What is stored under a name cannot be read back.
    case unreadable(what: String, detail: String)
    /// A grouping left out an article, named an unknown one, or named one twice.
    case grouping(detail: String)
}

extension ArchiveError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let path): "There is no archive at \(path): run `masthead update` once."
        case .newer(let path):
            "The archive \(path) was written by a newer Masthead: install that version, or restore a backup."
        case .older(let path):
            "The archive \(path) was written by an older Masthead: run `masthead update` once."
        case .foreign(let path):
            "The file \(path) is a database of another program: Masthead leaves it alone."
        case .damaged(let path, let detail):
            "The archive \(path) is damaged (\(detail)): restore a backup. Where there is none, moving the file away, "
                + "with its -wal and the files of public/, begins a new archive, which knows nothing of what was "
                + "withdrawn, of rulings and of published ids: what was withdrawn is published again."
        case .full(let path): "No room is left for the archive \(path): free some space; nothing was lost."
        case .busy(let path): "Another program keeps the archive \(path) busy: try again later."
        case .denied(let path, let detail):
            "The archive \(path) may not be read or written (\(detail)): check its owner, mode and folder, and "
                + "whether room is left on its disk."
        case .disk(let path, let detail):
            "The disk does not read or write the archive \(path) (\(detail)): see whether room is left on it, and "
                + "whether it is sound."
        case .failed(let path, let detail): "The archive \(path) could not be used: \(detail)."
        case .unreadable(let what, let detail):
            "The archive holds \(what) that cannot be read (\(detail)): restore a backup."
        case .grouping(let detail): "The grouping was not stored: \(detail)."
        }
    }
}
