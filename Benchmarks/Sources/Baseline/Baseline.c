#include "Baseline.h"

#include <libxml/parser.h>
#include <string.h>

static long tags;

static void start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *address, int spaces,
                  const xmlChar **declared, int attributes, int defaulted, const xmlChar **values) {
    tags++;
}

static void end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *address) {}

static void characters(void *context, const xmlChar *text, int count) {}

long baseline_parse(const unsigned char *bytes, size_t count) {
    static const int options =
        XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE;
    tags = 0;
    xmlParserCtxtPtr context = xmlNewParserCtxt();
    context->sax->startElementNs = start;
    context->sax->endElementNs = end;
    context->sax->characters = characters;
    context->sax->ignorableWhitespace = characters;
    context->sax->cdataBlock = characters;
    context->sax->comment = NULL;
    context->sax->processingInstruction = NULL;
    xmlDocPtr document = xmlCtxtReadMemory(context, (const char *)bytes, (int)count, NULL, NULL, options);
    if (document) xmlFreeDoc(document);
    xmlFreeParserCtxt(context);
    return tags;
}
