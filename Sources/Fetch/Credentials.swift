import Foundation

/// What shows a server who asks; it is sent to the source's own server only, and never printed.
package enum Credentials: Sendable, Hashable {
    case password(user: String, password: String)
    case token(String)

    /// The field that carries them; RFC 7617 and RFC 6750.
    var header: Header {
        switch self {
        case .password(let user, let password):
            Header("Authorization", "Basic " + Data("\(user):\(password)".utf8).base64EncodedString())
        case .token(let token): Header("Authorization", "Bearer " + token)
        }
    }
}

extension Credentials: CustomStringConvertible, CustomReflectable {
    package var description: String { "(kept secret)" }
    package var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
