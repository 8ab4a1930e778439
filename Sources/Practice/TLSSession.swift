private import COpenSSL

/// TLS over a socket: OpenSSL sees only memory, the socket only ciphertext.
@safe final class TLSSession {
    private let socket: Socket
    private let session: OpaquePointer
    private let incoming: OpaquePointer
    private let outgoing: OpaquePointer
    /// The protocols the other side offered to speak over it (RFC 7301), such as `h2`.
    private(set) var offers: [String] = []

    /// Shakes hands; nil when the other side does not.
    init?(over socket: Socket, as certificate: Certificate) {
        guard let session = unsafe certificate.makeSession(), let incoming = unsafe BIO_new(BIO_s_mem()),
            let outgoing = unsafe BIO_new(BIO_s_mem())
        else { return nil }
        self.socket = socket
        unsafe self.session = session
        unsafe self.incoming = incoming
        unsafe self.outgoing = outgoing
        unsafe SSL_set_bio(session, incoming, outgoing)
        unsafe SSL_set_accept_state(session)
        unsafe SSL_set_ex_data(session, 0, Unmanaged.passUnretained(self).toOpaque())
        unsafe SSL_CTX_set_alpn_select_cb(SSL_get_SSL_CTX(session), noteOffers, nil)
        while true {
            let status = unsafe SSL_do_handshake(session)
            guard flush() else { return nil }
            if status == 1 { return }
            guard unsafe SSL_get_error(session, status) == SSL_ERROR_WANT_READ, feed() else { return nil }
        }
    }

    deinit { unsafe SSL_free(session) }

    fileprivate func note(offers list: UnsafeBufferPointer<UInt8>) {
        var rest = unsafe Array(list)[...]
        while let count = rest.popFirst() {
            offers.append(String(decoding: rest.prefix(Int(count)), as: UTF8.self))
            rest = rest.dropFirst(Int(count))
        }
    }

    /// Waits for plain bytes; none at the end.
    func receive() -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe SSL_read(session, $0.baseAddress, Int32($0.count))
            }
            _ = flush()
            if count > 0 { return Array(buffer.prefix(Int(count))) }
            guard unsafe SSL_get_error(session, count) == SSL_ERROR_WANT_READ, feed() else { return [] }
        }
    }

    /// Sends plain bytes; false when the other side takes no more.
    func send(_ bytes: [UInt8]) -> Bool {
        if bytes.isEmpty { return true }
        let count = unsafe bytes.withUnsafeBytes {
            unsafe SSL_write(session, $0.baseAddress, Int32($0.count))
        }
        return count == bytes.count && flush()
    }

    /// Says farewell, so that an end can be told from a cut.
    func end() {
        unsafe SSL_shutdown(session)
        _ = flush()
    }

    private func feed() -> Bool {
        let bytes = socket.receive()
        if bytes.isEmpty { return false }
        return unsafe bytes.withUnsafeBytes { unsafe BIO_write(incoming, $0.baseAddress, Int32($0.count)) }
            == bytes.count
    }

    private func flush() -> Bool {
        var start: UnsafeMutablePointer<CChar>?
        let count = unsafe shim_BIO_get_mem_data(outgoing, &start)
        if count == 0 { return true }
        let bytes = unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
        unsafe BIO_ctrl(outgoing, BIO_CTRL_RESET, 0, nil)
        return socket.send(bytes)
    }
}

/// Finds the session of a handshake and lets it record what is offered; the answer is to go on without a choice.
private let noteOffers: SSL_CTX_alpn_select_cb_func = { session, _, _, list, count, _ in
    if let session = unsafe SSL_get_ex_data(session, 0) {
        let list = unsafe UnsafeBufferPointer(start: list, count: Int(count))
        unsafe Unmanaged<TLSSession>.fromOpaque(session).takeUnretainedValue().note(offers: list)
    }
    return SSL_TLSEXT_ERR_NOACK
}
