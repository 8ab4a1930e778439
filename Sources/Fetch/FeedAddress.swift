internal import CCurl
internal import News

/// A feed's address taken apart, as libcurl will understand it.
struct FeedAddress: Hashable, Sendable {
    /// The address as it is asked for: without credentials and fragment, all in ASCII.
    let text: String
    /// `http` or `https`.
    let scheme: String
    /// The host in lower case; an address of numbers in its usual form, whatever way it was written.
    let host: String
    /// The port, also where it is the scheme's own.
    let port: Int
    /// The name and password it carried.
    let user: String?
    let password: String?

    /// Takes an address apart; nil where it is none of the web.
    init?(_ written: String) {
        guard written.utf8.count <= 8192 else { return nil }
        var written = written
        if written.lowercased().hasPrefix("feed:") {
            let rest = written.dropFirst("feed:".count)
            written = rest.hasPrefix("//") ? "http:" + rest : String(rest)
        }
        let part = Self.parts(of: Self.encoded(written))
        guard let scheme = part(CURLUPART_SCHEME)?.lowercased(), ["http", "https"].contains(scheme),
            let host = part(CURLUPART_HOST).flatMap(Self.ascii), !host.isEmpty,
            let port = part(CURLUPART_PORT).flatMap({ Int($0) }), let path = part(CURLUPART_PATH)
        else { return nil }
        self.scheme = scheme
        self.host = host
        self.port = port
        user = part(CURLUPART_USER)
        password = part(CURLUPART_PASSWORD)
        let isUsual = port == (scheme == "http" ? 80 : 443)
        let query = part(CURLUPART_QUERY).map { "?" + $0 } ?? ""
        text = "\(scheme)://\(host)\(isUsual ? "" : ":\(port)")\(path)\(query)"
    }

    /// Who is asked: requests to one host wait for each other, whatever their scheme.
    var lane: String { port == 80 || port == 443 ? host : "\(host):\(port)" }

    /// Whether another address is served by the same party, who may see the same credentials.
    func isSameOrigin(as other: FeedAddress) -> Bool {
        (scheme, host, port) == (other.scheme, other.host, other.port)
    }

    /// Whether a secret of another address may be told here: the server is the same, and nobody more listens.
    func isTrusted(like other: FeedAddress) -> Bool {
        lane == other.lane && (scheme == "https" || other.scheme != "https")
    }

    /// A host as the network knows it.
    ///
    /// libcurl would read other letters by the locale of the process, of which a run shall not depend.
    private static func ascii(_ host: String) -> String? {
        host.utf8.allSatisfy { $0 < 0x80 } ? host.lowercased() : HostName.ascii(Array(host.utf8)[...])
    }

    /// Percent-encodes what must not stand in an address, behind its host.
    private static func encoded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let authority = text.range(of: "://").map {
            text.utf8.distance(from: text.startIndex, to: $0.upperBound)
        }
        let start = bytes[(authority ?? 0)...].firstIndex { $0 == 0x2F || $0 == 0x3F } ?? bytes.endIndex
        var encoded = Array(bytes[..<start])
        for byte in bytes[start...] {
            if byte <= 0x20 || byte >= 0x7F {
                encoded.append(UInt8(ascii: "%"))
                encoded += (byte < 16 ? "0" : "").utf8
                encoded += String(byte, radix: 16, uppercase: true).utf8
            } else {
                encoded.append(byte)
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    /// Reads the parts of an address with libcurl's own rules; none where it refuses the address.
    private static func parts(of text: String) -> (CURLUPart) -> String? {
        var parts: [UInt32: String] = [:]
        let address = unsafe curl_url()
        defer { unsafe curl_url_cleanup(address) }
        let flags = UInt32(CURLU_PATH_AS_IS | CURLU_NON_SUPPORT_SCHEME)
        guard unsafe curl_url_set(address, CURLUPART_URL, text, flags) == CURLUE_OK else {
            return { _ in nil }
        }
        for part in [
            CURLUPART_SCHEME, CURLUPART_HOST, CURLUPART_PORT, CURLUPART_PATH, CURLUPART_QUERY, CURLUPART_USER,
            CURLUPART_PASSWORD,
        ] {
            let isSecret = part == CURLUPART_USER || part == CURLUPART_PASSWORD
            let flags = UInt32(isSecret ? CURLU_URLDECODE : CURLU_DEFAULT_PORT)
            var value: UnsafeMutablePointer<CChar>?
            if unsafe shim_get_part(address, part, &value, flags) == CURLUE_OK, let value = unsafe value {
                unsafe parts[part.rawValue] = String(cString: value)
                unsafe curl_free(value)
            }
        }
        return { [parts] in parts[$0.rawValue] }
    }
}
