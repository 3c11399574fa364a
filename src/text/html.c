/* Drafts in HTML. libxml2 mends the page into a tree, which is walked in
 * order; each block of text (heading, paragraph, item, cell) becomes a
 * clause, its white space made single blanks. Items of ordered lists get the
 * number that a browser would print. Linear; the depth of a page is limited
 * by libxml2 (256 elements). */
#include <libxml/HTMLparser.h>
#include <string.h>

#include "text/counted.h"
#include "text/formats.h"

typedef struct {
    Arena *arena;
    DraftBuilder builder;
    StrBuf text;          /* of the block being read */
    size_t heading_depth; /* of what stands below the last heading */
    size_t nesting;       /* of list items and quotations */
    int heading;          /* level of the heading being read; 0: none */
    Str marker;           /* number of the item being read; "" if none */
    bool fresh;           /* nothing of the item has been read yet */
} Reading;

typedef enum { TAG_INLINE, TAG_BLOCK, TAG_NEST, TAG_HEADING, TAG_SKIP } Tag;

static const struct {
    const char *name;
    Tag tag;
} TAGS[] = {
    {"address", TAG_BLOCK},
    {"article", TAG_BLOCK},
    {"aside", TAG_BLOCK},
    {"blockquote", TAG_NEST},
    {"body", TAG_BLOCK},
    {"br", TAG_INLINE},
    {"caption", TAG_BLOCK},
    {"dd", TAG_NEST},
    {"div", TAG_BLOCK},
    {"dl", TAG_BLOCK},
    {"dt", TAG_BLOCK},
    {"figcaption", TAG_BLOCK},
    {"footer", TAG_BLOCK},
    {"h1", TAG_HEADING},
    {"h2", TAG_HEADING},
    {"h3", TAG_HEADING},
    {"h4", TAG_HEADING},
    {"h5", TAG_HEADING},
    {"h6", TAG_HEADING},
    {"head", TAG_SKIP},
    {"header", TAG_BLOCK},
    {"hr", TAG_BLOCK},
    {"li", TAG_NEST},
    {"main", TAG_BLOCK},
    {"ol", TAG_BLOCK},
    {"p", TAG_BLOCK},
    {"pre", TAG_BLOCK},
    {"script", TAG_SKIP},
    {"section", TAG_BLOCK},
    {"style", TAG_SKIP},
    {"table", TAG_BLOCK},
    {"td", TAG_BLOCK},
    {"template", TAG_SKIP},
    {"th", TAG_BLOCK},
    {"tr", TAG_BLOCK},
    {"ul", TAG_BLOCK},
};
enum { TAG_COUNT = sizeof TAGS / sizeof *TAGS };

static Tag tag_of(const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE) return TAG_INLINE;
    for (size_t i = 0; i < TAG_COUNT; i++)
        if (!strcmp(TAGS[i].name, (const char *)node->name)) return TAGS[i].tag;
    return TAG_INLINE;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* White space becomes one blank, none at the beginning. */
static void add_words(StrBuf *buf, const char *words)
{
    for (; *words; words++) {
        if (!is_space(*words))
            strbuf_char(buf, *words);
        else if (buf->size && !is_space(buf->data[buf->size - 1]))
            strbuf_char(buf, ' ');
    }
}

/* Ends the block that is being read; an empty one is none. */
static void flush(Reading *reading)
{
    Str words = str_trim(strbuf_str(&reading->text));
    reading->text = strbuf_new(reading->arena);
    if (!words.size) return;
    const Str parts[] = {
        reading->marker, reading->marker.size ? S(" ") : S(""), words, S("\n")};
    Str text = str_join(reading->arena, parts, 4, S(""));
    bool titled = reading->heading > 0;
    Printed printed;
    bool found = printed_read(reading->arena, text, titled, &printed);
    size_t depth = titled ? (size_t)reading->heading - 1
                          : reading->heading_depth + reading->nesting;
    if (!titled && reading->fresh && depth) depth--;
    size_t begin = titled && found ? printed.end : 0;
    Str heading = str_trim(str_slice(text, begin, text.size));
    draft_add(&reading->builder, depth, found ? &printed : NULL, titled,
        titled ? heading : S(""), text);
    reading->marker = S("");
    reading->fresh = false;
}

static long number_attribute(const xmlNode *node, const char *name, long none)
{
    xmlChar *value = xmlGetProp((xmlNode *)node, (const xmlChar *)name);
    if (!value) return none;
    int64_t number;
    if (!str_to_int(str_of((char *)value), &number) || number < 0 ||
        number > 99999)
        number = none;
    xmlFree(value);
    return (long)number;
}

