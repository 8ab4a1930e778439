/// Why files could not be published; those published before are as they were.
package enum SiteError: Error, Sendable, Hashable {
    /// There is no room left to write.
    case full(path: String)
    /// A file or folder may not be read or written.
    case denied(path: String, detail: String)
    /// The system refused for another reason.
    case failed(path: String, detail: String)
    /// A name that no published file may have.
    case oddName(String)
    /// Two outputs would write the same file.
    case twice(name: String)
    /// Something that is no plain file stands where one should be published.
    case notAFile(path: String)
    /// A file did not pass the check.
    case rejected(name: String, reason: String)
}

extension SiteError: CustomStringConvertible {
    package var description: String {
        let kept = "what was published before is unchanged"
        return switch self {
        case .full(let path): "No room is left to write \(path): free some space; \(kept)."
        case .denied(let path, let detail):
            "\(path) may not be read or written (\(detail)): check its owner and mode; \(kept)."
        case .failed(let path, let detail): "\(path) could not be written (\(detail)); \(kept)."
        case .oddName(let name):
            "An output cannot be called \"\(name)\": a name has no slash, no control character and no leading dot; \(kept)."
        case .twice(let name): "Two outputs would write \(name): give one of them another name; \(kept)."
        case .notAFile(let path):
            "\(path) is a link, a folder or a device, not a plain file: move it away; \(kept)."
        case .rejected(let name, let reason): "\(name) did not pass the check (\(reason)); \(kept)."
        }
    }
}
