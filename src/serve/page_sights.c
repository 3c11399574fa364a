/* Who saw which text: a row for each draft, a column for each party; below it
 * each sight with its date and source. */
#include "serve/draw.h"
#include "serve/sheet.h"

static Str sight_words(const Node *party)
{
    Str sight = node_get_text(party, S("sight"));
    if (str_equal(sight, S("wrote"))) return message_text(MSG_SIGHT_WROTE);
    if (str_equal(sight, S("saw"))) return message_text(MSG_SIGHT_SAW);
    return message_text(MSG_SIGHTS_NONE);
}

static void add_cell(Markup *html, const Node *party)
{
    bool seen = node_is(node_get(party, S("sight")), NODE_TEXT);
    markup_open_class(html, "td", seen ? "" : "muted");
    markup_attribute(html, "data-heading", node_get_text(party, S("name")));
    markup_text(html, sight_words(party));
    markup_close(html);
}

static void add_draft(Markup *html, const VerbCall *call, const Node *draft)
{
    const Node *parties = node_get(draft, S("parties"));
    Str about = str_printf(
        html->arena, "draft:%.*s", STR_ARGS(node_get_text(draft, S("key"))));
    markup_open(html, "tr");
    draw_row_head(html, call, about, node_get_text(draft, S("title")));
    for (size_t i = 0; i < parties->count; i++)
        add_cell(html, parties->items[i]);
    markup_close(html);
}

static void add_heads(Markup *html, const Node *parties)
{
    markup_open(html, "thead");
    markup_open(html, "tr");
    draw_column_head(html, message_text(MSG_DRAFTS_TITLE));
    for (size_t i = 0; i < parties->count; i++)
        draw_column_head(html, node_get_text(parties->items[i], S("name")));
    markup_close(html);
    markup_close(html);
}

static void add_grid(Markup *html, const VerbCall *call, const Node *drafts)
{
    draw_table_begin(html, message_text(MSG_SIGHTS_GRID));
    add_heads(html, node_get(drafts->items[0], S("parties")));
    markup_open(html, "tbody");
    for (size_t i = 0; i < drafts->count; i++)
        add_draft(html, call, drafts->items[i]);
    markup_close(html);
    draw_table_end(html);
}

void page_sights(Markup *html, const VerbCall *call)
{
    const Node *drafts = node_get(call->data, S("drafts"));
    const Block *rest = draw_head(html, call->screen, call);
    if (drafts->count) add_grid(html, call, drafts);
    draw_from(html, rest, call);
}
