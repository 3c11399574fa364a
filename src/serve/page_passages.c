/* A text with passages marked, each leading somewhere. Spans are bytes of the
 * text; where they overlap, the text is cut at every edge, so marks never
 * nest. A long text is shown around the passage asked for. Costs spans times
 * edges. */
#include "serve/page_passages.h"

#include "serve/draw.h"

enum {
    SHOWN_WHOLE = 36 << 10, /* bytes of a text that is shown whole */
    AROUND = 8 << 10        /* of a longer one, so many around the passage */
};

typedef struct {
    size_t begin, end;
    size_t item; /* place in the list */
} Passage;

typedef struct {
    Markup *html;
    const Passages *of;
    VEC(Passage) spans;
    size_t first, last; /* bytes of the text that are shown */
    bool *placed;       /* items whose first passage has its id */
} Marking;

Str passages_key(const Node *item)
{
    return node_get_text(item, S("key"));
}

static size_t number_of(const Node *node)
{
    int64_t number = 0;
    (void)str_to_int(node->text, &number);
    return number < 0 ? 0 : (size_t)number;
}

static void add_spans(Marking *marking, size_t item)
{
    const Node *spans = node_get(marking->of->items->items[item], S("spans"));
    for (size_t i = 0; node_is(spans, NODE_LIST) && i < spans->count; i++) {
        const Node *pair = spans->items[i];
        if (!node_is(pair, NODE_LIST) || pair->count != 2) continue;
        Passage span = {
            number_of(pair->items[0]), number_of(pair->items[1]), item};
        if (span.begin < span.end && span.end <= marking->of->text.size)
            vec_push(marking->html->arena, &marking->spans, span);
    }
}

bool passages_asked(const Passages *of, size_t item)
{
    return of->asked.size &&
           str_equal(of->asked, passages_key(of->items->items[item]));
}

/* Not in the middle of a character. */
static size_t at_character(Str text, size_t offset)
{
    while (offset > 0 && offset < text.size &&
           ((unsigned char)text.data[offset] & 0xc0) == 0x80)
        offset--;
    return offset;
}

static void choose_part(Marking *marking)
{
    Str text = marking->of->text;
    size_t middle = 0;
    marking->last = text.size;
    if (text.size <= SHOWN_WHOLE) return;
    for (size_t i = marking->spans.count; i-- > 0;)
        if (passages_asked(marking->of, marking->spans.items[i].item))
            middle = marking->spans.items[i].begin;
    marking->first = at_character(text, middle > AROUND ? middle - AROUND : 0);
    if (marking->first + 2 * AROUND < text.size)
        marking->last = at_character(text, marking->first + 2 * AROUND);
}

/* The shortest span over OFFSET, and the next edge after it. */
static const Passage *span_at(
    const Marking *marking, size_t offset, size_t *edge)
{
    const Passage *best = NULL;
    *edge = marking->last;
    for (size_t i = 0; i < marking->spans.count; i++) {
        const Passage *span = &marking->spans.items[i];
        if (span->begin > offset && span->begin < *edge) *edge = span->begin;
        if (span->begin > offset || span->end <= offset) continue;
        if (span->end < *edge) *edge = span->end;
        bool asked = passages_asked(marking->of, span->item);
        if (!best || asked ||
            (!passages_asked(marking->of, best->item) &&
                span->end - span->begin < best->end - best->begin))
            best = span;
    }
    return best;
}

static void add_passage(Marking *marking, const Passage *span, Str words)
{
    Markup *html = marking->html;
    const Passages *of = marking->of;
    const Node *item = of->items->items[span->item];
    bool asked = passages_asked(of, span->item);
    markup_open_class(html, "mark", asked ? "asked" : "");
    if (!marking->placed[span->item])
        markup_attribute(html, "id",
            str_printf(
                html->arena, "passage-%.*s", STR_ARGS(passages_key(item))));
    marking->placed[span->item] = true;
    markup_open(html, "a");
    of->lead(html, of->call, item);
    markup_text(html, words);
    markup_close(html);
    markup_close(html);
}

static void add_text(Marking *marking)
{
    Markup *html = marking->html;
    markup_open_class(html, "div", "text");
    markup_attribute(html, "dir", S("auto"));
    Str lang = node_get_text(marking->of->call->data, S("lang"));
    if (lang.size) markup_attribute(html, "lang", lang);
    for (size_t at = marking->first; at < marking->last;) {
        size_t edge;
        const Passage *span = span_at(marking, at, &edge);
        Str words = str_slice(marking->of->text, at, edge);
        if (span)
            add_passage(marking, span, words);
        else
            markup_text(html, words);
        at = edge;
    }
    markup_close(html);
}

static void add_part_note(const Marking *marking)
{
    Arena *arena = marking->html->arena;
    size_t size = marking->of->text.size;
    if (marking->first == 0 && marking->last == size) return;
    markup_element(marking->html, "p", "aside",
        message_format(arena, MSG_SOURCE_PART,
            ARGS(str_int(arena, (int64_t)marking->first),
                str_int(arena, (int64_t)marking->last),
                str_int(arena, (int64_t)size))));
}

void passages_draw(Markup *html, const Passages *of)
{
    Marking marking = {.html = html, .of = of};
    marking.placed =
        arena_array(html->arena, of->items->count + 1, sizeof *marking.placed);
    for (size_t i = 0; i < of->items->count; i++) add_spans(&marking, i);
    choose_part(&marking);
    draw_section(html, message_text(MSG_SOURCE_TEXT));
    add_part_note(&marking);
    if (of->text.size)
        add_text(&marking);
    else
        markup_message(html, "p", MSG_SOURCE_NOT_HELD);
}
