internal import CCurl
import Foundation

/// Begins libcurl once for the process.
let initializeCurl: Void = {
    // OpenSSL writes to connections that the other side has closed; that is an error to tell, not a signal.
    signal(SIGPIPE, SIG_IGN)
    let status = curl_global_init(Int(CURL_GLOBAL_DEFAULT))
    precondition(status == CURLE_OK, "libcurl could not begin")
}()

/// What the libcurl at hand can do.
enum Curl {
    /// The ways of packing that it can unpack, as `Accept-Encoding` names them.
    static let encodings: String = {
        let features = unsafe curl_version_info(CURLVERSION_FIRST)?.pointee.features ?? 0
        let hasBrotli = features & CURL_VERSION_BROTLI != 0
        return hasBrotli ? "gzip, deflate, br" : "gzip, deflate"
    }()
}

extension Mishap {
    /// What an error of libcurl means for a request; nil for none.
    init?(_ code: CURLcode, of request: Transfer.Request, over transfer: Transfer) {
        let address = request.address
        let host = address.host
        let isProxied = request.line.proxy != nil
        let detail = unsafe String(cString: curl_easy_strerror(code))
        switch code {
        case CURLE_OK: return nil
        case CURLE_COULDNT_RESOLVE_HOST:
            self.init(.unreachable, "no machine of the name \(host) is found")
        case _ where isProxied && transfer.tunnelStatus >= 300:
            self = .refusedByProxy(transfer.tunnelStatus)
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY:
            self.init(.unreachable, "the proxy named in [fetch] cannot be used: \(detail)")
        case CURLE_COULDNT_CONNECT where isProxied:
            self.init(.unreachable, "the proxy named in [fetch] takes no connection")
        case CURLE_COULDNT_CONNECT:
            self.init(.unreachable, "\(host) takes no connection at port \(address.port)")
        case CURLE_OPERATION_TIMEDOUT:
            self.init(.unreachable, "no connection to \(host) within \(told(request.limits.connecting))")
        case CURLE_PEER_FAILED_VERIFICATION:
            self.init(
                .insecure,
                "\(host) cannot be talked to safely: \(Self.clause(onCertificateFault: transfer.certificateFault))"
            )
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CACERT_BADFILE:
            self.init(.insecure, "\(host) cannot be talked to safely: \(detail)")
        case CURLE_PARTIAL_FILE: self.init(.broken, "the answer ended before all of it had come")
        case CURLE_GOT_NOTHING: self.init(.broken, "the server closed the connection without an answer")
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR: self.init(.broken, "the connection broke: \(detail)")
        // Nothing else of an answer is refused without a word of ours.
        case CURLE_BAD_CONTENT_ENCODING, CURLE_WRITE_ERROR:
            self.init(.broken, "the answer is packed in a way that cannot be unpacked")
        default: self.init(.broken, "the answer cannot be read: \(detail)")
        }
    }

    /// The proxy lets nobody through.
    static func refusedByProxy(_ status: Int) -> Mishap {
        status == 407
            ? Mishap(.forbidden, "the proxy wants credentials (407): give them in “proxy” in [fetch]")
            : Mishap(.unreachable, "the proxy named in [fetch] lets nobody through to the server (\(status))")
    }

    /// What is wrong with a certificate, by OpenSSL's number for it; none is libcurl's own comparison of names.
    private static func clause(onCertificateFault number: Int) -> String {
        switch number {
        case 0: "its certificate is for another name"
        case 9: "its certificate is not valid yet"
        case 10: "its certificate has expired"
        case 18...21: "its certificate is from nobody who is trusted here (ca_file in [fetch] names who is)"
        default: "its certificate is not to be trusted (OpenSSL's fault \(number))"
        }
    }
}
