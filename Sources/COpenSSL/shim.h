// What Swift cannot say of OpenSSL itself. One reason for each entry.
#ifndef MASTHEAD_OPENSSL_SHIM_H
#define MASTHEAD_OPENSSL_SHIM_H

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

// A macro over a function with a variable number of arguments.
static inline EVP_PKEY *shim_EVP_EC_gen(const char *curve) { return EVP_EC_gen(curve); }

// A macro with a cast.
static inline long shim_BIO_get_mem_data(BIO *bio, char **bytes) { return BIO_get_mem_data(bio, bytes); }

#endif
