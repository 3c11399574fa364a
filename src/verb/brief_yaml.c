/* Briefs as YAML (1.1). Scalars that are not plain words or numbers are
 * written as JSON strings, which YAML reads as they are. */
#include "verb/brief_yaml.h"

#include "base/json.h"
#include "base/utf8.h"

enum { COMMENT_COLUMNS = 70, INDENT = 2 };

void brief_yaml_comment(StrBuf *buf, Str words)
{
    Str line;
    while (str_next(&words, '\n', &line)) {
        strbuf_add(buf, S("# "));
        strbuf_add(buf, line);
        strbuf_char(buf, '\n');
    }
}

/* Words joined by hyphens, dates and numbers; not what YAML takes for null. */
static bool is_plain(Str text)
{
    if (!text.size || str_equal(text, S("null"))) return false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                    (c >= '0' && c <= '9') || (i && (c == '-' || c == '.'));
        if (!good) return false;
    }
    return true;
}

static void add_scalar(StrBuf *buf, Str text)
{
    if (is_plain(text))
        strbuf_add(buf, text);
    else
        json_write_text(buf, text);
}

/* In one line: [a, b], {key: value}. */
static void add_flow(StrBuf *buf, const Node *value)
{
    bool map = node_is(value, NODE_MAP);
    if (!map && !node_is(value, NODE_LIST)) {
        add_scalar(buf, value->text);
        return;
    }
    strbuf_char(buf, map ? '{' : '[');
    for (size_t i = 0; i < value->count; i++) {
        if (i) strbuf_add(buf, S(", "));
        if (map) add_scalar(buf, value->entries[i].key);
        if (map) strbuf_add(buf, S(": "));
        add_flow(buf, map ? value->entries[i].value : value->items[i]);
    }
    strbuf_char(buf, map ? '}' : ']');
}

static size_t number_of(const Node *node)
{
    int64_t number = 0;
    if (!node_is(node, NODE_TEXT) || !str_to_int(node->text, &number)) return 0;
    return number > 0 ? (size_t)number : 0;
}

/* The first span of an entry: of `span`, or the first of `spans`. */
static const Node *first_span(const Node *entry)
{
    const Node *span = node_get(entry, S("span"));
    const Node *spans = node_get(entry, S("spans"));
    if (!span && node_is(spans, NODE_LIST) && spans->count)
        span = spans->items[0];
    return node_is(span, NODE_LIST) && span->count == 2 ? span : NULL;
}

/* The words of the source, in one line. */
static void add_words(StrBuf *buf, const Node *entry, Str text)
{
    const Node *span = first_span(entry);
    if (!span) return;
    Str words =
        str_slice(text, number_of(span->items[0]), number_of(span->items[1]));
    Str shown = utf8_fit(words, COMMENT_COLUMNS);
    strbuf_add(buf, S(" # "));
    for (size_t i = 0; i < shown.size; i++)
        strbuf_char(
            buf, (unsigned char)shown.data[i] < ' ' ? ' ' : shown.data[i]);
    if (shown.size < words.size) strbuf_add(buf, S(" ..."));
}

static void add_map(StrBuf *buf, const Node *map, Str text, size_t depth);

static void add_value(StrBuf *buf, const Node *value, Str text, size_t depth)
{
    if (node_is(value, NODE_MAP) && value->count) {
        add_words(buf, value, text);
        strbuf_char(buf, '\n');
        add_map(buf, value, text, depth + 1);
        return;
    }
    strbuf_char(buf, ' ');
    add_flow(buf, value);
    strbuf_char(buf, '\n');
}

static void add_map(StrBuf *buf, const Node *map, Str text, size_t depth)
{
    for (size_t i = 0; i < map->count; i++) {
        strbuf_repeat(buf, S(" "), depth * INDENT);
        add_scalar(buf, map->entries[i].key);
        strbuf_char(buf, ':');
        add_value(buf, map->entries[i].value, text, depth);
    }
}

void brief_yaml_add(StrBuf *buf, const Node *tree, Str text)
{
    for (size_t i = 0; i < tree->count; i++) {
        const NodeEntry *entry = &tree->entries[i];
        if (node_is(entry->value, NODE_MAP)) strbuf_char(buf, '\n');
        add_scalar(buf, entry->key);
        strbuf_char(buf, ':');
        add_value(buf, entry->value, text, 0);
    }
}
