// Stands in for OpenSSL until it is called. Each function here has the name of OpenSSL's own.
#include "COpenSSL.h"

#include "CLoader.h"

#ifdef __APPLE__
#define SSL_LIBRARY "libssl.3.dylib"
#define CRYPTO_LIBRARY "libcrypto.3.dylib"
#else
#define SSL_LIBRARY "libssl.so.3"
#define CRYPTO_LIBRARY "libcrypto.so.3"
#endif
#define REMEDY "OpenSSL (Debian: libssl3)"

#define EACH_SSL_FUNCTION(OF) \
    OF(const SSL_METHOD *, TLS_server_method, (void), ()) \
    OF(SSL_CTX *, SSL_CTX_new, (const SSL_METHOD *method), (method)) \
    OF(void, SSL_CTX_free, (SSL_CTX *context), (context)) \
    OF(int, SSL_CTX_use_certificate, (SSL_CTX *context, X509 *certificate), (context, certificate)) \
    OF(int, SSL_CTX_use_PrivateKey, (SSL_CTX *context, EVP_PKEY *key), (context, key)) \
    OF(void, SSL_CTX_set_alpn_select_cb, \
        (SSL_CTX *context, SSL_CTX_alpn_select_cb_func select, void *with), \
        (context, select, with)) \
    OF(SSL *, SSL_new, (SSL_CTX *context), (context)) \
    OF(void, SSL_free, (SSL *session), (session)) \
    OF(SSL_CTX *, SSL_get_SSL_CTX, (const SSL *session), (session)) \
    OF(void, SSL_set_bio, (SSL *session, BIO *in, BIO *out), (session, in, out)) \
    OF(void, SSL_set_accept_state, (SSL *session), (session)) \
    OF(int, SSL_set_ex_data, (SSL *session, int index, void *data), (session, index, data)) \
    OF(void *, SSL_get_ex_data, (const SSL *session, int index), (session, index)) \
    OF(int, SSL_do_handshake, (SSL *session), (session)) \
    OF(int, SSL_get_error, (const SSL *session, int status), (session, status)) \
    OF(int, SSL_read, (SSL *session, void *bytes, int count), (session, bytes, count)) \
    OF(int, SSL_write, (SSL *session, const void *bytes, int count), (session, bytes, count)) \
    OF(int, SSL_shutdown, (SSL *session), (session))

#define EACH_CRYPTO_FUNCTION(OF) \
    OF(const BIO_METHOD *, BIO_s_mem, (void), ()) \
    OF(BIO *, BIO_new, (const BIO_METHOD *method), (method)) \
    OF(int, BIO_free, (BIO *bio), (bio)) \
    OF(int, BIO_write, (BIO *bio, const void *bytes, int count), (bio, bytes, count)) \
    OF(long, BIO_ctrl, (BIO *bio, int command, long number, void *with), (bio, command, number, with)) \
    OF(const EVP_MD *, EVP_sha256, (void), ()) \
    OF(void, EVP_PKEY_free, (EVP_PKEY *key), (key)) \
    OF(X509 *, X509_new, (void), ()) \
    OF(void, X509_free, (X509 *certificate), (certificate)) \
    OF(int, X509_set_version, (X509 *certificate, long version), (certificate, version)) \
    OF(ASN1_INTEGER *, X509_get_serialNumber, (X509 *certificate), (certificate)) \
    OF(int, ASN1_INTEGER_set, (ASN1_INTEGER *number, long value), (number, value)) \
    OF(ASN1_TIME *, X509_getm_notBefore, (const X509 *certificate), (certificate)) \
    OF(ASN1_TIME *, X509_getm_notAfter, (const X509 *certificate), (certificate)) \
    OF(ASN1_TIME *, X509_gmtime_adj, (ASN1_TIME *time, long seconds), (time, seconds)) \
    OF(int, X509_set_pubkey, (X509 *certificate, EVP_PKEY *key), (certificate, key)) \
    OF(X509_NAME *, X509_get_subject_name, (const X509 *certificate), (certificate)) \
    OF(int, X509_set_issuer_name, (X509 *certificate, const X509_NAME *name), (certificate, name)) \
    OF(int, X509_NAME_add_entry_by_txt, \
        (X509_NAME *name, const char *field, int kind, const unsigned char *bytes, int count, int place, int set), \
        (name, field, kind, bytes, count, place, set)) \
    OF(X509_EXTENSION *, X509V3_EXT_conf_nid, \
        (LHASH_OF(CONF_VALUE) *values, X509V3_CTX *context, int kind, const char *value), \
        (values, context, kind, value)) \
    OF(int, X509_add_ext, \
        (X509 *certificate, X509_EXTENSION *extension, int place), \
        (certificate, extension, place)) \
    OF(void, X509_EXTENSION_free, (X509_EXTENSION *extension), (extension)) \
    OF(int, X509_sign, (X509 *certificate, EVP_PKEY *key, const EVP_MD *digest), (certificate, key, digest)) \
    OF(int, PEM_write_bio_X509, (BIO *bio, const X509 *certificate), (bio, certificate))

static struct {
    EACH_SSL_FUNCTION(MEMBER)
    EACH_CRYPTO_FUNCTION(MEMBER)
    __typeof__(EVP_PKEY_Q_keygen) *EVP_PKEY_Q_keygen;
} loaded;

static void load(void) {
    void *library = loader_open(SSL_LIBRARY, REMEDY);
    EACH_SSL_FUNCTION(FIND)
    library = loader_open(CRYPTO_LIBRARY, REMEDY);
    EACH_CRYPTO_FUNCTION(FIND)
    FIND(EVP_PKEY *, EVP_PKEY_Q_keygen, (), ())
}

static pthread_once_t once = PTHREAD_ONCE_INIT;

EACH_SSL_FUNCTION(STAND_IN)
EACH_CRYPTO_FUNCTION(STAND_IN)

EVP_PKEY *shim_EVP_EC_gen(const char *curve) {
    return LOADED(EVP_PKEY_Q_keygen)(NULL, NULL, "EC", curve);
}

long shim_BIO_get_mem_data(BIO *bio, char **bytes) { return BIO_get_mem_data(bio, bytes); }
