internal import FeedFormats

/// Host names in the form that the domain name system knows.
package enum HostName {
    /// Returns a host in lower case and ASCII (RFC 3492), or nothing when it cannot be one.
    package static func ascii(_ written: ArraySlice<UInt8>) -> String? {
        guard !written.isEmpty, written.count <= 1024 else { return nil }
        if written.first == UInt8(ascii: "[") { return addressLiteral(written) }
        if let host = plain(written) { return host }
        let bytes = PercentEncoding.decoded(written)
        let isASCII = bytes.allSatisfy { $0 < 0x80 }
        // Browsers take the ideographic full stops for dots.
        let name = isASCII ? String(decoding: bytes.map(\.asciiLowercase), as: UTF8.self) : folded(bytes)
        var labels = name.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
        if labels.count > 1, labels.last?.isEmpty ?? false { labels.removeLast() }
        for position in labels.indices where !isASCII && labels[position].unicodeScalars.count < 64 {
            labels[position] = Punycode.encoded(labels[position][...])
        }
        let host = labels.joined(separator: ".")
        guard host.utf8.count <= 253, labels.allSatisfy({ 1...63 ~= $0.utf8.count }) else { return nil }
        return host.utf8.allSatisfy(isHostByte) ? host : nil
    }

    /// The host, when it is what nearly all are: letters, digits and hyphens between single dots.
    private static func plain(_ written: ArraySlice<UInt8>) -> String? {
        guard written.count <= 253 else { return nil }
        var lowered: [UInt8] = []
        lowered.reserveCapacity(written.count)
        var labelLength = 0
        for byte in written {
            let byte = byte.asciiLowercase
            guard isHostByte(byte) else { return nil }
            let isDot = byte == UInt8(ascii: ".")
            guard isDot ? labelLength > 0 : labelLength < 63 else { return nil }
            labelLength = isDot ? 0 : labelLength + 1
            lowered.append(byte)
        }
        return labelLength > 0 ? String(decoding: lowered, as: UTF8.self) : nil
    }

    private static func folded(_ bytes: [UInt8]) -> String {
        var name = String.UnicodeScalarView()
        for scalar in String(decoding: bytes, as: UTF8.self).lowercased().unicodeScalars {
            switch scalar.value {
            case 0x3002, 0xFF0E, 0xFF61: name.append(".")
            case 0x00AD, 0x200B...0x200F, 0x2060, 0xFEFF: continue
            default: name.append(scalar)
            }
        }
        return String(name)
    }

    private static func addressLiteral(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.last == UInt8(ascii: "]"), 4...47 ~= bytes.count else { return nil }
        let lowered = bytes.map(\.asciiLowercase)
        let isAddress = lowered.dropFirst().dropLast().allSatisfy { byte in
            0x30...0x3A ~= byte || 0x61...0x66 ~= byte || byte == UInt8(ascii: ".")
        }
        return isAddress ? String(decoding: lowered, as: UTF8.self) : nil
    }

    /// Letters, digits, `-` and `.`; also `_`, which hosts of blogs have.
    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }
}
