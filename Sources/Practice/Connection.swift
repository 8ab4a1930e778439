/// One connection to the server, from its first request to its end.
struct Connection {
    let number: Int
    let socket: Socket
    let tls: TLSSession?
    let clerk: Clerk

    /// Answers requests until one side has enough.
    func serve(_ answer: (Request) -> Response) {
        var pending: [UInt8] = []
        while let head = head(&pending) {
            guard var request = Request(head: head, connection: number, arrival: .now),
                let body = body(of: request, &pending)
            else { break }
            request.body = body
            clerk.note(request)
            let response = answer(request)
            guard clerk.pause(response.delay), give(response, to: request) else { break }
        }
        tls?.end()
        socket.end()
    }

    /// The bytes up to the empty line that ends a request's head; nil when no more come.
    private func head(_ pending: inout [UInt8]) -> [UInt8]? {
        let end: [UInt8] = [13, 10, 13, 10]
        while true {
            if let range = pending.firstRange(of: end) {
                let head = Array(pending[..<range.lowerBound])
                pending.removeSubrange(..<range.upperBound)
                return head
            }
            let bytes = tls?.receive() ?? socket.receive()
            if bytes.isEmpty || pending.count > 1 << 16 { return nil }
            pending += bytes
        }
    }

    /// The bytes that follow a request's head; nil when too many are announced or no more come.
    private func body(of request: Request, _ pending: inout [UInt8]) -> [UInt8]? {
        guard 0...1 << 20 ~= request.length else { return nil }
        while pending.count < request.length {
            let bytes = tls?.receive() ?? socket.receive()
            if bytes.isEmpty { return nil }
            pending += bytes
        }
        defer { pending.removeFirst(request.length) }
        return Array(pending[..<request.length])
    }

    /// Sends an answer; false when the connection ends with it.
    private func give(_ response: Response, to request: Request) -> Bool {
        if let mishap = response.mishap { return suffer(mishap) }
        guard send(response.head) else { return false }
        if request.method == "HEAD" || response.status == 304 { return true }
        switch response.body {
        case .whole(let bytes): return send(bytes)
        case .chunked(let chunks):
            for chunk in chunks where !chunk.isEmpty { guard send(framed(chunk)) else { return false } }
            return send(Array("0\r\n\r\n".utf8))
        case .untilClose(let bytes), .claiming(_, let bytes):
            _ = send(bytes)
        case .brokenChunk(let bytes):
            _ = send(framed(bytes) + Array("no chunk\r\n".utf8))
        case .endless(let bytes):
            let chunk = framed(bytes)
            while !clerk.isClosed, send(chunk) {}
        case .trickle(let bytes, let size, let pause):
            for start in stride(from: 0, to: bytes.count, by: size) {
                let piece = Array(bytes[start..<min(start + size, bytes.count)])
                guard clerk.pause(pause), send(piece) else { return false }
            }
            return true
        case .stalling(let bytes):
            if send(bytes) { _ = receive() }
        }
        return false
    }

    private func suffer(_ mishap: Response.Mishap) -> Bool {
        switch mishap {
        case .reset: socket.tearDown()
        case .silence: _ = receive()
        case .garbage(let bytes): _ = send(bytes)
        case .endlessHead:
            _ = send(Array("HTTP/1.1 200 OK\r\n".utf8))
            let field = Array("X-Filler: \(String(repeating: "x", count: 1000))\r\n".utf8)
            while !clerk.isClosed, send(field) {}
        }
        return false
    }

    private func framed(_ chunk: [UInt8]) -> [UInt8] {
        Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + [13, 10]
    }

    private func send(_ bytes: [UInt8]) -> Bool { tls?.send(bytes) ?? socket.send(bytes) }

    private func receive() -> [UInt8] { tls?.receive() ?? socket.receive() }
}
