/// Why a source or a file could not be read.
package enum FetchError: Error, Sendable, Hashable {
    /// The address is none this version can read; what kind it is.
    case unsupported(scheme: String)
    /// A `file:` address leads out of the newsroom's `sources/`.
    case outside(address: String)
    /// There is nothing at the path.
    case missing(path: String)
    /// A folder, a pipe or a device stands where a file should.
    case notAFile(path: String)
    /// The system refused to read it.
    case unreadable(path: String, detail: String)
    /// It holds more than allowed; how many bytes are.
    case tooLarge(path: String, limit: Int)
}

extension FetchError {
    /// Whether the address itself is at fault, so that no later run can do better.
    package var isOfAddress: Bool {
        switch self {
        case .unsupported, .outside: true
        case .missing, .notAFile, .unreadable, .tooLarge: false
        }
    }
}

extension FetchError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unsupported(let scheme):
            "sources are read from files only in this version, not over \(scheme): save the feed into sources/ "
                + "and list it as file:sources/NAME"
        case .outside(let address):
            "\(address) does not lie in the newsroom's folder sources/: move the file there"
        case .missing(let path): "there is no file \(path)"
        case .notAFile(let path): "\(path) is a folder, a pipe or a device, not a file"
        case .unreadable(let path, let detail): "\(path) cannot be read: \(detail)"
        case .tooLarge(let path, let limit):
            "\(path) has more than the \(limit) bytes allowed by source_bytes in [limits]"
        }
    }
}
