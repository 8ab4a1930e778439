// What Swift cannot say of libxml2 itself. One reason for each entry.
#ifndef MASTHEAD_LIBXML2_SHIM_H
#define MASTHEAD_LIBXML2_SHIM_H

// Debian builds libxml2 with ICU, whose header would bring a second UErrorCode beside Foundation's own
// ICU. Only private members at the end of a struct we hold by pointer depend on it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>
#include <libxml/xmlwriter.h>

#endif
