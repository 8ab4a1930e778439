extension String {
    /// The address as it may be told to anyone: without the name and password it may carry.
    ///
    /// Other text is left as it is; an address that is none because of what is in its password is not told either.
    package var withoutCredentials: String {
        credentials.map { String(self[..<$0.lowerBound] + self[$0.upperBound...]) } ?? self
    }

    /// The address with the name and password of another one, where the same party serves both and it has none.
    package func withCredentials(of other: String) -> String {
        guard let found = other.credentials, credentials == nil, let place = authority?.startIndex,
            let mine = FeedAddress(self), let theirs = FeedAddress(other), mine.isSameOrigin(as: theirs)
        else { return self }
        return String(self[..<place] + other[found] + self[place...])
    }

    /// Who is asked for what stands at the address, whatever the scheme; nil where it is none of the web.
    package var host: String? { FeedAddress(self)?.lane }

    /// Whether a secret that is meant for the server of another address may be sent to this one.
    package func isTrusted(like other: String) -> Bool {
        guard let mine = FeedAddress(self), let theirs = FeedAddress(other) else { return false }
        return mine.isTrusted(like: theirs)
    }

    /// Where the name and password stand, with the mark behind them.
    private var credentials: Range<Index>? {
        guard contains("@"), let authority else { return nil }
        if let mark = authority.lastIndex(of: "@") {
            return authority.startIndex..<authority.index(after: mark)
        }
        // What should be a port is a password with a mark in it that ends a host.
        guard let colon = authority.lastIndex(of: ":") else { return nil }
        let port = authority[colon...].dropFirst()
        guard !port.contains("]"), !port.allSatisfy(\.isNumber), let mark = lastIndex(of: "@") else {
            return nil
        }
        return authority.startIndex..<index(after: mark)
    }

    /// What stands between the scheme and the path; nil where the text is no address.
    private var authority: Substring? {
        let scheme = /\s*(?:(?:feed:)?https?:[\/\\]*|[a-z][a-z0-9+.\-]*:\/\/|feed:|\/\/)/.ignoresCase()
        return prefixMatch(of: scheme).map { self[$0.range.upperBound...].prefix { !"/\\?#".contains($0) } }
    }
}
