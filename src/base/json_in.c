/* A recursive descent reader of JSON that keeps places. One pass; strings
 * without escapes are not copied. Canonical input is read by the same code
 * with `canonical` set, which refuses every other spelling on the way. */
#include "base/json.h"

#include <endian.h>
#include <string.h>
#include "base/utf8.h"

enum { FEW = 16 }; /* items of one list or map */

typedef struct {
    Arena *arena;
    Str text;
    size_t at;
    uint32_t line;
    size_t line_start; /* offset of the line's first byte */
    unsigned depth;
    bool canonical;
    const char *file;
    Err *err;
} Reader;

static Status read_value(Reader *in, Node **out);

static Place here(const Reader *in)
{
    return (Place){in->file, in->line, (uint32_t)(in->at - in->line_start) + 1};
}

static Status fail(Reader *in, MessageId id, MessageArgs args)
{
    return err_set(in->err, STATUS_INPUT, here(in), id, args);
}

static int peek(const Reader *in)
{
    return in->at < in->text.size ? (unsigned char)in->text.data[in->at] : -1;
}

static Status expected(Reader *in, Str what)
{
    size_t end = in->at;
    if (peek(in) < 0) return fail(in, MSG_JSON_END, ARGS(what));
    utf8_next(in->text, &end);
    return fail(
        in, MSG_JSON_EXPECTED, ARGS(str_slice(in->text, in->at, end), what));
}

static void skip_space(Reader *in)
{
    if (in->canonical) return;
    for (;; in->at++) {
        int c = peek(in);
        if (c == '\n') {
            in->line++;
            in->line_start = in->at + 1;
        } else if (c != ' ' && c != '\t' && c != '\r') {
            return;
        }
    }
}

static Node *new_node(Reader *in, NodeType type)
{
    Node *node = arena_alloc(in->arena, sizeof *node);
    node->type = type;
    node->line = here(in).line;
    node->column = here(in).column;
    return node;
}

static bool read_hex4(Reader *in, uint32_t *code)
{
    *code = 0;
    if (in->text.size - in->at < 4) return false;
    for (int i = 0; i < 4; i++) {
        char c = in->text.data[in->at++];
        uint32_t digit;
        if (c >= '0' && c <= '9')
            digit = (uint32_t)(c - '0');
        else if (c >= 'a' && c <= 'f')
            digit = (uint32_t)(c - 'a') + 10;
        else if (c >= 'A' && c <= 'F' && !in->canonical)
            digit = (uint32_t)(c - 'A') + 10;
        else
            return false;
        *code = *code << 4 | digit;
    }
    return true;
}

/* \uXXXX, and a second one where the first is a high surrogate. */
static bool read_unicode_escape(Reader *in, StrBuf *buf)
{
    uint32_t code, low;
    if (!read_hex4(in, &code) || code == 0) return false;
    if (in->canonical && (code >= 0x20 || strchr("\b\f\n\r\t", (int)code)))
        return false;
    if (code >= 0xD800 && code < 0xDC00) {
        if (str_find(str_slice(in->text, in->at, in->at + 2), S("\\u"), 0))
            return false;
        in->at += 2;
        if (!read_hex4(in, &low) || low < 0xDC00 || low > 0xDFFF) return false;
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    } else if (code >= 0xDC00 && code < 0xE000) {
        return false;
    }
    utf8_add(buf, code);
    return true;
}

static bool read_escape(Reader *in, StrBuf *buf)
{
    static const char letters[] = "\"\\bfnrt/", meanings[] = "\"\\\b\f\n\r\t/";
    int c = peek(in);
    in->at++;
    if (c == 'u') return read_unicode_escape(in, buf);
    const char *letter = c > 0 ? strchr(letters, c) : NULL;
    if (!letter || (in->canonical && c == '/')) return false;
    strbuf_char(buf, meanings[letter - letters]);
    return true;
}

/* Of eight bytes, the high bit of the first that is a control character, `"`
 * or `\\`, and perhaps of some above it; 0 if there is none. A byte less than N
 * borrows from its high bit (Mycroft, 1987). */
