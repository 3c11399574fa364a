/* JSON out: one recursive walk; the three forms differ in spacing, in the
 * order of keys and in how scalars are spelled. Escapes are those of
 * RFC 8785 section 3.2.2.2. */
#include "base/json.h"

typedef enum { COMPACT, PRETTY, CANONICAL } Form;

void json_write_text(StrBuf *buf, Str text)
{
    size_t begin = 0;
    strbuf_char(buf, '"');
    for (size_t i = 0; i < text.size; i++) {
        static const char letters[] = "btn\0fr";
        unsigned char c = (unsigned char)text.data[i];
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        strbuf_add(buf, str_slice(text, begin, i));
        begin = i + 1;
        strbuf_char(buf, '\\');
        if (c >= 0x20)
            strbuf_char(buf, (char)c);
        else if (c >= 8 && c <= 13 && c != 11)
            strbuf_char(buf, letters[c - 8]);
        else
            strbuf_printf(buf, "u%04x", c);
    }
    strbuf_add(buf, str_slice(text, begin, text.size));
    strbuf_char(buf, '"');
}

static void write_node(StrBuf *buf, const Node *node, Form form, size_t depth);

static void new_line(StrBuf *buf, Form form, size_t depth)
{
    if (form != PRETTY) return;
    strbuf_char(buf, '\n');
    strbuf_repeat(buf, S("  "), depth);
}

static void write_scalar(StrBuf *buf, const Node *node, Form form)
{
    if (node->type == NODE_TEXT || form == CANONICAL)
        json_write_text(buf, node->text);
    else
        strbuf_add(buf, node->type == NODE_NULL ? S("null") : node->text);
}

static void write_entry(
    StrBuf *buf, const NodeEntry *entry, Form form, size_t depth)
{
    json_write_text(buf, entry->key);
    strbuf_add(buf, form == PRETTY ? S(": ") : S(":"));
    write_node(buf, entry->value, form, depth);
}

static void write_node(StrBuf *buf, const Node *node, Form form, size_t depth)
{
    bool map = node->type == NODE_MAP;
    if (!map && node->type != NODE_LIST) {
        write_scalar(buf, node, form);
        return;
    }
    strbuf_char(buf, map ? '{' : '[');
    for (size_t i = 0; i < node->count; i++) {
        if (i) strbuf_char(buf, ',');
        new_line(buf, form, depth + 1);
        if (map)
            write_entry(buf, &node->entries[i], form, depth + 1);
        else
            write_node(buf, node->items[i], form, depth + 1);
    }
    if (node->count) new_line(buf, form, depth);
    strbuf_char(buf, map ? '}' : ']');
}

void json_write(StrBuf *buf, const Node *node)
{
    write_node(buf, node, COMPACT, 0);
}

void json_write_pretty(StrBuf *buf, const Node *node)
{
    write_node(buf, node, PRETTY, 0);
    strbuf_char(buf, '\n');
}

void json_write_canonical(StrBuf *buf, const Node *node)
{
    write_node(buf, node_copy(buf->arena, node, true), CANONICAL, 0);
}
