// What Swift cannot say of OpenSSL itself. One reason for each entry.
#ifndef MASTHEAD_COPENSSL_H
#define MASTHEAD_COPENSSL_H

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

// A macro over a function with a variable number of arguments.
EVP_PKEY *shim_EVP_EC_gen(const char *curve);

// A macro with a cast.
long shim_BIO_get_mem_data(BIO *bio, char **bytes);

#endif