static uint64_t find_special(uint64_t eight)
{
    const uint64_t ones = 0x0101010101010101u, highs = ones * 0x80;
    uint64_t quote = eight ^ (ones * '"'), slash = eight ^ (ones * '\\');
    uint64_t control = (eight - ones * 0x20) & ~eight;
    return (control | ((quote - ones) & ~quote) | ((slash - ones) & ~slash)) &
           highs;
}

/* Passes over what needs no look, eight bytes at a time. */
static void skip_plain(Reader *in)
{
    uint64_t eight;
    while (in->text.size - in->at >= sizeof eight) {
        memcpy(&eight, in->text.data + in->at, sizeof eight);
        uint64_t special = find_special(le64toh(eight));
        if (special) {
            in->at += (size_t)__builtin_ctzll(special) / 8;
            return;
        }
        in->at += sizeof eight;
    }
}

/* A string, the reader standing on its opening quotation mark. */
static Status read_string(Reader *in, Str *out)
{
    size_t begin = ++in->at;
    StrBuf buf = strbuf_new(in->arena);
    for (;;) {
        skip_plain(in);
        int c = peek(in);
        if (c < 0) return fail(in, MSG_JSON_END, ARGS(S("\"")));
        if (c < 0x20) return fail(in, MSG_JSON_CONTROL, NO_ARGS);
        if (c == '"') break;
        if (c == '\\') {
            strbuf_add(&buf, str_slice(in->text, begin, in->at));
            in->at++;
            if (!read_escape(in, &buf))
                return fail(in, MSG_JSON_ESCAPE, NO_ARGS);
            begin = in->at;
        } else {
            in->at++;
        }
    }
    Str last = str_slice(in->text, begin, in->at++);
    if (buf.data) strbuf_add(&buf, last);
    *out = buf.data ? strbuf_str(&buf) : last;
    return STATUS_OK;
}

static void skip_digits(Reader *in)
{
    while (peek(in) >= '0' && peek(in) <= '9') in->at++;
}

static Status read_number(Reader *in, Node **out)
{
    Node *node = new_node(in, NODE_TEXT);
    size_t begin = in->at, digits;
    if (peek(in) == '-') in->at++;
    digits = in->at;
    skip_digits(in);
    bool good = in->at > digits &&
                (in->text.data[digits] != '0' || in->at == digits + 1);
    if (peek(in) == '.') {
        digits = ++in->at;
        skip_digits(in);
        good = good && in->at > digits;
    }
    if (peek(in) == 'e' || peek(in) == 'E') {
        in->at++;
        if (peek(in) == '+' || peek(in) == '-') in->at++;
        digits = in->at;
        skip_digits(in);
        good = good && in->at > digits;
    }
    if (!good) return fail(in, MSG_JSON_NUMBER, NO_ARGS);
    node->text = str_slice(in->text, begin, in->at);
    *out = node;
    return STATUS_OK;
}

static Status read_word(Reader *in, Node **out)
{
    static const Str words[] = {{"true", 4}, {"false", 5}, {"null", 4}};
    for (size_t i = 0; i < 3; i++) {
        if (!str_starts(str_slice(in->text, in->at, in->text.size), words[i]))
            continue;
        *out = new_node(in, i == 2 ? NODE_NULL : NODE_TEXT);
        if (i < 2) (*out)->text = words[i];
        in->at += words[i].size;
        return STATUS_OK;
    }
    return expected(in, message_text(MSG_JSON_A_VALUE));
}

static Status read_items(Reader *in, Node *list)
{
    in->at++;
    skip_space(in);
    if (peek(in) == ']') {
        in->at++;
        return STATUS_OK;
    }
    for (;;) {
        Node *item;
        TRY(read_value(in, &item));
        node_push(in->arena, list, item);
        skip_space(in);
        if (peek(in) == ']') break;
        if (peek(in) != ',')
            return expected(in, message_text(MSG_JSON_IN_LIST));
        in->at++;
        skip_space(in);
    }
    in->at++;
    return STATUS_OK;
}

