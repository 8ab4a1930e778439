/// Addresses of redirectors and caches that carry the address of the article itself.
enum ProxyAddress {
    /// Returns the address that a redirector or cache leads to, or nothing for any other address.
    static func target(of address: WebAddress) -> WebAddress? {
        guard mayCarry(address.host) else { return nil }
        if let target = cached(address) ?? embedded(address) { return target }
        guard let query = address.query, let names = parameters(of: address) else { return nil }
        for parameter in QueryParameter.all(in: query) where names.contains(parameter.plainName) {
            if let target = webAddress(PercentEncoding.decoded(parameter.value)[...]) { return target }
        }
        return nil
    }

    /// Whether a host's last two labels are those of one that we know; most are not, and need no closer look.
    private static func mayCarry(_ host: String) -> Bool {
        let bytes = host.utf8
        let dot = UInt8(ascii: ".")
        guard let last = bytes.lastIndex(of: dot) else { return false }
        let start = bytes[..<last].lastIndex(of: dot).map { bytes.index(after: $0) } ?? bytes.startIndex
        let domain = host[start...]
        if domains.contains(domain) { return true }
        // Google has a domain for each country, some of them `google.co.uk`.
        let isCountry = ["google.", "com.", "co."].contains { domain.utf8.starts(with: $0.utf8) }
        return isCountry && isGoogle(host)
    }

    private static let domains: Set<Substring> = {
        let hosts = redirectors.map(\.domain) + carriers + ["cdn.ampproject.org", "bing-amp.com", "bing.com"]
        return Set(hosts.map { $0.split(separator: ".").suffix(2).joined(separator: ".")[...] })
    }()

    /// The names under which a known redirector passes its target on.
    private static func parameters(of address: WebAddress) -> Set<String>? {
        guard let redirector = redirectors.first(where: { isHost(address.host, in: $0.domain) }) else {
            return isGoogle(address.host) ? googleParameters(address.path) : nil
        }
        return address.path.starts(with: redirector.path) ? redirector.names : nil
    }

    /// `google.com/url?q=`, under any of its domains.
    private static func googleParameters(_ path: ArraySlice<UInt8>) -> Set<String>? {
        let path = String(decoding: path.prefix(16), as: UTF8.self)
        return ["/url", "/news/url", "/imgres", "/amp/url"].contains(path) ? ["q", "url", "imgrefurl"] : nil
    }

    private static func isGoogle(_ host: String) -> Bool {
        let labels = host.split(separator: ".")
        let first = ["www", "news", "m", "amp"].contains(labels.first ?? "") ? 1 : 0
        return labels.count > first + 1 && labels.count < first + 4 && labels[first] == "google"
    }

    private static func isHost(_ host: String, in domain: String) -> Bool {
        guard host.hasSuffix(domain) else { return false }
        return host.utf8.count == domain.utf8.count || host.dropLast(domain.utf8.count).hasSuffix(".")
    }

    private struct Redirector {
        var domain: String
        var path: [UInt8]
        var names: Set<String>

        init(_ domain: String, _ path: String, _ names: Set<String>) {
            self.domain = domain
            self.path = Array(path.utf8)
            self.names = names
        }
    }

