import Foundation

/// A web server on this machine's loopback interface that answers as it is told, also badly.
///
/// Tests use it, and `masthead selftest`. It speaks HTTP/1.1, and TLS with a certificate made at start.
package final class PracticeServer: Sendable {
    /// Which loopback address it listens on.
    package enum Family: Sendable {
        /// 127.0.0.1
        case v4
        /// ::1
        case v6
    }

    private let socket: Socket
    private let certificate: Certificate?
    private let clerk = Clerk()
    private let host: String
    /// The port it listens on, chosen by the system.
    package let port: UInt16

    /// Starts; `answer` is asked from many threads.
    package init(
        tls: Bool = false,
        family: Family = .v4,
        answer: @escaping @Sendable (Request) -> Response
    ) throws {
        certificate = tls ? Certificate() : nil
        (socket, port) = try Socket.listening(on: family)
        host = family == .v4 ? "127.0.0.1" : "[::1]"
        if tls && certificate == nil { throw SocketError("make a certificate") }
        let (socket, certificate, clerk) = (socket, certificate, clerk)
        Thread.detachNewThread {
            while let connection = socket.accept() {
                guard let number = clerk.open(connection) else { break }
                Thread.detachNewThread {
                    defer { clerk.close(number) }
                    let session = certificate.flatMap { TLSSession(over: connection, as: $0) }
                    if certificate != nil && session == nil { return }
                    clerk.note(offers: session?.offers ?? [])
                    Connection(number: number, socket: connection, tls: session, clerk: clerk).serve(answer)
                }
            }
        }
    }

    deinit { stop() }

    /// The whole address of a path.
    package func url(_ path: String) -> String {
        "\(certificate == nil ? "http" : "https")://\(host):\(port)\(path)"
    }

    /// The requests so far, in the order of their arrival.
    package var requests: [Request] { clerk.log }

    /// How many connections were opened so far.
    package var connections: Int { clerk.count }

    /// Its certificate in PEM form, for whoever shall trust it; nil without TLS.
    package var certificatePEM: String? { certificate?.pem }

    /// The protocols that readers offered to speak over TLS so far (RFC 7301), such as `h2`.
    package var offers: Set<String> { clerk.offers }

    /// Forgets the requests so far.
    package func forget() { clerk.forget() }

    /// Stops listening, ends every connection, and returns when the last is served.
    package func stop() {
        socket.end()
        clerk.closeAll()
    }
}
