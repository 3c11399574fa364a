#ifndef EXCHANGE_GENIUS_XML_H
#define EXCHANGE_GENIUS_XML_H

#include <libxml/tree.h>

#include "base/err.h"

/* Reading attributes of XML elements, with errors that say where. */

typedef struct {
    Arena *arena;
    const char *file;
    Err *err;
} XmlReader;

/* Parses TEXT; no network, no entities. *DOC is freed with the arena. */
CHECKED Status xml_parse(XmlReader *reader, Str text, xmlDoc **doc);

bool xml_is(const xmlNode *node, const char *name);
/* The first child, or next sibling, that is an element of that NAME (of any,
 * if NULL). */
xmlNode *xml_child(const xmlNode *node, const char *name);
xmlNode *xml_next(const xmlNode *node, const char *name);
Place xml_place(const XmlReader *reader, const xmlNode *node);

/* The attribute's text, or "" and false where it is not there. */
bool xml_attribute(
    const XmlReader *reader, const xmlNode *node, const char *name, Str *text);
CHECKED Status xml_number(
    XmlReader *reader, const xmlNode *node, const char *name, double *number);
/* A whole number; "3.0" is one too. */
CHECKED Status xml_whole(
    XmlReader *reader, const xmlNode *node, const char *name, int64_t *number);

#endif
