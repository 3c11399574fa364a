/* Attributes of XML elements; libxml2 does the parsing. */
#include "exchange/genius_xml.h"

#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void free_doc(void *thing)
{
    xmlFreeDoc(thing);
}

static Status refuse_syntax(XmlReader *reader, xmlParserCtxt *context)
{
    const xmlError *error = xmlCtxtGetLastError(context);
    Place place = {reader->file, 0, 0};
    Str text = S("?");
    if (error && error->message) {
        text = str_copy(reader->arena, str_trim(str_of(error->message)));
        place.line = error->line > 0 ? (uint32_t)error->line : 0;
        place.column = error->int2 > 0 ? (uint32_t)error->int2 : 0;
    }
    xmlFreeParserCtxt(context);
    return err_set(
        reader->err, STATUS_INPUT, place, MSG_GENIUS_XML, ARGS(text));
}

Status xml_parse(XmlReader *reader, Str text, xmlDoc **doc)
{
    const int options = XML_PARSE_NONET | XML_PARSE_NOERROR |
                        XML_PARSE_NOWARNING | XML_PARSE_NOBLANKS |
                        XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES;
    void **slot = arena_hold(reader->arena, free_doc);
    xmlParserCtxt *context = xmlNewParserCtxt();
    if (!context || text.size > INT32_MAX)
        return err_set(
            reader->err, STATUS_MEMORY, NOWHERE, MSG_NO_MEMORY, NO_ARGS);
    *slot = *doc = xmlCtxtReadMemory(
        context, text.data, (int)text.size, NULL, NULL, options);
    if (!*doc) return refuse_syntax(reader, context);
    xmlFreeParserCtxt(context);
    return STATUS_OK;
}

bool xml_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           (!name || strcmp((const char *)node->name, name) == 0);
}

static xmlNode *first_from(xmlNode *node, const char *name)
{
    while (node && !xml_is(node, name)) node = node->next;
    return node;
}

xmlNode *xml_child(const xmlNode *node, const char *name)
{
    return first_from(node->children, name);
}

xmlNode *xml_next(const xmlNode *node, const char *name)
{
    return first_from(node->next, name);
}

Place xml_place(const XmlReader *reader, const xmlNode *node)
{
    long line = xmlGetLineNo(node);
    return (Place){reader->file, line > 0 ? (uint32_t)line : 0, 0};
}

/* The value as it stands in the tree, where it is one text: nothing is then
 * held that memory running out would leak. */
static const char *plain_value(const xmlNode *node, const char *name)
{
    const xmlAttr *of = xmlHasProp((xmlNode *)node, (const xmlChar *)name);
    if (!of || of->type != XML_ATTRIBUTE_NODE || of->ns) return NULL;
    const xmlNode *text = of->children;
    bool one = text && text->type == XML_TEXT_NODE && !text->next;
    return one ? (const char *)text->content : NULL;
}

bool xml_attribute(
    const XmlReader *reader, const xmlNode *node, const char *name, Str *text)
{
    const char *plain = plain_value(node, name);
    if (plain) {
        *text = str_copy(reader->arena, str_of(plain));
        return true;
    }
    xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
    *text =
        value ? str_copy(reader->arena, str_of((const char *)value)) : S("");
    if (!value) return false;
    xmlFree(value);
    return true;
}

static Str name_of(const xmlNode *node)
{
    return str_of((const char *)node->name);
}

Status xml_number(
    XmlReader *reader, const xmlNode *node, const char *name, double *number)
{
    Str text;
    if (!xml_attribute(reader, node, name, &text))
        return err_set(reader->err, STATUS_INPUT, xml_place(reader, node),
            MSG_GENIUS_ATTRIBUTE, ARGS(name_of(node), str_of(name)));
    char *end;
    Str trimmed = str_trim(text);
    const char *begin = str_c(reader->arena, trimmed);
    *number = strtod(begin, &end);
    if (trimmed.size == 0 || *end || !isfinite(*number))
        return err_set(reader->err, STATUS_INPUT, xml_place(reader, node),
            MSG_GENIUS_NUMBER, ARGS(name_of(node), str_of(name), text));
    return STATUS_OK;
}

Status xml_whole(
    XmlReader *reader, const xmlNode *node, const char *name, int64_t *number)
{
    double value;
    TRY(xml_number(reader, node, name, &value));
    if (value != floor(value) || fabs(value) > 1e15) {
        Str text;
        (void)xml_attribute(reader, node, name, &text);
        return err_set(reader->err, STATUS_INPUT, xml_place(reader, node),
            MSG_GENIUS_NUMBER, ARGS(name_of(node), str_of(name), text));
    }
    *number = (int64_t)value;
    return STATUS_OK;
}
