#include "Baseline.h"

#include <libxml/xmlwriter.h>
#include <stdio.h>

static int count_bytes(void *total, const char *bytes, int count) {
    *(long *)total += count;
    return count;
}

static void element(xmlTextWriterPtr writer, const char *name, const char *text) {
    xmlTextWriterStartElement(writer, BAD_CAST name);
    xmlTextWriterWriteString(writer, BAD_CAST text);
    xmlTextWriterEndElement(writer);
    xmlTextWriterWriteRaw(writer, BAD_CAST "\n");
}

static void typed(xmlTextWriterPtr writer, const char *name, const char *type, const char *text) {
    xmlTextWriterStartElement(writer, BAD_CAST name);
    xmlTextWriterWriteAttribute(writer, BAD_CAST "type", BAD_CAST type);
    xmlTextWriterWriteString(writer, BAD_CAST text);
    xmlTextWriterEndElement(writer);
    xmlTextWriterWriteRaw(writer, BAD_CAST "\n");
}

long baseline_write_rss(int articles, const char *body) {
    long total = 0;
    xmlTextWriterPtr writer = xmlNewTextWriter(xmlOutputBufferCreateIO(count_bytes, NULL, &total, NULL));
    xmlTextWriterStartDocument(writer, NULL, "UTF-8", NULL);
    xmlTextWriterStartElement(writer, BAD_CAST "rss");
    xmlTextWriterWriteAttribute(writer, BAD_CAST "version", BAD_CAST "2.0");
    xmlTextWriterStartElement(writer, BAD_CAST "channel");
    for (int number = 0; number < articles; number++) {
        char text[100];
        xmlTextWriterStartElement(writer, BAD_CAST "item");
        snprintf(text, sizeof text, "Article & number %d", number);
        element(writer, "title", text);
        snprintf(text, sizeof text, "https://bench.example/%d", number);
        element(writer, "link", text);
        element(writer, "description", "A summary");
        xmlTextWriterStartElement(writer, BAD_CAST "content:encoded");
        xmlTextWriterWriteCDATA(writer, BAD_CAST body);
        xmlTextWriterEndElement(writer);
        element(writer, "dc:creator", "City Desk");
        snprintf(text, sizeof text, "tag:bench.example,2026:%d", number);
        xmlTextWriterStartElement(writer, BAD_CAST "guid");
        xmlTextWriterWriteAttribute(writer, BAD_CAST "isPermaLink", BAD_CAST "false");
        xmlTextWriterWriteString(writer, BAD_CAST text);
        xmlTextWriterEndElement(writer);
        element(writer, "pubDate", "Thu, 19 Nov 2026 20:29:00 +0200");
        xmlTextWriterEndElement(writer);
        xmlTextWriterFlush(writer);
    }
    xmlTextWriterEndDocument(writer);
    xmlFreeTextWriter(writer);
    return total;
}

long baseline_write_atom(int articles, const char *body) {
    long total = 0;
    xmlTextWriterPtr writer = xmlNewTextWriter(xmlOutputBufferCreateIO(count_bytes, NULL, &total, NULL));
    xmlTextWriterStartDocument(writer, NULL, "UTF-8", NULL);
    xmlTextWriterStartElement(writer, BAD_CAST "feed");
    xmlTextWriterWriteAttribute(writer, BAD_CAST "xmlns", BAD_CAST "http://www.w3.org/2005/Atom");
    for (int number = 0; number < articles; number++) {
        char text[100];
        xmlTextWriterStartElement(writer, BAD_CAST "entry");
        snprintf(text, sizeof text, "tag:bench.example,2026:%d", number);
        element(writer, "id", text);
        snprintf(text, sizeof text, "Article & number %d", number);
        typed(writer, "title", "text", text);
        element(writer, "published", "2026-11-19T20:29:00+02:00");
        element(writer, "updated", "2026-11-19T20:29:00+02:00");
        xmlTextWriterStartElement(writer, BAD_CAST "author");
        element(writer, "name", "City Desk");
        xmlTextWriterEndElement(writer);
        snprintf(text, sizeof text, "https://bench.example/%d", number);
        xmlTextWriterStartElement(writer, BAD_CAST "link");
        xmlTextWriterWriteAttribute(writer, BAD_CAST "rel", BAD_CAST "alternate");
        xmlTextWriterWriteAttribute(writer, BAD_CAST "type", BAD_CAST "text/html");
        xmlTextWriterWriteAttribute(writer, BAD_CAST "href", BAD_CAST text);
        xmlTextWriterEndElement(writer);
        xmlTextWriterWriteRaw(writer, BAD_CAST "\n");
        typed(writer, "summary", "text", "A summary");
        typed(writer, "content", "html", body);
        xmlTextWriterEndElement(writer);
        xmlTextWriterWriteRaw(writer, BAD_CAST "\n");
        xmlTextWriterFlush(writer);
    }
    xmlTextWriterEndDocument(writer);
    xmlFreeTextWriter(writer);
    return total;
}
