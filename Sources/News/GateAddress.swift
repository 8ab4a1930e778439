/// Consent and login pages, which stand before articles and are none.
enum GateAddress {
    /// Whether an address is a gate: a host that serves nothing else, or a login path that says where to go after it.
    static func matches(_ address: WebAddress) -> Bool {
        let labels = address.host.split(separator: ".")
        if labels.count > 2, let first = labels.first, hosts.contains(first) { return true }
        guard let last = address.path.split(separator: UInt8(ascii: "/")).last, last.count <= 32 else {
            return false
        }
        let name = String(decoding: last.map(\.asciiLowercase), as: UTF8.self)
        let stem = name.prefix { $0 != "." && $0 != ";" }
        guard pages.contains(stem), let query = address.query else { return false }
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
