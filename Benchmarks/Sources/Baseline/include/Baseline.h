#ifndef MASTHEAD_BASELINE_H
#define MASTHEAD_BASELINE_H

#include <stddef.h>

/// Parses a document with libxml2's pull parser and callbacks that do nothing: the raw bound that feed readers
/// are measured against. Returns how many start tags it met.
long baseline_parse(const unsigned char *bytes, size_t count);

#endif
