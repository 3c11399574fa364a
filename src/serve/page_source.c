/* A source with what was taken from it beside it: passages are marked in the
 * text and lead to their statements, and back. Spans are bytes of the text;
 * where they overlap, the text is cut at every edge, so marks never nest.
 * Costs a sort of the edges. */
#include <stdlib.h>

#include "base/date.h"
#include "serve/draw.h"
#include "serve/route.h"
#include "serve/sheet.h"

enum {
    SHOWN_WHOLE = 36 << 10, /* bytes of a text that is shown whole */
    AROUND = 8 << 10        /* of a longer one, so many around the passage */
};

typedef struct {
    size_t begin, end;
    size_t statement; /* place in the list */
} Passage;

typedef struct {
    Markup *html;
    const VerbCall *call;
    const Node *statements;
    Str text, asked;
    VEC(Passage) spans;
    size_t first, last; /* bytes of the text that are shown */
} Reading;

static size_t number_of(const Node *node)
{
    size_t number = 0;
    for (size_t i = 0; i < node->text.size; i++)
        if (node->text.data[i] >= '0' && node->text.data[i] <= '9')
            number = number * 10 + (size_t)(node->text.data[i] - '0');
    return number;
}

static void add_spans(Reading *reading, size_t statement)
{
    const Node *spans =
        node_get(reading->statements->items[statement], S("spans"));
    for (size_t i = 0; node_is(spans, NODE_LIST) && i < spans->count; i++) {
        const Node *pair = spans->items[i];
        if (!node_is(pair, NODE_LIST) || pair->count != 2) continue;
        Passage span = {
            number_of(pair->items[0]), number_of(pair->items[1]), statement};
        if (span.begin < span.end && span.end <= reading->text.size)
            vec_push(reading->html->arena, &reading->spans, span);
    }
}

static bool is_asked(const Reading *reading, size_t statement)
{
    return reading->asked.size &&
           str_equal(reading->asked,
               node_get_text(reading->statements->items[statement], S("key")));
}

/* Not in the middle of a character. */
static size_t at_character(Str text, size_t offset)
{
    while (offset > 0 && offset < text.size &&
           ((unsigned char)text.data[offset] & 0xc0) == 0x80)
        offset--;
    return offset;
}

static void choose_part(Reading *reading)
{
    size_t middle = 0;
    reading->last = reading->text.size;
    if (reading->text.size <= SHOWN_WHOLE) return;
    for (size_t i = reading->spans.count; i-- > 0;)
        if (is_asked(reading, reading->spans.items[i].statement))
            middle = reading->spans.items[i].begin;
    reading->first =
        at_character(reading->text, middle > AROUND ? middle - AROUND : 0);
    if (reading->first + 2 * AROUND < reading->text.size)
        reading->last =
            at_character(reading->text, reading->first + 2 * AROUND);
}

/* --- the text --- */

/* The shortest span over OFFSET, and the next edge after it. */
static const Passage *passage_at(
    const Reading *reading, size_t offset, size_t *edge)
{
    const Passage *best = NULL;
    *edge = reading->last;
    for (size_t i = 0; i < reading->spans.count; i++) {
        const Passage *span = &reading->spans.items[i];
        if (span->begin > offset && span->begin < *edge) *edge = span->begin;
        if (span->begin > offset || span->end <= offset) continue;
        if (span->end < *edge) *edge = span->end;
        bool asked = is_asked(reading, span->statement);
        if (!best || asked ||
            (!is_asked(reading, best->statement) &&
                span->end - span->begin < best->end - best->begin))
            best = span;
    }
    return best;
}

static Str statement_id(const Reading *reading, size_t statement)
{
    return str_printf(reading->html->arena, "statement-%.*s",
        STR_ARGS(
            node_get_text(reading->statements->items[statement], S("key"))));
}

static void add_passage(
    Reading *reading, const Passage *span, Str words, bool *placed)
{
    Markup *html = reading->html;
    bool asked = is_asked(reading, span->statement);
    const Node *statement = reading->statements->items[span->statement];
    markup_open_class(html, "mark", asked ? "asked" : "");
    if (!placed[span->statement])
        markup_attribute(html, "id",
            str_printf(html->arena, "passage-%.*s",
                STR_ARGS(node_get_text(statement, S("key")))));
    placed[span->statement] = true;
    markup_open(html, "a");
    markup_attribute(html, "href",
        str_printf(html->arena, "#%.*s",
            STR_ARGS(statement_id(reading, span->statement))));
    markup_attribute(html, "title", node_get_text(statement, S("name")));
    markup_text(html, words);
    markup_close(html);
    markup_close(html);
}

