/// Why a document could not be read or written.
public enum XMLError: Error, Sendable, Hashable {
    /// libxml2 could not get memory.
    case outOfMemory
}

extension XMLError: CustomStringConvertible {
    /// One sentence that says what went wrong.
    public var description: String {
        switch self {
        case .outOfMemory: "libxml2 could not get memory"
        }
    }
}
