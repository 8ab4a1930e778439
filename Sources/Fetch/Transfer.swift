internal import CCurl

/// One request under way: it owns libcurl's handle for it and gathers the answer.
///
/// libcurl's callbacks find it by its address, which is why it is a class, and only record.
@safe final class Transfer {
    /// What is asked for, and how.
    struct Request {
        var address: FeedAddress
        var headers: [Header]
        /// What is posted; nil where something is only asked for.
        var form: String?
        var limits: FetchLimits
        var line: Line
    }

    /// The way to the servers, one for all requests of a run.
    struct Line {
        var addressGuard: AddressGuard
        var proxy: String?
        var authorities: String?
        /// Where all answers under way are kept.
        var room: Room
    }

    let request: Request
    /// What its owner knows it by.
    let number: Int
    let handle: UnsafeMutableRawPointer
    private var lines: UnsafeMutablePointer<curl_slist>?
    private let start = ContinuousClock.now
    private var mark: (time: ContinuousClock.Instant, bytes: Int)

    private var status = 0
    private var headers: [Header] = []
    private var body: [UInt8] = []
    private var headerBytes = 0
    private var isHeadComplete = false
    /// Why it was ended from our side.
    private var refusal: Mishap?

    init(_ request: Request, number: Int) {
        _ = initializeCurl
        guard let handle = unsafe curl_easy_init() else {
            preconditionFailure("libcurl could not get memory")
        }
        self.request = request
        self.number = number
        unsafe self.handle = unsafe handle
        unsafe lines = nil
        mark = (start, 0)
        for header in request.headers {
            let line = header.bytes.map { CChar(bitPattern: $0) } + [0]
            unsafe lines = unsafe curl_slist_append(lines, line)
        }
        prepare()
    }

    deinit {
        request.line.room.leave(body.count)
        unsafe curl_easy_cleanup(handle)
        unsafe curl_slist_free_all(lines)
    }

