internal import Check
package import News

/// Makes published ids: the same for the same article, whenever and wherever it is asked.
package struct Minter: Sendable, Hashable {
    private let authority: String

    /// Takes who mints and since when (RFC 4151), such as `example.com,2026-11-19`.
    ///
    /// A newsroom keeps the one it began with, so that an archive lost and filled again gives the same ids.
    package init(authority: String) { self.authority = authority }

    /// The id for an article; a higher attempt gives another one, should the first be taken.
    ///
    /// An own article whose id may stand as that of an Atom entry keeps it; another id of its own can be read in the
    /// result.
    package func id(for key: Article.Key, attempt: Int = 0) -> String {
        if attempt == 0, key.source == Article.Key.newsroom {
            if AddressRules.fault(of: key.item, asIRI: true) == nil { return key.item }
            if (1...200).contains(key.item.utf8.count) {
                return "tag:\(authority):\(Self.specific(key.item))"
            }
        }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in "\(key.source)\n\(key.item)\n\(attempt)".utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        // FNV-1a leaves the last bytes in the lower half: spread them.
        hash = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
        hash ^= hash >> 32
        let digits = String(hash, radix: 32)
        return "tag:\(authority):" + String(repeating: "0", count: 13 - digits.count) + digits
    }

    /// A text as the specific part of a tag URI: what is no plain letter, digit or sign is percent-encoded.
    private static func specific(_ text: String) -> String {
        var part = ""
        for byte in text.utf8 {
            if isLetter(byte) || (0x30...0x39).contains(byte)
                || [0x2D, 0x2E, 0x5F, 0x7E, 0x2F].contains(byte)
            {
                part.unicodeScalars.append(UnicodeScalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                part += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return part
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
