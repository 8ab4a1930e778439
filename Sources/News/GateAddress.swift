/// Consent and login pages, which stand before articles and are none.
enum GateAddress {
    /// Whether an address is a gate: a host that serves nothing else, or a login path that says where to go after it.
    static func matches(_ address: WebAddress) -> Bool {
        let labels = address.host.utf8.split(separator: UInt8(ascii: "."), maxSplits: 2)
        if labels.count > 2, hosts.contains(Substring(labels[0])) { return true }
        guard let query = address.query, !query.isEmpty else { return false }
        let isSlash = { (byte: UInt8) in byte == UInt8(ascii: "/") }
        let end = address.path.lastIndex { !isSlash($0) }.map { $0 + 1 } ?? address.path.startIndex
        let last = address.path[..<end].suffix(33).split(whereSeparator: isSlash).last ?? []
        let name = String(decoding: last.map(\.asciiLowercase), as: UTF8.self)
        guard pages.contains(name.prefix { $0 != "." && $0 != ";" }) else { return false }
        return QueryParameter.all(in: query).contains { returns.contains($0.plainName) }
    }

    private static let hosts: Set<Substring> = [
        "consent", "guce", "accounts", "login", "signin", "auth", "sso", "myprivacy", "cookieconsent",
    ]

    private static let pages: Set<Substring> = [
        "login", "log-in", "logon", "signin", "sign-in", "sign_in", "wp-login", "consent", "cookie-consent",
        "cookieconsent", "gdpr-consent", "cookiewall", "cookie-wall", "privacy-wall", "authorize",
        "collectconsent",
    ]

    private static let returns: Set<String> = [
        "continue", "continueurl", "return", "returnurl", "return_url", "return_to", "returnto", "redirect",
        "redirecturl", "redirect_url", "redirect_uri", "redirect_to", "redirectto", "redirecturi", "next",
        "dest",
        "destination", "goto", "target", "url", "uri", "original_url", "callback", "callbackurl", "backurl",
        "ref", "referer", "forward", "service",
    ]
}
