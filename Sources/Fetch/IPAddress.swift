internal import CCurl
import Foundation

/// An address of a machine: four bytes (IPv4) or sixteen (IPv6).
struct IPAddress: Hashable, Sendable {
    let bytes: [UInt8]

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// Reads an address in its usual form; nil for a name.
    init?(_ text: String) {
        let text = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
        for (family, count) in [(AF_INET, 4), (AF_INET6, 16)] {
            var bytes = [UInt8](repeating: 0, count: count)
            if unsafe inet_pton(family, text, &bytes) == 1 {
                self.bytes = bytes
                return
            }
        }
        return nil
    }

    /// Takes the address that libcurl is about to connect to; nil for another family.
    init?(_ address: UnsafePointer<curl_sockaddr>) {
        guard let start = unsafe shim_address(address) else { return nil }
        switch unsafe address.pointee.family {
        case AF_INET:
            let address = unsafe start.loadUnaligned(as: sockaddr_in.self)
            bytes = unsafe withUnsafeBytes(of: address.sin_addr) { unsafe Array($0) }
        case AF_INET6:
            let address = unsafe start.loadUnaligned(as: sockaddr_in6.self)
            bytes = unsafe withUnsafeBytes(of: address.sin6_addr) { unsafe Array($0) }
        default: return nil
        }
    }

    /// Whether the address is a public one, to which anyone may connect.
    ///
    /// The special ranges are those of IANA's registries (RFC 6890 and later). An IPv6 address that carries
    /// an IPv4 one is as public as that.
    var isPublic: Bool {
        if bytes.count == 4 { return !Self.special4.contains { $0.contains(self) } }
        if let carried { return carried.isPublic }
        return Self.unicast.contains { $0.contains(self) } && !Self.special6.contains { $0.contains(self) }
    }

    /// The IPv4 address inside a mapped, translated or 6to4 address.
    private var carried: IPAddress? {
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        let translated: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
        if bytes.starts(with: mapped) || bytes.starts(with: translated) {
            return IPAddress(bytes: Array(bytes.suffix(4)))
        }
        return bytes.starts(with: [0x20, 0x02]) ? IPAddress(bytes: Array(bytes[2..<6])) : nil
    }

    private static let unicast = ranges(["2000::/3"])
    private static let special4 = ranges([
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
        "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
    ])
    private static let special6 = ranges(["2001::/23", "2001:db8::/32", "3fff::/20"])

    private static func ranges(_ texts: [String]) -> [AddressRange] { texts.compactMap(AddressRange.init) }
}

extension IPAddress: CustomStringConvertible {
    var description: String {
        guard bytes.count == 16 else { return bytes.map { String($0) }.joined(separator: ".") }
        let groups = stride(from: 0, to: 16, by: 2).map { Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]) }
        return groups.map { String($0, radix: 16) }.joined(separator: ":")
    }
}

/// The addresses that begin with the same bits, such as `10.0.0.0/8`.
struct AddressRange: Hashable, Sendable {
    private let start: IPAddress
    private let width: Int

    /// Reads a range, or one address; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let start = parts.first.flatMap({ IPAddress(String($0)) }) else { return nil }
        let bits = start.bytes.count * 8
        guard let width = parts.count == 1 ? bits : Int(parts[1]), 0...bits ~= width else { return nil }
        self.start = start
        self.width = width
    }

    func contains(_ address: IPAddress) -> Bool {
        guard address.bytes.count == start.bytes.count else { return false }
        return (0..<start.bytes.count).allSatisfy { index in
            let bits = min(max(width - index * 8, 0), 8)
            return (address.bytes[index] ^ start.bytes[index]) >> (8 - bits) == 0
        }
    }
}
