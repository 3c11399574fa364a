/* The ledger and the outlook: who said what, when. */
#include "serve/draw.h"
#include "serve/page_lanes.h"
#include "serve/sheet.h"

/* A speaker by name, under the party it speaks for. */
static Str lane_of(const Node *names, const Node *entry)
{
    Str party = node_get_text(entry, S("party"));
    Str name = node_get_text(names, party);
    if (!party.size) return message_text(MSG_LANES_OTHERS);
    return name.size ? name : party;
}

static Str tell(Arena *arena, const Node *entry)
{
    return message_format(arena, MSG_LANES_SAYS,
        ARGS(
            node_get_text(entry, S("name")), node_get_text(entry, S("words"))));
}

static void draw(Markup *html, const VerbCall *call, const LanesOf *of)
{
    const Block *rest = draw_head(html, call->screen, call);
    lanes_plot(html, call, of);
    draw_from(html, rest, call);
}

void page_statements(Markup *html, const VerbCall *call)
{
    const LanesOf of = {{"voices", message_text(MSG_VOICES_TITLE),
                            message_text(MSG_VOICES_ABOUT)},
        node_get(call->data, S("statements")), "statement", lane_of, tell};
    draw(html, call, &of);
}

void page_outlook(Markup *html, const VerbCall *call)
{
    const LanesOf of = {{"outlook", message_text(MSG_BRIEF_OUTLOOK),
                            message_text(MSG_OUTLOOK_ABOUT_PLOT)},
        node_get(call->data, S("outlooks")), "statement", lane_of, tell};
    draw(html, call, &of);
}
