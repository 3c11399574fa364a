/* A point's biography, with the days on which something about it was said: a
 * step through them is a link, and a form gives any other day. From `point`.
 * Costs a sort of the days. */
#include <stdlib.h>

#include "base/date.h"
#include "serve/draw.h"
#include "serve/form.h"
#include "serve/route.h"
#include "serve/sheet.h"

enum { STEPS_MAX = 24 }; /* the latest days that are linked */

typedef VEC(Day) Days;

static void add_day(Arena *arena, Days *days, Str since)
{
    Date date = date_of(since);
    if (date.unknown || date.latest == DAY_MIN || date.latest == DAY_MAX)
        return;
    vec_push(arena, days, date.latest);
}

static int by_day(const void *left, const void *right)
{
    Day a = *(const Day *)left, b = *(const Day *)right;
    return a < b ? -1 : a > b;
}

static void add_positions(Arena *arena, Days *days, const Node *positions)
{
    for (size_t i = 0; i < positions->count; i++) {
        const Node *options = positions->entries[i].value;
        for (size_t j = 0; j < options->count; j++) {
            const Node *heads = node_get(options->entries[j].value, S("heads"));
            for (size_t k = 0; k < heads->count; k++)
                add_day(
                    arena, days, node_get_text(heads->items[k], S("since")));
        }
    }
}

/* Sorted, each once. */
static Days find_days(const VerbCall *call)
{
    Days days = {0};
    const Node *statements = node_get(call->data, S("statements"));
    for (size_t i = 0; i < statements->count; i++)
        add_day(call->arena, &days,
            node_get_text(statements->items[i], S("since")));
    add_positions(call->arena, &days, node_get(call->data, S("positions")));
    if (days.count) qsort(days.items, days.count, sizeof(Day), by_day);
    size_t kept = 0;
    for (size_t i = 0; i < days.count; i++)
        if (!kept || days.items[kept - 1] != days.items[i])
            days.items[kept++] = days.items[i];
    days.count = kept;
    return days;
}

static Url point_url(const VerbCall *call)
{
    return url_path(
        call->arena, "/point/", node_get_text(call->data, S("key")));
}

/* The point on DAY; else in the same view. */
static Url day_url(const VerbCall *call, Day day)
{
    static const char *const kept[] = {"known", "at", "as"};
    Arena *arena = call->arena;
    Url url = url_with(arena, point_url(call), S("on"), day_text(arena, day));
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (verb_has(call, kept[i]))
            url = url_with(
                arena, url, str_of(kept[i]), verb_value(call, kept[i]));
    return url;
}

static void add_steps(Markup *html, const VerbCall *call, const Days *days)
{
    Str now = node_get_text(node_get(call->data, S("view")), S("on"));
    size_t first = days->count > STEPS_MAX ? days->count - STEPS_MAX : 0;
    markup_open_class(html, "nav", "steps");
    markup_attribute(html, "aria-label", message_text(MSG_POINT_STEPS));
    markup_message(html, "span", MSG_POINT_STEPS);
    for (size_t i = first; i < days->count; i++) {
        bool here = str_equal(now, day_text(call->arena, days->items[i]));
        markup_open(html, "a");
        markup_url(html, "href", day_url(call, days->items[i]));
        if (here) markup_attribute(html, "aria-current", S("date"));
        markup_text(html, day_short(call->arena, days->items[i]));
        markup_close(html);
    }
    markup_close(html);
}

static void add_date(
    Markup *html, const VerbCall *call, const char *name, MessageId label)
{
    Str view = node_get_text(node_get(call->data, S("view")), str_of(name));
    markup_open(html, "label");
    markup_message(html, "span", label);
    markup_open(html, "input");
    markup_attribute(html, "type", S("date"));
    markup_attribute(html, "name", str_of(name));
    markup_attribute(html, "value", view);
    markup_close_void(html);
    markup_close(html);
}

static void add_kept(Markup *html, const VerbCall *call, const char *name)
{
    if (verb_has(call, name))
        form_unseen(html, str_of(name), verb_value(call, name));
}

/* slider.js puts sliders over the days from data-first on beside it. */
static void add_form(Markup *html, const VerbCall *call, const Days *days)
{
    markup_open_class(html, "form", "dates");
    markup_attribute(html, "method", S("get"));
    markup_url(html, "action", point_url(call));
    if (days->count) {
        markup_attribute(
            html, "data-first", day_text(call->arena, days->items[0]));
        markup_attribute(html, "data-last",
            day_text(call->arena, days->items[days->count - 1]));
    }
    add_date(html, call, "on", MSG_POINT_ON);
    add_date(html, call, "known", MSG_POINT_KNOWN);
    add_kept(html, call, "at");
    add_kept(html, call, "as");
    if (html->lang.size) form_unseen(html, S("lang"), html->lang);
    markup_open(html, "button");
    markup_attribute(html, "type", S("submit"));
    markup_text(html, message_text(MSG_FORM_LOOK));
    markup_close(html);
    markup_close(html);
}

void page_point(Markup *html, const VerbCall *call)
{
    Days days = find_days(call);
    const Block *rest = draw_head(html, call->screen, call);
    if (days.count) add_steps(html, call, &days);
    add_form(html, call, &days);
    draw_from(html, rest, call);
}