/* Few items are gathered on the stack, so that the list takes no more memory
 * than it needs. */
static Status read_list(Reader *in, Node **out)
{
    Node *first[FEW], *list = new_node(in, NODE_LIST);
    list->items = first;
    list->capacity = FEW;
    TRY(read_items(in, list));
    if (list->items == first) {
        list->items = arena_grow(
            in->arena, first, list->count, list->count, sizeof *first);
        list->capacity = list->count;
    }
    *out = list;
    return STATUS_OK;
}

/* One `"key": value`; canonical keys must rise. */
static Status read_entry(Reader *in, Node *map)
{
    NodeEntry entry = {.line = here(in).line, .column = here(in).column};
    if (peek(in) != '"') return expected(in, S("'\"'"));
    TRY(read_string(in, &entry.key));
    if (in->canonical && map->count &&
        str_compare(map->entries[map->count - 1].key, entry.key) >= 0)
        return STATUS_INPUT;
    skip_space(in);
    if (peek(in) != ':') return expected(in, S("':'"));
    in->at++;
    skip_space(in);
    TRY(read_value(in, &entry.value));
    node_append(in->arena, map, entry);
    return STATUS_OK;
}

static Status read_entries(Reader *in, Node *map)
{
    in->at++;
    skip_space(in);
    if (peek(in) == '}') {
        in->at++;
        return STATUS_OK;
    }
    for (;;) {
        TRY(read_entry(in, map));
        skip_space(in);
        if (peek(in) == '}') break;
        if (peek(in) != ',') return expected(in, message_text(MSG_JSON_IN_MAP));
        in->at++;
        skip_space(in);
    }
    in->at++;
    return in->canonical
               ? STATUS_OK
               : node_check_doubled(in->arena, map, in->file, in->err);
}

/* As read_list(). */
static Status read_map(Reader *in, Node **out)
{
    NodeEntry first[FEW];
    Node *map = new_node(in, NODE_MAP);
    map->entries = first;
    map->capacity = FEW;
    TRY(read_entries(in, map));
    if (map->entries == first) {
        map->entries =
            arena_grow(in->arena, first, map->count, map->count, sizeof *first);
        map->capacity = map->count;
    }
    *out = map;
    return STATUS_OK;
}

static Status read_scalar(Reader *in, Node **out)
{
    int c = peek(in);
    if (c == '"') {
        *out = new_node(in, NODE_TEXT);
        return read_string(in, &(*out)->text);
    }
    if (in->canonical) return STATUS_INPUT;
    if (c == '-' || (c >= '0' && c <= '9')) return read_number(in, out);
    return read_word(in, out);
}

static Status read_value(Reader *in, Node **out)
{
    int c = peek(in);
    if (c != '{' && c != '[') return read_scalar(in, out);
    if (++in->depth > JSON_MAX_DEPTH)
        return fail(in, MSG_TOO_DEEP, ARGS(str_int(in->arena, JSON_MAX_DEPTH)));
    Status status = c == '{' ? read_map(in, out) : read_list(in, out);
    in->depth--;
    return status;
}

Status json_read(
    Arena *arena, Str text, const char *file, Node **root, Err *err)
{
    Reader in = {
        .arena = arena, .text = text, .line = 1, .file = file, .err = err};
    TRY(utf8_check(text, file, err));
    skip_space(&in);
    TRY(read_value(&in, root));
    skip_space(&in);
    if (in.at < text.size)
        return expected(&in, message_text(MSG_JSON_NOTHING_MORE));
    return STATUS_OK;
}

bool json_read_canonical(Arena *arena, Str text, Node **root)
{
    Reader in = {.arena = arena, .text = text, .line = 1, .canonical = true};
    return utf8_find_bad(text) == SIZE_MAX &&
           read_value(&in, root) == STATUS_OK && in.at == text.size;
}
