/* The timeline: what happened, by sort and date. */
#include "serve/draw.h"
#include "serve/page_lanes.h"
#include "serve/sheet.h"

/* "meeting: held" is a meeting. */
static Str lane_of(const Node *names, const Node *entry)
{
    (void)names;
    return node_get_text(entry, S("kind"));
}

static Str tell(Arena *arena, const Node *entry)
{
    Str who = node_get_text(entry, S("who"));
    Str what = node_get_text(entry, S("what"));
    if (!who.size) return what;
    return message_format(arena, MSG_LANES_SAYS, ARGS(who, what));
}

void page_timeline(Markup *html, const VerbCall *call)
{
    const LanesOf of = {{"timeline", message_text(MSG_SHEET_TIMELINE),
                            message_text(MSG_TIMELINE_ABOUT_PLOT)},
        node_get(call->data, S("entries")), NULL, lane_of, tell};
    const Block *rest = draw_head(html, call->screen, call);
    lanes_plot(html, call, &of);
    draw_from(html, rest, call);
}
