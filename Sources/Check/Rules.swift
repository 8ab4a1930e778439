package import FeedFormats
internal import FeedXML

/// What a document is judged by besides its format.
package struct Rules: Sendable {
    /// The present, before which dates should lie; nil when dates are not judged by it.
    package var now: Timestamp?
    /// Where the document is served; nil when nobody knows.
    package var location: String?
    /// Where the links of our own documents may lead; nil for the documents of others.
    package var links: LinkPolicy?

    /// Whether the document is one of our own, which keeps to more than its format demands.
    var isOwn: Bool { links != nil }

    /// Makes rules.
    package init(now: Timestamp? = nil, location: String? = nil, links: LinkPolicy? = nil) {
        self.now = now
        self.location = location
        self.links = links
    }
}

/// Where links may lead.
package struct LinkPolicy: Sendable, Hashable {
    /// The schemes a link may have, in lower case.
    package var schemes: Set<String>
    /// The hosts a web link may lead to, their subdomains included; nil for every public one.
    package var hosts: Set<String>?

    /// Makes a policy.
    package init(schemes: Set<String>, hosts: Set<String>? = nil) {
        self.schemes = schemes
        self.hosts = hosts
    }

    /// Why a link may not stand, as a clause; nil when it may.
    package func objection(to address: String) -> String? {
        guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = address[..<colon].lowercased()
        guard schemes.contains(scheme) else { return "the scheme “\(scheme)” is not among those allowed" }
        guard scheme == "http" || scheme == "https" else { return nil }
        guard let host = WebHost(of: address) else { return "it names no host" }
        if !host.isPublic { return "the host “\(host.name)” is not a public one" }
        guard let hosts else { return nil }
        let isKnown = hosts.contains { host.name == $0 || host.name.hasSuffix("." + $0) }
        return isKnown ? nil : "the host “\(host.name)” is not among those allowed"
    }
}

/// The host of a web address.
struct WebHost {
    /// The name in lower case, without port.
    let name: String

    init?(of address: String) {
        guard let slashes = address.firstRange(of: "//") else { return nil }
        var authority = address[slashes.upperBound...].prefix { !"/?#\\".contains($0) }
        if let at = authority.lastIndex(of: "@") { authority = authority[authority.index(after: at)...] }
        if authority.hasPrefix("[") {
            name = authority.prefix { $0 != "]" } + "]"
        } else {
            name = authority.prefix { $0 != ":" }.lowercased()
        }
        if name.isEmpty { return nil }
    }

    /// Whether anybody may be there: no machine of the own network, as far as the name tells.
    var isPublic: Bool {
        if name.hasPrefix("[") { return isPublicIPv6 }
        var labels = name.split(separator: ".", omittingEmptySubsequences: false)
        if labels.last?.isEmpty == true { labels.removeLast() }
        guard labels.count > 1, let last = labels.last, !labels.contains("") else { return false }
        if ["localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "onion"]
            .contains(last)
        {
            return false
        }
        guard last.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return true }
        return isPublicIPv4(labels)
    }

    private func isPublicIPv4(_ labels: [Substring]) -> Bool {
        let parts = labels.compactMap { UInt8($0) }
        guard parts.count == 4, labels.count == 4 else { return false }
        return switch (parts[0], parts[1]) {
        case (0, _), (10, _), (127, _), (192, 168), (169, 254), (172, 16...31), (100, 64...127),
            (198, 18...19), (224..., _):
            false
        default: true
        }
    }

    /// Only global unicast addresses (2000::/3) are public.
    private var isPublicIPv6: Bool {
        guard let first = name.dropFirst().split(separator: ":", omittingEmptySubsequences: false).first,
            let number = UInt16(first, radix: 16)
        else { return false }
        return number & 0xE000 == 0x2000
    }
}