static void add_text(Reading *reading)
{
    Markup *html = reading->html;
    bool *placed = arena_array(
        html->arena, reading->statements->count + 1, sizeof *placed);
    markup_open_class(html, "div", "text");
    markup_attribute(html, "dir", S("auto"));
    Str lang = node_get_text(reading->call->data, S("lang"));
    if (lang.size) markup_attribute(html, "lang", lang);
    for (size_t at = reading->first; at < reading->last;) {
        size_t edge;
        const Passage *span = passage_at(reading, at, &edge);
        Str words = str_slice(reading->text, at, edge);
        if (span)
            add_passage(reading, span, words, placed);
        else
            markup_text(html, words);
        at = edge;
    }
    markup_close(html);
}

/* --- the statements --- */

static Str who_words(const Reading *reading, const Node *statement)
{
    Str party = node_get_text(statement, S("party"));
    Str speaker = node_get_text(statement, S("name"));
    Str name = node_get_text(node_get(reading->call->data, S("names")), party);
    if (!name.size || str_equal(name, speaker)) return speaker;
    return message_format(
        reading->html->arena, MSG_VOICE_OF, ARGS(speaker, name));
}

static Str support_words(const Reading *reading, const Node *statement)
{
    Arena *arena = reading->html->arena;
    Str grade = node_get_text(statement, S("grade"));
    if (str_equal(grade, S("own-words")))
        grade = message_text(MSG_TERM_GRADE_OWN_WORDS);
    const Str parts[] = {
        grade, date_words(arena, node_get_text(statement, S("since")), 0)};
    return str_join(arena, parts, 2, S(" · "));
}

static void add_statement(const Reading *reading, size_t index)
{
    Markup *html = reading->html;
    const Node *statement = reading->statements->items[index];
    Str key = node_get_text(statement, S("key"));
    markup_open_class(html, "li", is_asked(reading, index) ? "asked" : "");
    markup_attribute(html, "id", statement_id(reading, index));
    markup_open_class(html, "p", "who");
    markup_element(html, "strong", "", who_words(reading, statement));
    markup_element(html, "span", "muted", support_words(reading, statement));
    markup_close(html);
    markup_open_class(html, "p", "words");
    markup_attribute(html, "dir", S("auto"));
    markup_text(html, node_get_text(statement, S("words")));
    markup_close(html);
    markup_open_class(html, "p", "aside");
    markup_link(html,
        route_in_view(html->arena,
            url_path(html->arena, "/record/",
                str_printf(html->arena, "statement:%.*s", STR_ARGS(key))),
            reading->call),
        message_text(MSG_SOURCE_HISTORY));
    markup_close(html);
    markup_close(html);
}

static void add_statements(const Reading *reading)
{
    Markup *html = reading->html;
    markup_open_class(html, "ol", "taken");
    for (size_t i = 0; i < reading->statements->count; i++)
        add_statement(reading, i);
    markup_close(html);
}

static void add_part_note(const Reading *reading)
{
    Arena *arena = reading->html->arena;
    if (reading->first == 0 && reading->last == reading->text.size) return;
    markup_element(reading->html, "p", "aside",
        message_format(arena, MSG_SOURCE_PART,
            ARGS(str_int(arena, (int64_t)reading->first),
                str_int(arena, (int64_t)reading->last),
                str_int(arena, (int64_t)reading->text.size))));
}

void page_source(Markup *html, const VerbCall *call)
{
    Reading reading = {.html = html,
        .call = call,
        .statements = node_get(call->data, S("statements")),
        .text = node_get_text(call->data, S("text")),
        .asked = node_get_text(call->data, S("asked"))};
    for (size_t i = 0; i < reading.statements->count; i++)
        add_spans(&reading, i);
    choose_part(&reading);
    draw_head(html, call->screen, call);
    markup_open_class(html, "div", "reading");
    markup_open(html, "section");
    draw_section(html, message_text(MSG_SOURCE_TEXT));
    add_part_note(&reading);
    if (reading.text.size)
        add_text(&reading);
    else
        markup_message(html, "p", MSG_SOURCE_NOT_HELD);
    markup_close(html);
    markup_open(html, "section");
    draw_section(html, message_text(MSG_SOURCE_TAKEN));
    add_statements(&reading);
    markup_close(html);
    markup_close(html);
    draw_last(html, call->screen, call);
}
