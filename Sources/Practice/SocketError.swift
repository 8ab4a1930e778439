import Foundation

/// Why the server could not begin.
package struct SocketError: Error, CustomStringConvertible {
    /// What was tried.
    let action: String
    /// What the system said.
    let detail: String

    /// Tells why the last call to the system failed.
    init(_ action: String) {
        self.action = action
        detail = unsafe String(cString: strerror(errno))
    }

    package var description: String { "the practice server could not \(action): \(detail)" }
}
