internal import Gzip

/// What the server answers, faults included.
package struct Response: Sendable {
    /// How the body goes over the line.
    package enum Body: Sendable {
        /// As it should, with its length told before.
        case whole([UInt8])
        /// In chunks, as it should (RFC 9112, 7.1).
        case chunked([[UInt8]])
        /// With nothing that tells its end but the end of the connection.
        case untilClose([UInt8])
        /// With another length told than it has; the connection ends after it.
        case claiming(length: Int, [UInt8])
        /// One chunk, then something that is no chunk.
        case brokenChunk([UInt8])
        /// The same bytes over and over, as long as the reader takes them.
        case endless([UInt8])
        /// A few bytes at a time with a pause before each.
        case trickle([UInt8], size: Int, pause: Duration)
        /// A part of what was promised, and then silence.
        case stalling([UInt8])
    }

    /// What happens instead of an answer.
    package enum Mishap: Sendable {
        /// The connection is torn down.
        case reset
        /// Nothing ever comes.
        case silence
        /// These bytes come, whatever they are, and the connection ends.
        case garbage([UInt8])
        /// A head that never ends.
        case endlessHead
    }

    package var status: Int
    /// Header fields in their order; `Content-Length` and the like come from the body.
    package var fields: [(name: String, value: String)]
    package var body: Body
    /// How long the server thinks before it answers.
    package var delay: Duration = .zero
    /// What goes wrong before there is any answer.
    package var mishap: Mishap?

    /// Makes an answer; one without a type is taken for RSS.
    package init(_ status: Int = 200, _ fields: [(name: String, value: String)] = [], body: Body = .whole([]))
    {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// Makes an answer with a text as its body.
    package init(_ status: Int = 200, _ fields: [(name: String, value: String)] = [], text: String) {
        self.init(status, fields, body: .whole(Array(text.utf8)))
    }

    /// Makes something go wrong.
    package init(_ mishap: Mishap) {
        self.init()
        self.mishap = mishap
    }

    /// A small body that unpacks to so many bytes of spaces.
    package static func bomb(unpackingTo count: Int) -> Response {
        let packer = GzipPacker(level: 9)
        let piece = [UInt8](repeating: 0x20, count: 1 << 16)
        var packed: [UInt8] = []
        for _ in 0..<(count >> 16) { packed += packer.pack(piece) }
        packed += packer.finish()
        return Response(
            200,
            [("Content-Type", "application/rss+xml"), ("Content-Encoding", "gzip")],
            body: .whole(packed)
        )
    }

    /// The status line and the header fields, with what the body needs.
    var head: [UInt8] {
        var lines = ["HTTP/1.1 \(status) \(Self.reasons[status] ?? "Status")"]
        lines += fields.map { "\($0.name): \($0.value)" }
        switch body {
        case .whole(let bytes):
            // RFC 9110, 15.4.5: a 304 has no body, and a length would be that of the full answer.
            if status != 304 { lines.append("Content-Length: \(bytes.count)") }
        case .claiming(let length, _): lines.append("Content-Length: \(length)")
        case .trickle(let bytes, _, _): lines.append("Content-Length: \(bytes.count)")
        case .stalling(let bytes): lines.append("Content-Length: \(bytes.count + 1)")
        case .chunked, .brokenChunk, .endless: lines.append("Transfer-Encoding: chunked")
        case .untilClose: lines.append("Connection: close")
        }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    }

    private static let reasons = [
        200: "OK", 226: "IM Used", 301: "Moved Permanently", 302: "Found", 303: "See Other",
        304: "Not Modified", 307: "Temporary Redirect", 308: "Permanent Redirect", 401: "Unauthorized",
        403: "Forbidden", 404: "Not Found", 410: "Gone", 429: "Too Many Requests",
        500: "Internal Server Error", 503: "Service Unavailable",
    ]
}
