import Foundation

/// What the server's threads share: the log of requests, the open connections, and whether it is over.
///
/// Everything in it is read and written with the condition locked.
final class Clerk: @unchecked Sendable {
    private let condition = NSCondition()
    private var requests: [Request] = []
    private var sockets: [Int: Socket] = [:]
    private var connections = 0
    private var offered: Set<String> = []
    private var closed = false

    /// The requests so far, in the order of their arrival.
    var log: [Request] { condition.withLock { requests } }

    /// Whether the server is to stop.
    var isClosed: Bool { condition.withLock { closed } }

    /// How many connections were opened so far.
    var count: Int { condition.withLock { connections } }

    /// The protocols that were offered over TLS so far.
    var offers: Set<String> { condition.withLock { offered } }

    func note(offers: [String]) { condition.withLock { offered.formUnion(offers) } }

    func note(_ request: Request) { condition.withLock { requests.append(request) } }

    func forget() { condition.withLock { requests.removeAll() } }

    /// Takes in a connection and numbers it; nil when the server is to stop.
    func open(_ socket: Socket) -> Int? {
        condition.withLock {
            if closed { return nil }
            connections += 1
            sockets[connections - 1] = socket
            return connections - 1
        }
    }

    func close(_ connection: Int) {
        condition.withLock {
            sockets[connection] = nil
            condition.broadcast()
        }
    }

    /// Waits; false when the server is to stop meanwhile.
    func pause(_ duration: Duration) -> Bool {
        let (seconds, attoseconds) = duration.components
        let end = Date(timeIntervalSinceNow: Double(seconds) + Double(attoseconds) * 1e-18)
        return condition.withLock {
            while !closed, condition.wait(until: end) {}
            return !closed
        }
    }

    /// Ends every connection and waits until the last is served.
    func closeAll() {
        condition.withLock {
            closed = true
            for socket in sockets.values { socket.end() }
            condition.broadcast()
            while !sockets.isEmpty { condition.wait() }
        }
    }
}
