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
    /// What an error of libcurl means; nil for none.
    init?(_ code: CURLcode, asking address: FeedAddress, within limits: FetchLimits) {
        let host = address.host
        let detail = unsafe String(cString: curl_easy_strerror(code))
        switch code {
        case CURLE_OK: return nil
        case CURLE_COULDNT_RESOLVE_HOST:
            self.init(.unreachable, "no machine of the name \(host) is found")
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY:
            self.init(.unreachable, "the proxy named in [fetch] cannot be used: \(detail)")
        case CURLE_COULDNT_CONNECT:
            self.init(.unreachable, "\(host) takes no connection at port \(address.port)")
        case CURLE_OPERATION_TIMEDOUT:
            self.init(.unreachable, "no connection to \(host) within \(told(limits.connecting))")
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CACERT_BADFILE:
            self.init(.insecure, "\(host) cannot be talked to safely: \(detail)")
        case CURLE_PARTIAL_FILE: self.init(.broken, "the answer ended before all of it had come")
        case CURLE_GOT_NOTHING: self.init(.broken, "the server closed the connection without an answer")
        case CURLE_RECV_ERROR, CURLE_SEND_ERROR: self.init(.broken, "the connection broke: \(detail)")
        case CURLE_BAD_CONTENT_ENCODING:
            self.init(.broken, "the answer is packed in a way that cannot be unpacked")
        default: self.init(.broken, "the answer cannot be read: \(detail)")
        }
    }
}