    private func prepare() {
        set(CURLOPT_URL, request.address.text)
        set(CURLOPT_PATH_AS_IS, 1)
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_NOPROXY, "")
        // An empty name keeps libcurl from looking for a proxy in the environment.
        set(CURLOPT_PROXY, request.line.proxy ?? "")
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        // A name that is still being looked up does not keep a run from ending.
        set(CURLOPT_QUICK_EXIT, 1)
        set(CURLOPT_NETRC, 0)
        set(CURLOPT_ACCEPT_ENCODING, Curl.encodings)
        // Over HTTP/2, libcurl 7.88 waits for ever behind a body whose last piece fills its buffer of 16 kB.
        set(CURLOPT_BUFFERSIZE, 1 << 19)
        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        set(CURLOPT_CONNECTTIMEOUT_MS, max(Int(request.limits.connecting / .milliseconds(1)), 1))
        if let authorities = request.line.authorities { set(CURLOPT_CAINFO, authorities) }
        if let form = request.form {
            set(CURLOPT_POSTFIELDSIZE, form.utf8.count)
            set(CURLOPT_COPYPOSTFIELDS, form)
        }
        let me = unsafe Unmanaged.passUnretained(self).toOpaque()
        unsafe shim_set_list(handle, CURLOPT_HTTPHEADER, lines)
        unsafe shim_set_pointer(handle, CURLOPT_PRIVATE, me)
        unsafe shim_set_pointer(handle, CURLOPT_HEADERDATA, me)
        unsafe shim_set_receiver(handle, CURLOPT_HEADERFUNCTION, takeHeader)
        unsafe shim_set_pointer(handle, CURLOPT_WRITEDATA, me)
        unsafe shim_set_receiver(handle, CURLOPT_WRITEFUNCTION, takeBody)
        unsafe shim_set_pointer(handle, CURLOPT_OPENSOCKETDATA, me)
        unsafe shim_set_opener(handle, openSocket)
    }

    private func set(_ option: CURLoption, _ value: Int) { unsafe shim_set_number(handle, option, value) }

    private func set(_ option: CURLoption, _ value: String) { unsafe shim_set_text(handle, option, value) }

    /// What came of it, once libcurl is done with it.
    func result(_ code: CURLcode) -> Result<Answer, Mishap> {
        // One address of several may have been refused, and another answered.
        if let refusal, code != CURLE_OK { return .failure(refusal) }
        if let mishap = Mishap(code, of: request, over: self) { return .failure(mishap) }
        return .success(Answer(status: status, headers: headers, body: body))
    }

    /// The status with which the proxy answered the wish for a tunnel; 0 without one.
    var tunnelStatus: Int { value(of: CURLINFO_HTTP_CONNECTCODE) }

    /// What OpenSSL says of the server's certificate; 0 where it finds no fault with it.
    var certificateFault: Int { value(of: CURLINFO_SSL_VERIFYRESULT) }

    private func value(of info: CURLINFO) -> Int {
        var value = 0
        unsafe shim_get_number(handle, info, &value)
        return value
    }

    /// Looks whether it takes too long or brings too much, and says what to tell then.
    func overdue(at now: ContinuousClock.Instant) -> Mishap? {
        let limits = request.limits
        var size: curl_off_t = 0
        unsafe shim_get_size(handle, CURLINFO_SIZE_DOWNLOAD_T, &size)
        let received = headerBytes + Int(size)
        if size > limits.packedBytes {
            return Mishap(.large, "the answer has more than the \(limits.packedBytes) bytes allowed")
        }
        if now - start >= limits.total {
            return Mishap(.slow, "the answer was not complete after \(told(limits.total))")
        }
        if received == 0, now - start >= limits.firstByte {
            return Mishap(.slow, "the server said nothing for \(told(limits.firstByte))")
        }
        guard now - mark.time >= limits.trickle else { return nil }
        let needed = Int(limits.trickle / .seconds(1) * 100)
        defer { mark = (now, received) }
        guard received > 0, received - mark.bytes < needed, now - start > limits.trickle else { return nil }
        return Mishap(
            .slow,
            "the answer trickled in at less than 100 bytes a second for \(told(limits.trickle))"
        )
    }

    // MARK: - What libcurl tells

    /// Takes a line of the head; false ends the transfer.
    fileprivate func take(headerLine line: UnsafeBufferPointer<UInt8>) -> Bool {
        headerBytes += line.count
        if headerBytes > request.limits.headerBytes {
            refusal = Mishap(.large, "its header fields have more than \(request.limits.headerBytes) bytes")
            return false
        }
        let bytes = unsafe Array(line)
        if bytes.starts(with: "HTTP/".utf8) {
            // Another head follows an interim answer such as 103.
            let digits = bytes.drop { $0 != 0x20 }.dropFirst().prefix { 0x30...0x39 ~= $0 }
            status = digits.prefix(4).reduce(0) { $0 * 10 + Int($1 - 0x30) }
            headers = []
            isHeadComplete = false
        } else if bytes.allSatisfy({ $0 <= 0x20 }) {
            isHeadComplete = true
        } else if !isHeadComplete, bytes[0] <= 0x20, !headers.isEmpty {
            // A line that goes on with the one before it (RFC 9112, 5.2).
            headers[headers.count - 1].take(foldedLine: bytes)
        } else if !isHeadComplete, let header = Header(line: bytes) {
            // What stands after the body is a trailer, which may not replace a header.
            headers.append(header)
        }
        return true
    }

    /// Takes a piece of the body, unpacked; false ends the transfer.
    fileprivate func take(body piece: UnsafeBufferPointer<UInt8>) -> Bool {
        guard piece.count <= request.limits.bytes - body.count else {
            refusal = Mishap(.large, "the document has more than the \(request.limits.bytes) bytes allowed")
            return false
        }
        guard request.line.room.grow(from: body.count, by: piece.count) else {
            refusal = Mishap(.large, "there was no room for the document beside other large ones")
            return false
        }
        unsafe body.append(contentsOf: piece)
        return true
    }

    /// Decides on the address libcurl is about to connect to, after the name was looked up.
    fileprivate func mayConnect(to address: UnsafePointer<curl_sockaddr>) -> Bool {
        // The proxy is the newsroom's own choice, and the only machine connected to.
        if request.line.proxy != nil { return true }
        let host = request.address.host
        if let ip = unsafe IPAddress(address), request.line.addressGuard.allows(ip, for: host) { return true }
        refusal = .privateAddress(host)
        return false
    }
}

extension Mishap {
    /// A host stands in a network that sources have no business in.
    static func privateAddress(_ host: String) -> Mishap {
        Mishap(
            .refused,
            "\(host) is an address inside a private network, which is never asked: list it under “allow” in [fetch] "
                + "if it is your own"
        )
    }
}

/// A duration as people say it.
func told(_ duration: Duration) -> String {
    let seconds = duration / .seconds(1)
    return seconds >= 1 || seconds == 0 ? "\(Int(seconds)) s" : "\(Int(seconds * 1000)) ms"
}

@inline(__always)
private func transfer(_ pointer: UnsafeMutableRawPointer?) -> Transfer {
    unsafe Unmanaged<Transfer>.fromOpaque(pointer.unsafelyUnwrapped).takeUnretainedValue()
}

private func bytes(_ start: UnsafeMutablePointer<CChar>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(
        start: UnsafeRawPointer(start)?.assumingMemoryBound(to: UInt8.self),
        count: count
    )
}

private let takeHeader: curl_write_callback = { start, size, count, me in
    unsafe transfer(me).take(headerLine: bytes(start, size * count)) ? size * count : 0
}

private let takeBody: curl_write_callback = { start, size, count, me in
    unsafe transfer(me).take(body: bytes(start, size * count)) ? size * count : 0
}

private let openSocket: curl_opensocket_callback = { me, _, address in
    guard let address = unsafe address, unsafe transfer(me).mayConnect(to: address) else { return -1 }
    let type = unsafe address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    return unsafe socket(address.pointee.family, type, address.pointee.protocol)
}
