/// Why asking for a feed brought nothing that can be used.
package struct Mishap: Error, Sendable, Hashable {
    /// What kind of trouble it is; a source whose trouble changes kind is told anew.
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// The server says that the feed is gone for good.
        case gone
        /// There is nothing at the address.
        case missing
        /// The server wants credentials, or forbids reading.
        case forbidden
        /// The server wants to be asked less.
        case limited
        /// The server has a fault of its own.
        case server
        /// The server cannot be reached.
        case unreachable
        /// The connection cannot be made safe.
        case insecure
        /// The answer took too long.
        case slow
        /// The answer broke off or was malformed.
        case broken
        /// The answer is larger than allowed.
        case large
        /// A redirect must not be followed.
        case redirect
        /// The address is one that must not be asked.
        case refused
        /// A page stands where a feed should.
        case page
        /// A page that tests whether a person asks stands before the feed.
        case challenge
        /// The document is no feed.
        case document
        /// The newsroom's own settings are in the way.
        case settings
    }

    package var kind: Kind
    /// One clear sentence without a full stop.
    package var reason: String

    package init(_ kind: Kind, _ reason: String) {
        self.kind = kind
        self.reason = reason
    }
}
