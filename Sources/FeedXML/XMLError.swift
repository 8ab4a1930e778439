/// Why a document could not be read or written.
public enum XMLError: Error, Sendable, Hashable {
    /// libxml2 could not get memory.
    case outOfMemory
    /// The writer was asked for something XML cannot say, such as a name with a space.
    case unwritable(String)
}

extension XMLError: CustomStringConvertible {
    /// One sentence that says what went wrong.
    public var description: String {
        switch self {
        case .outOfMemory: "libxml2 could not get memory"
        case .unwritable(let what): "XML cannot say \(what)"
        }
    }
}
