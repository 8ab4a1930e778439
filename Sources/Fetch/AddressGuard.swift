/// Decides which machines may be connected to: public ones, and those the newsroom names.
package struct AddressGuard: Sendable {
    private var ranges: [AddressRange] = []
    private var hosts: Set<String> = []

    /// Lets in public addresses only, and what is listed: addresses, ranges such as `10.0.0.0/8`, host names.
    package init(allowing entries: [String] = []) {
        for entry in entries {
            if let range = AddressRange(entry) {
                ranges.append(range)
            } else {
                hosts.insert(entry.lowercased())
            }
        }
    }

    /// Whether an entry of the list is an address, a range or a name.
    package static func isEntry(_ text: String) -> Bool {
        if AddressRange(text) != nil { return true }
        let isNamed = text.utf8.allSatisfy { byte in
            byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x2D
                || byte == 0x2E || byte == 0x5F
        }
        // A name of digits is a mistyped address.
        return isNamed && text.utf8.contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    }

    /// Whether a connection for a host may go to an address.
    func allows(_ address: IPAddress, for host: String) -> Bool {
        address.isPublic || hosts.contains(host) || ranges.contains { $0.contains(address) }
    }

    /// Whether a host may be asked for at all, as far as it can be told without looking up its name.
    ///
    /// Through a proxy nothing else can be told, because it is the proxy that looks names up.
    func allows(host: String) -> Bool {
        if let address = IPAddress(host) { return allows(address, for: host) }
        let isLocal = host == "localhost" || host.hasSuffix(".localhost")
        return !isLocal || hosts.contains(host)
            || ranges.contains { range in
                ["127.0.0.1", "::1"].contains { IPAddress($0).map(range.contains) ?? false }
            }
    }
}
