/// What a server answered.
package struct Answer: Sendable, Hashable {
    /// The status, such as 200.
    package var status: Int
    /// The header fields, in order.
    package var headers: [Header]
    /// The body, unpacked.
    package var body: [UInt8]

    package init(status: Int, headers: [Header] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

extension Answer {
    /// Whether the body is XML whose end is missing, as when a server gives up in the middle.
    var isCutOff: Bool {
        // Encodings of two bytes are read as well as others when their zeros are left out.
        let start = body.prefix(64).first { $0 > 0x20 && $0 < 0x80 }
        guard start == UInt8(ascii: "<") else { return false }
        // With the bit that tells small letters from capitals.
        let end = body.suffix(4096).filter { $0 != 0 }.map { $0 | 0x20 }
        let ends = ["</rss", "</feed", "rdf>", "</channel"].map { Array($0.utf8) }
        return !end.indices.reversed().contains { place in ends.contains { end[place...].starts(with: $0) } }
    }
}
