// What Swift cannot say of zlib itself. One reason for each entry.
#ifndef MASTHEAD_ZLIB_SHIM_H
#define MASTHEAD_ZLIB_SHIM_H

#include <zlib.h>

// Macros that call a function with the version and size the header was made for.
static inline int shim_deflateInit2(z_stream *stream, int level, int windowBits) {
    return deflateInit2(stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
}
static inline int shim_inflateInit2(z_stream *stream, int windowBits) {
    return inflateInit2(stream, windowBits);
}

#endif
