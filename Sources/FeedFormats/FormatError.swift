/// Why bytes could not be read as a feed.
public enum FormatError: Error, Sendable, Hashable {
    /// There is nothing in the document.
    case empty
    /// The document is something else; what it seems to be.
    case notAFeed(found: String)
    /// The document cannot be read; the line, and what is wrong there.
    case unreadable(line: Int, reason: String)
    /// The document is larger than allowed; how many bytes are.
    case tooLarge(limit: Int)
}

extension FormatError: CustomStringConvertible {
    /// One sentence that says what went wrong.
    public var description: String {
        switch self {
        case .empty: "the document is empty"
        case .notAFeed(let found): "this is no feed but \(found)"
        case .unreadable(let line, let reason): "line \(line): \(reason)"
        case .tooLarge(let limit): "the document has more than the \(limit) bytes allowed"
        }
    }
}
