/* Spans against the bytes of a source: inside it, on the boundaries of UTF-8
 * characters, and reading as the words say. Spans are joined by one space.
 * Cost: linear in the spans' bytes. */
#include "room/check_inner.h"

enum { WORDS_LONGEST = 160 }; /* bytes shown of words that differ */

typedef struct {
    size_t begin, end; /* bytes of the source */
} Span;

/* Of a span in normal form. */
static Span read_span(const Node *node)
{
    int64_t begin = 0, end = 0;
    (void)str_to_int(node->items[0]->text, &begin);
    (void)str_to_int(node->items[1]->text, &end);
    return (Span){(size_t)begin, (size_t)end};
}

static Str span_text(Arena *arena, const Node *span)
{
    return str_printf(arena, "[%.*s, %.*s]", STR_ARGS(span->items[0]->text),
        STR_ARGS(span->items[1]->text));
}

static bool is_boundary(Str bytes, size_t at)
{
    return at == bytes.size || ((unsigned char)bytes.data[at] & 0xC0) != 0x80;
}

static bool check_bounds(Check *check, const Node *node, Str source, Str bytes)
{
    Span span = read_span(node);
    Str shown = span_text(check->arena, node);
    if (span.end > bytes.size) {
        errors_add(check->errors, node, MSG_SPAN_OUTSIDE,
            ARGS(shown, source, str_int(check->arena, (int64_t)bytes.size)));
        return false;
    }
    if (is_boundary(bytes, span.begin) && is_boundary(bytes, span.end))
        return true;
    errors_add(
        check->errors, node, MSG_SPAN_INSIDE_CHARACTER, ARGS(shown, source));
    return false;
}

static Str join_spans(Arena *arena, const Node *spans, Str bytes)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < spans->count; i++) {
        Span span = read_span(spans->items[i]);
        if (i) strbuf_char(&buf, ' ');
        strbuf_add(&buf, str_slice(bytes, span.begin, span.end));
    }
    return strbuf_str(&buf);
}

static void check_words(
    Check *check, const Node *body, const Node *spans, Str source, Str bytes)
{
    const Node *words = node_get(body, S("words"));
    if (!words) return;
    Str read = join_spans(check->arena, spans, bytes);
    if (str_equal(read, words->text)) return;
    errors_add(check->errors, words, MSG_SPAN_WORDS,
        ARGS(source, check_shortened(check->arena, read, WORDS_LONGEST),
            check_shortened(check->arena, words->text, WORDS_LONGEST)));
}

static bool is_covered(const Node *quoted, const Node *spans)
{
    Span inner = read_span(quoted);
    for (size_t i = 0; i < spans->count; i++) {
        Span outer = read_span(spans->items[i]);
        if (outer.begin <= inner.begin && inner.end <= outer.end) return true;
    }
    return false;
}

static void check_quoted(Check *check, const Node *quoted, const Node *spans)
{
    for (size_t i = 0; quoted && i < quoted->count; i++)
        if (!is_covered(quoted->items[i], spans))
            errors_add(check->errors, quoted->items[i], MSG_SPAN_QUOTED,
                ARGS(span_text(check->arena, quoted->items[i])));
}

void check_spans(Check *check, const Node *body, Str source, const Str *bytes)
{
    const Node *spans = node_get(body, S("spans"));
    const Node *quoted = node_get(body, S("quoted"));
    bool good = true;
    if (!spans) return;
    check_quoted(check, quoted, spans);
    for (size_t i = 0; bytes && i < spans->count; i++)
        good &= check_bounds(check, spans->items[i], source, *bytes);
    for (size_t i = 0; bytes && quoted && i < quoted->count; i++)
        good &= check_bounds(check, quoted->items[i], source, *bytes);
    if (bytes && good) check_words(check, body, spans, source, *bytes);
}