    private static let redirectors = [
        Redirector("l.facebook.com", "/l.php", ["u"]), Redirector("lm.facebook.com", "/l.php", ["u"]),
        Redirector("facebook.com", "/flx/warn", ["u"]), Redirector("l.instagram.com", "/", ["u"]),
        Redirector("l.messenger.com", "/l.php", ["u"]), Redirector("out.reddit.com", "/", ["url"]),
        Redirector("t.umblr.com", "/redirect", ["z"]), Redirector("youtube.com", "/redirect", ["q"]),
        Redirector("slack-redir.net", "/link", ["url"]), Redirector("vk.com", "/away.php", ["to"]),
        Redirector("steamcommunity.com", "/linkfilter", ["url", "u"]),
        Redirector("linkedin.com", "/redir", ["url"]),
        Redirector("bing.com", "/news/apiclick.aspx", ["url"]), Redirector("duckduckgo.com", "/l/", ["uddg"]),
        Redirector("getpocket.com", "/redirect", ["url"]), Redirector("disq.us", "/url", ["url"]),
        Redirector("safelinks.protection.outlook.com", "/", ["url"]), Redirector("exit.sc", "/", ["url"]),
        Redirector("go.skimresources.com", "/", ["url"]), Redirector("go.redirectingat.com", "/", ["url"]),
        Redirector("digg.com", "/submit", ["url"]), Redirector("feedly.com", "/i/subscription", ["url"]),
        Redirector("translate.google.com", "/translate", ["u"]),
        Redirector("urldefense.com", "/v2/url", ["u"]),
    ]
}

// MARK: - Targets in the path

extension ProxyAddress {
    /// The original of a page in an AMP cache: `/c/s/` and then its address without scheme.
    private static func cached(_ address: WebAddress) -> WebAddress? {
        let isCache =
            isHost(address.host, in: "cdn.ampproject.org") || isHost(address.host, in: "bing-amp.com")
        var segments = address.path.split(separator: UInt8(ascii: "/"), maxSplits: 3)[...]
        if isCache {
            guard let first = segments.first, ["c", "v", "a", "r"].contains(text(first)) else { return nil }
        } else {
            let isSearch = isGoogle(address.host) || isHost(address.host, in: "bing.com")
            guard isSearch, let first = segments.first, text(first) == "amp" else { return nil }
        }
        segments.removeFirst()
        if let second = segments.first, text(second) == "s" { segments.removeFirst() }
        guard let host = segments.first, host.contains(UInt8(ascii: ".")) else { return nil }
        return webAddress(Array("https://".utf8) + tail(of: address, from: host.startIndex)[...])
    }

    /// The target of an archive or redirector that takes it whole behind its own path.
    private static func embedded(_ address: WebAddress) -> WebAddress? {
        guard carriers.contains(where: { isHost(address.host, in: $0) }) else { return nil }
        let rest = tail(of: address, from: address.path.startIndex)
        for scheme in ["http:", "https:", "http%3a", "https%3a"].map({ Array($0.utf8) }) {
            // A scheme is looked for at the beginning of a path only: what stands in a query is no target.
            guard let start = position(of: scheme, in: rest) else { continue }
            let target = rest[start...]
            return webAddress(
                scheme.last == UInt8(ascii: ":") ? target : PercentEncoding.decoded(target)[...]
            )
        }
        return nil
    }

    private static let carriers = [
        "web.archive.org", "rd.yahoo.com", "rds.yahoo.com", "12ft.io", "outline.com", "archive.ph",
        "archive.today",
        "archive.is", "href.li", "feeds.feedburner.com", "feedproxy.google.com", "r.jina.ai",
        "removepaywall.com",
    ]

    private static func position(of scheme: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= scheme.count else { return nil }
        return (bytes.startIndex...(bytes.endIndex - scheme.count)).first { start in
            let isStart = start > bytes.startIndex && "/*?".utf8.contains(bytes[start - 1])
            return isStart && zip(bytes[start...], scheme).allSatisfy { $0.asciiLowercase == $1 }
        }
    }

    /// The rest of an address from a place in its path, query and fragment included.
    private static func tail(of address: WebAddress, from start: Int) -> ArraySlice<UInt8> {
        var rest = address.path[start...]
        if let query = address.query { rest += [UInt8(ascii: "?")] + query }
        if let fragment = address.fragment { rest += [UInt8(ascii: "#")] + fragment }
        return rest
    }

    private static func webAddress(_ bytes: ArraySlice<UInt8>) -> WebAddress? {
        guard let address = WebAddress(bytes: bytes), address.scheme != "file" else { return nil }
        return address.host.contains(".") ? address : nil
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.count > 8 ? "" : String(decoding: bytes, as: UTF8.self)
    }
}
