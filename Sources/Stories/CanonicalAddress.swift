/// Addresses without what does not identify: a stand-in until News brings its own.
enum CanonicalAddress {
    static func of(_ text: String) -> String? {
        guard let scheme = text.firstRange(of: "://") else { return nil }
        var rest = text[scheme.upperBound...]
        if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
        var query = ""
        if let mark = rest.firstIndex(of: "?") {
            let kept = rest[rest.index(after: mark)...].split(separator: "&").filter { part in
                let name = part.prefix { $0 != "=" }.lowercased()
                return !name.hasPrefix("utm_") && !ignored.contains(name)
            }
            query = kept.sorted().joined(separator: "&")
            rest = rest[..<mark]
        }
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        var host = rest[..<slash].lowercased()
        var path = String(rest[slash...])
        for prefix in ["www.", "m.", "mobile.", "amp."] where host.hasPrefix(prefix) {
            host.removeFirst(prefix.count)
        }
        while path.hasSuffix("/") { path.removeLast() }
        if path.hasSuffix("/amp") { path.removeLast(4) }
        if path.isEmpty || host.hasPrefix("consent.") || host.hasPrefix("login.") { return nil }
        return query.isEmpty ? host + path : host + path + "?" + query
    }

    private static let ignored: Set<String> = [
        "ref", "fbclid", "gclid", "cmpid", "cmp", "ocid", "smid", "amp", "outputtype", "source",
    ]
}
