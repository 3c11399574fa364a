/* Lists of what was said or happened, as lanes over dates. */
#include "serve/page_lanes.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/utf8.h"
#include "serve/route.h"

/* The table tells the rest. */
enum {
    LANES_MAX = 40,
    WORDS_MAX = 80 /* columns of a mark's title */
};

static const struct {
    const char *grade;
    Mark mark;
} GRADES[] = {{"declared", MARK_DISC}, {"own-words", MARK_DISC},
    {"reported", MARK_RING}, {"anonymous", MARK_RING},
    {"perceived", MARK_DASHED}, {"alleged", MARK_DASHED},
    {"inferred", MARK_DASHED}};

static Mark mark_of(Str grade)
{
    for (size_t i = 0; i < sizeof GRADES / sizeof *GRADES; i++)
        if (str_equal(grade, str_of(GRADES[i].grade))) return GRADES[i].mark;
    return MARK_RING;
}

static int by_bytes(const void *left, const void *right)
{
    return str_compare(*(const Str *)left, *(const Str *)right);
}

/* The names of all lanes, sorted; *COUNT of them. */
static Str *find_lanes(
    Arena *arena, const Node *names, const LanesOf *of, size_t *count)
{
    static char there;
    Map seen = map_new(arena);
    for (size_t i = 0; i < of->list->count; i++)
        map_put(&seen, of->lane(names, of->list->items[i]), &there);
    Str *lanes = arena_array(arena, seen.count + 1, sizeof *lanes);
    for (size_t i = 0; i < seen.count; i++) lanes[i] = seen.entries[i].key;
    qsort(lanes, seen.count, sizeof *lanes, by_bytes);
    *count = seen.count < LANES_MAX ? seen.count : LANES_MAX;
    return lanes;
}

static Str when_of(const Node *entry)
{
    const Node *date = node_get(entry, S("date"));
    if (node_is(date, NODE_TEXT)) return date->text;
    Str edtf = node_get_text(date, S("edtf"));
    return edtf.size ? edtf : node_get_text(entry, S("since"));
}

static Url url_of(const VerbCall *call, const LanesOf *of, const Node *entry)
{
    Arena *arena = call->arena;
    Str kind = of->kind ? str_of(of->kind) : node_get_text(entry, S("kind"));
    Str about = str_printf(arena, "%.*s:%.*s", STR_ARGS(kind),
        STR_ARGS(node_get_text(entry, S("key"))));
    return route_link(arena, about, call);
}

static SvgEvent event_of(
    const VerbCall *call, const LanesOf *of, const Node *entry)
{
    Str when = when_of(entry);
    Str told = of->tell(call->arena, entry);
    if (utf8_width(told) > WORDS_MAX)
        told = message_format(
            call->arena, MSG_LANES_CUT, ARGS(utf8_fit(told, WORDS_MAX)));
    Str words = message_format(call->arena, MSG_LANES_ITEM,
        ARGS(date_words(call->arena, when, 0), told));
    return (SvgEvent){.date = date_of(when),
        .item = {mark_of(node_get_text(entry, S("grade"))), words,
            url_of(call, of, entry)}};
}

static void add_legend(Markup *html)
{
    markup_open_class(html, "p", "legend");
    svg_legend(html, MARK_DISC, message_text(MSG_TERM_GRADE_OWN_WORDS));
    svg_legend(html, MARK_RING, message_text(MSG_LANES_TOLD));
    svg_legend(html, MARK_DASHED, message_text(MSG_LANES_PERCEIVED));
    markup_close(html);
}

void lanes_plot(Markup *html, const VerbCall *call, const LanesOf *of)
{
    Arena *arena = call->arena;
    const Node *names = node_get(call->data, S("names"));
    size_t lane_count, count = 0;
    if (!node_is(of->list, NODE_LIST) || !of->list->count) return;
    Str *lanes = find_lanes(arena, names, of, &lane_count);
    SvgEvent *events = arena_array(arena, of->list->count, sizeof *events);
    for (size_t i = 0; i < of->list->count; i++) {
        Str name = of->lane(names, of->list->items[i]);
        const Str *lane =
            bsearch(&name, lanes, lane_count, sizeof *lanes, by_bytes);
        if (!lane) continue;
        events[count] = event_of(call, of, of->list->items[i]);
        events[count++].lane = (size_t)(lane - lanes);
    }
    svg_lanes(html, &of->words, lanes, lane_count, events, count);
    add_legend(html);
}
