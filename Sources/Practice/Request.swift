/// A request as it came in.
package struct Request: Sendable, Hashable {
    /// A header field as it was written.
    package struct Field: Sendable, Hashable {
        package let name: String
        package let value: String
    }

    /// `GET` and the like.
    package let method: String
    /// The path and the query, byte for byte as they were asked for.
    package let target: String
    /// The header fields in their order.
    package let fields: [Field]
    /// What was posted.
    package internal(set) var body: [UInt8] = []
    /// Which of the server's connections it came over, counted from 0.
    package let connection: Int
    /// When its head was complete.
    package let arrival: ContinuousClock.Instant

    /// The value of the first header field of a name, in any case.
    package subscript(name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// How many bytes follow its head.
    var length: Int { self["Content-Length"].flatMap { Int($0) } ?? 0 }

    /// Whether it asks only for what is new: `If-None-Match` or `If-Modified-Since` (RFC 9110, 13.1).
    package var isConditional: Bool { self["If-None-Match"] != nil || self["If-Modified-Since"] != nil }
}

extension Request {
    /// Reads the head of a request; nil when it is none (RFC 9112, 2 and 3).
    init?(head: [UInt8], connection: Int, arrival: ContinuousClock.Instant) {
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        let start = lines.first?.split(separator: " ") ?? []
        guard start.count == 3, start[2].hasPrefix("HTTP/1.") else { return nil }
        method = String(start[0])
        target = String(start[1])
        fields = lines.dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return Field(name: String(line[..<colon]), value: String(value))
        }
        self.connection = connection
        self.arrival = arrival
    }
}
