/// Why bytes could not be unpacked.
package enum GzipError: Error, Sendable, Hashable {
    /// They are not what gzip writes, or are cut off.
    case damaged
    /// They hold more than allowed; how many bytes are.
    case tooLarge(limit: Int)
}

extension GzipError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .damaged: "it is no gzip data, or is cut off"
        case .tooLarge(let limit): "it unpacks to more than the \(limit) bytes allowed"
        }
    }
}
