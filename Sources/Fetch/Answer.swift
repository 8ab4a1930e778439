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
        let end = withoutLastComments.suffix(4096).filter { $0 != 0 }
            .map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
        return !end.indices.reversed().contains { Self.isEndOfFeed(end[$0...]) }
    }

    /// Whether a text in small letters begins with an end tag of what a feed ends with, whatever its prefix.
    private static func isEndOfFeed(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.starts(with: "</".utf8) else { return false }
        let name = text.dropFirst(2).prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
        let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
        return ["rss", "feed", "rdf", "channel"].contains { local.elementsEqual($0.utf8) }
    }

    /// The body up to the comments behind its last tag.
    private var withoutLastComments: ArraySlice<UInt8> {
        var rest = body[...]
        while true {
            let end = rest.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? rest.startIndex
            rest = rest[..<end]
            guard rest.suffix(3).elementsEqual("-->".utf8),
                let start = rest.indices.reversed().first(where: { rest[$0...].starts(with: "<!--".utf8) })
            else { return rest }
            rest = rest[..<start]
        }
    }
}
