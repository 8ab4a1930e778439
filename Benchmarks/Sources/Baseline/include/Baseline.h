#ifndef MASTHEAD_BASELINE_H
#define MASTHEAD_BASELINE_H

#include <stddef.h>

/// Parses a document with libxml2's pull parser and callbacks that do nothing: the raw bound that feed readers
/// are measured against. Returns how many start tags it met.
long baseline_parse(const unsigned char *bytes, size_t count);

/// Writes articles with a given body through libxml2's text writer, and returns how many bytes there were.
long baseline_write_rss(int articles, const char *body);
long baseline_write_atom(int articles, const char *body);

#endif
