import Foundation

/// One end of a TCP connection, or an ear for new ones; it blocks.
///
/// The calls below are the C library's own, since Foundation has no sockets.
@safe final class Socket: Sendable {
    private let descriptor: Int32

    private init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { _ = close(descriptor) }

    /// Listens on a free port of this machine's own loopback address.
    static func listening(
        on family: PracticeServer.Family
    ) throws(SocketError) -> (socket: Socket, port: UInt16) {
        let domain = family == .v4 ? AF_INET : AF_INET6
        let descriptor = socket(domain, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        if descriptor < 0 { throw SocketError("make a socket") }
        let result = Socket(descriptor)
        let isBound =
            switch family {
            case .v4: bindV4(descriptor)
            case .v6: bindV6(descriptor)
            }
        if !isBound { throw SocketError("take an address of the loopback interface") }
        if listen(descriptor, 512) != 0 { throw SocketError("listen") }
        guard let port = port(of: descriptor) else { throw SocketError("learn its port") }
        return (result, port)
    }

    private static func bindV4(_ descriptor: Int32) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        return unsafe withUnsafeBytes(of: &address) { unsafe bind(descriptor, to: $0) }
    }

    private static func bindV6(_ descriptor: Int32) -> Bool {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_addr = in6addr_loopback
        return unsafe withUnsafeBytes(of: &address) { unsafe bind(descriptor, to: $0) }
    }

    private static func bind(_ descriptor: Int32, to address: UnsafeRawBufferPointer) -> Bool {
        guard let start = address.baseAddress else { return false }
        return unsafe Foundation.bind(
            descriptor,
            start.assumingMemoryBound(to: sockaddr.self),
            socklen_t(address.count)
        ) == 0
    }

    private static func port(of descriptor: Int32) -> UInt16? {
        // The port stands at the same place in the addresses of both families.
        var address = sockaddr_in6()
        var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
        let status = unsafe withUnsafeMutableBytes(of: &address) { bytes in
            unsafe bytes.withMemoryRebound(to: sockaddr.self) {
                unsafe getsockname(descriptor, $0.baseAddress, &size)
            }
        }
        return status == 0 ? UInt16(bigEndian: address.sin6_port) : nil
    }

    /// Waits for the next connection; nil once `end()` was called.
    func accept() -> Socket? {
        while true {
            let connection = Foundation.accept(descriptor, nil, nil)
            if connection >= 0 {
                _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
                return Socket(connection)
            }
            if errno != EINTR && errno != ECONNABORTED { return nil }
        }
    }

    /// Waits for bytes; none at the end.
    func receive() -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
            }
            if count < 0 && errno == EINTR { continue }
            return Array(buffer.prefix(max(0, count)))
        }
    }

    /// Sends bytes; false when the other side takes no more.
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { bytes in
                unsafe Foundation.send(
                    descriptor,
                    bytes.baseAddress?.advanced(by: sent),
                    bytes.count - sent,
                    // A reader that went away is no reason to end the process.
                    Int32(MSG_NOSIGNAL)
                )
            }
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { return false }
            sent += count
        }
        return true
    }

    /// Wakes whoever waits in another call, and ends the connection for both sides.
    func end() { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// Ends the connection with a reset instead of a farewell.
    func tearDown() {
        // Linux resets a connection that is dissolved before it is closed (connect(2), AF_UNSPEC).
        var nobody = sockaddr()
        nobody.sa_family = sa_family_t(AF_UNSPEC)
        _ = unsafe connect(descriptor, &nobody, socklen_t(MemoryLayout<sockaddr>.size))
    }
}
