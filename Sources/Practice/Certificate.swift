private import COpenSSL

/// A key and a certificate for this machine's loopback addresses, made at start and trusted by nobody else.
@safe final class Certificate: Sendable {
    /// The certificate in PEM form (RFC 7468), for whoever shall trust it.
    let pem: String
    /// The settings of TLS sessions; OpenSSL counts who uses them, from any thread.
    nonisolated(unsafe) private let context: OpaquePointer

    /// Makes a key on the curve P-256 and signs a certificate with it that holds for a day.
    init?() {
        guard let key = unsafe shim_EVP_EC_gen("P-256"), let certificate = unsafe X509_new(),
            let context = unsafe SSL_CTX_new(TLS_server_method())
        else { return nil }
        defer {
            unsafe X509_free(certificate)
            unsafe EVP_PKEY_free(key)
        }
        unsafe self.context = context
        unsafe X509_set_version(certificate, 2)
        unsafe ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1)
        unsafe X509_gmtime_adj(X509_getm_notBefore(certificate), -3600)
        unsafe X509_gmtime_adj(X509_getm_notAfter(certificate), 86400)
        unsafe X509_set_pubkey(certificate, key)
        let name = unsafe X509_get_subject_name(certificate)
        unsafe X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, "Masthead practice server", -1, -1, 0)
        unsafe X509_set_issuer_name(certificate, name)
        let places = "IP:127.0.0.1,IP:::1,DNS:localhost"
        let extensions = [(NID_subject_alt_name, places), (NID_basic_constraints, "critical,CA:TRUE")]
        for (kind, value) in extensions {
            guard let entry = unsafe X509V3_EXT_conf_nid(nil, nil, kind, value) else { return nil }
            unsafe X509_add_ext(certificate, entry, -1)
            unsafe X509_EXTENSION_free(entry)
        }
        guard unsafe X509_sign(certificate, key, EVP_sha256()) > 0,
            unsafe SSL_CTX_use_certificate(context, certificate) == 1,
            unsafe SSL_CTX_use_PrivateKey(context, key) == 1,
            let pem = unsafe Self.pem(of: certificate)
        else { return nil }
        self.pem = pem
    }

    deinit { unsafe SSL_CTX_free(context) }

    private static func pem(of certificate: OpaquePointer) -> String? {
        guard let memory = unsafe BIO_new(BIO_s_mem()) else { return nil }
        defer { unsafe BIO_free(memory) }
        unsafe PEM_write_bio_X509(memory, certificate)
        var start: UnsafeMutablePointer<CChar>?
        let count = unsafe shim_BIO_get_mem_data(memory, &start)
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
        return unsafe String(decoding: bytes, as: UTF8.self)
    }

    /// Begins a session, which lives until it is given to `SSL_free`.
    func makeSession() -> OpaquePointer? { unsafe SSL_new(context) }
}
