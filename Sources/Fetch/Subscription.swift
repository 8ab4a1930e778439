/// A feed the newsroom reads, as its OPML lists it.
package struct Subscription: Sendable, Hashable {
    /// The address as the OPML writes it: `https:`, `http:`, or `file:` inside the newsroom's `sources/`.
    package var address: String
    /// The address as people and programs are told it: without name and password.
    package var shownAddress: String { address.withoutCredentials }
    /// The address by which it is known for ever: the canonical form of the first one it had.
    package var key: String
    /// The name the newsroom gives it.
    package var title: String
    /// The site the feed belongs to.
    package var site: String?
    /// The OPML groups it stands in, outermost first.
    package var groups: [String]

    /// Who is asked for it; nil where its address is none of the web.
    package var host: String? { address.host }

    /// Whether it is a file of the newsroom's, and nobody is asked for it.
    package var isFile: Bool { address.lowercased().hasPrefix("file:") }

    /// Makes a subscription.
    package init(address: String, key: String, title: String, site: String? = nil, groups: [String] = []) {
        self.address = address
        self.key = key
        self.title = title
        self.site = site
        self.groups = groups
    }
}
