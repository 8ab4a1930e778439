internal import FeedFormats

/// The way from the address that is asked to the one that answers, redirect by redirect.
struct Route {
    /// Redirects followed at most.
    static let most = 5

    private let addressGuard: AddressGuard
    private let isGate: (String) -> Bool
    private(set) var hops: [Hop] = []
    /// The address to ask now.
    private(set) var address: FeedAddress

    init(from address: FeedAddress, addressGuard: AddressGuard, isGate: @escaping (String) -> Bool) {
        self.address = address
        self.addressGuard = addressGuard
        self.isGate = isGate
    }

    /// Takes the next step where an answer is a redirect, and tells whether it was one.
    mutating func follow(_ answer: Answer) throws(Mishap) -> Bool {
        guard [301, 302, 303, 307, 308].contains(answer.status) else { return false }
        guard let written = answer.headers.location else {
            throw Mishap(.redirect, "the server redirects (\(answer.status)) without saying where to")
        }
        let target = Reference.resolve(written, against: address.text)
        guard let target, let next = FeedAddress(target) else {
            throw Mishap(
                .redirect,
                "it redirects to “\(written.withoutCredentials.shortened)”, which is no address of the web"
            )
        }
        guard hops.count < Self.most else {
            throw Mishap(.redirect, "it redirects more than \(Self.most) times")
        }
        if address.scheme == "https", next.scheme == "http" {
            throw Mishap(.redirect, "it redirects to \(next.text.shortened), which is not encrypted any more")
        }
        guard addressGuard.allows(host: next.host) else { throw .privateAddress(next.host) }
        if isGate(next.text) {
            throw Mishap(
                .redirect,
                "it redirects to \(next.text.shortened), which asks for a login or a consent"
            )
        }
        if next == address || hops.contains(where: { $0.from == next.text }) {
            throw Mishap(.redirect, "it redirects in a circle")
        }
        hops.append(Hop(status: answer.status, from: address.text, to: next.text))
        address = next
        return true
    }
}

/// A redirect that was followed.
package struct Hop: Sendable, Hashable {
    package var status: Int
    package var from: String
    package var to: String

    package init(status: Int, from: String, to: String) {
        self.status = status
        self.from = from
        self.to = to
    }

    /// Whether the server says that the new address is the one to ask from now on (RFC 9110, 15.4.2 and 15.4.9).
    var isPermanent: Bool { status == 301 || status == 308 }
}
