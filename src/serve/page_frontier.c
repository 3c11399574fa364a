/* Efficient packages, a plot for each two parties, in the parties' order;
 * the screen is their table. */
#include <stdlib.h>

#include "serve/draw.h"
#include "serve/sheet.h"
#include "serve/svg.h"

enum { PLOTS_MAX = 3, POINTS_MAX = 400 };

static const char *const IDS[PLOTS_MAX] = {
    "frontier-1", "frontier-2", "frontier-3"};

static double number_of(const Node *utilities, Str party)
{
    Str text = node_get_text(utilities, party);
    char digits[32] = {0};
    for (size_t i = 0; i < text.size && i + 1 < sizeof digits; i++)
        digits[i] = text.data[i];
    return strtod(digits, NULL);
}

static void plot(
    Markup *html, const VerbCall *call, const char *id, Str x, Str y)
{
    Arena *arena = html->arena;
    const Node *packages = node_get(call->data, S("pareto"));
    const SvgWords words = {id,
        message_format(arena, MSG_FRONTIER_TITLE, ARGS(x, y)),
        message_text(MSG_FRONTIER_ABOUT)};
    size_t count = packages->count < POINTS_MAX ? packages->count : POINTS_MAX;
    SvgPoint *points = arena_array(arena, count + 1, sizeof *points);
    for (size_t i = 0; i < count; i++) {
        const Node *utilities = node_get(packages->items[i], S("utilities"));
        points[i].x = number_of(utilities, x);
        points[i].y = number_of(utilities, y);
        points[i].item = (SvgItem){.mark = MARK_RING,
            .words = message_format(arena, MSG_FRONTIER_POINT,
                ARGS(str_int(arena, (int64_t)i + 1), x,
                    node_get_text(utilities, x), y,
                    node_get_text(utilities, y)))};
    }
    svg_scatter(html, &words, x, y, points, count);
}

/* Whether this reader may see what packages are worth. */
static bool has_worth(const VerbCall *call)
{
    const Node *packages = node_get(call->data, S("pareto"));
    if (!node_is(packages, NODE_LIST) || !packages->count) return false;
    const Node *utilities = node_get(packages->items[0], S("utilities"));
    return node_is(utilities, NODE_MAP) && utilities->count > 1;
}

static void plot_pairs(Markup *html, const VerbCall *call)
{
    const Node *parties = node_get(call->data, S("parties"));
    size_t plots = 0;
    markup_open_class(html, "div", "plots");
    for (size_t i = 0; i < parties->count; i++)
        for (size_t j = i + 1; j < parties->count && plots < PLOTS_MAX; j++)
            plot(html, call, IDS[plots++], parties->items[i]->text,
                parties->items[j]->text);
    markup_close(html);
}

void page_frontier(Markup *html, const VerbCall *call)
{
    const Block *rest = draw_head(html, call->screen, call);
    if (has_worth(call))
        plot_pairs(html, call);
    else
        markup_element(html, "p", "aside", message_text(MSG_FRONTIER_NO_PLOT));
    draw_from(html, rest, call);
}