/* By the attribute `type` of a list. */
static CountStyle style_of(const xmlNode *list)
{
    static const char LETTERS[] = "aAiI";
    static const CountStyle STYLES[] = {
        COUNT_LETTERS, COUNT_CAPITALS, COUNT_ROMAN, COUNT_ROMAN_CAPITALS};
    xmlChar *type = xmlGetProp((xmlNode *)list, (const xmlChar *)"type");
    const char *at = type && *type ? strchr(LETTERS, *type) : NULL;
    xmlFree(type);
    return at ? STYLES[at - LETTERS] : COUNT_DIGITS;
}

/* What a browser prints before an item: its place in an ordered list, where
 * the next number is kept in _private, which is the application's. */
static Str marker_of(Arena *arena, const xmlNode *item)
{
    const xmlNode *list = item->parent;
    if (strcmp((const char *)item->name, "li") != 0) return S("");
    if (!list || !list->name || strcmp((const char *)list->name, "ol") != 0)
        return S("");
    long place = (long)(intptr_t)list->_private;
    if (!place) place = number_attribute(list, "start", 1);
    place = number_attribute(item, "value", place);
    item->parent->_private = (void *)(intptr_t)(place + 1);
    const Str parts[] = {counted(arena, (size_t)place, style_of(list)), S(".")};
    return str_join(arena, parts, 2, S(""));
}

static void enter(Reading *reading, const xmlNode *node, Tag tag)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        add_words(&reading->text, (const char *)node->content);
        return;
    }
    if (node->type != XML_ELEMENT_NODE) return;
    if (tag == TAG_INLINE) {
        if (!strcmp((const char *)node->name, "br"))
            add_words(&reading->text, " ");
        return;
    }
    flush(reading);
    if (tag == TAG_HEADING) {
        reading->heading = node->name[1] - '0';
        reading->heading_depth = (size_t)reading->heading;
    } else if (tag == TAG_NEST) {
        reading->nesting++;
        reading->fresh = true;
        reading->marker = marker_of(reading->arena, node);
    }
}

static void leave(Reading *reading, Tag tag)
{
    if (tag == TAG_INLINE || tag == TAG_SKIP) return;
    flush(reading);
    if (tag == TAG_HEADING) reading->heading = 0;
    if (tag == TAG_NEST) reading->nesting--;
}

/* In the order of the page, without recursion. */
static void walk(Reading *reading, const xmlNode *root)
{
    const xmlNode *node = root;
    while (node) {
        Tag tag = tag_of(node);
        if (tag != TAG_SKIP) enter(reading, node, tag);
        if (tag != TAG_SKIP && node->type == XML_ELEMENT_NODE &&
            node->children) {
            node = node->children;
            continue;
        }
        leave(reading, tag);
        while (node != root && !node->next) {
            node = node->parent;
            leave(reading, tag_of(node));
        }
        if (node == root) break;
        node = node->next;
    }
    flush(reading);
}

static void free_document(void *document)
{
    xmlFreeDoc(document);
}

static void free_context(void *context)
{
    htmlFreeParserCtxt(context);
}

/* Only what stops libxml2 is an error: it mends the rest. */
static Status check_errors(
    Arena *arena, const htmlParserCtxt *context, const char *file, Err *err)
{
    const xmlError *error = &context->lastError;
    if (!context->disableSAX && error->level < XML_ERR_FATAL) return STATUS_OK;
    Place place = {file, error->line > 0 ? (uint32_t)error->line : 1, 1};
    Str reason = str_trim(str_copy(arena, str_of(error->message)));
    return err_set(err, STATUS_INPUT, place, MSG_DRAFT_HTML, ARGS(reason));
}

Status html_read(
    Arena *arena, Str text, const char *file, Draft *draft, Err *err)
{
    enum {
        OPTIONS = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                  HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT
    };
    Reading reading = {.arena = arena,
        .builder = draft_builder(arena),
        .text = strbuf_new(arena),
        .marker = S("")};
    if (text.size > INT32_MAX)
        return err_set(
            err, STATUS_INPUT, (Place){file, 1, 1}, MSG_DRAFT_LARGE, NO_ARGS);
    void **slot = arena_hold(arena, free_context);
    void **result = arena_hold(arena, free_document);
    htmlParserCtxtPtr context = *slot = htmlNewParserCtxt();
    if (!context)
        return err_set(err, STATUS_MEMORY, NOWHERE, MSG_NO_MEMORY, NO_ARGS);
    xmlDoc *document = *result = htmlCtxtReadMemory(context,
        text.size ? text.data : "", (int)text.size, NULL, "UTF-8", OPTIONS);
    TRY(check_errors(arena, context, file, err));
    if (document) walk(&reading, xmlDocGetRootElement(document));
    *draft = draft_finish(&reading.builder, text);
    return STATUS_OK;
}
