/* Brackets that remain, a bar a clause; the screen is their table. */
#include "serve/draw.h"
#include "serve/sheet.h"
#include "serve/svg.h"

enum { BARS_MAX = 60 };

void page_brackets(Markup *html, const VerbCall *call)
{
    const Node *clauses = node_get(call->data, S("clauses"));
    const SvgWords words = {"brackets", message_text(MSG_SHEET_BRACKETS),
        message_text(MSG_BRACKETS_ABOUT_PLOT)};
    size_t count = clauses->count < BARS_MAX ? clauses->count : BARS_MAX;
    SvgBar *bars = arena_array(html->arena, count + 1, sizeof *bars);
    for (size_t i = 0; i < count; i++) {
        const Node *clause = clauses->items[i];
        bars[i].label = node_get_text(clause, S("id"));
        Str number = node_get_text(clause, S("count"));
        for (size_t j = 0; j < number.size; j++)
            bars[i].value = bars[i].value * 10 + (size_t)(number.data[j] - '0');
    }
    const Block *rest = draw_head(html, call->screen, call);
    svg_bars(html, &words, bars, count);
    draw_from(html, rest, call);
}
