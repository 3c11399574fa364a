/* Drafts: which there are, whether their text is held or only told of, and the
 * ways to look at several at once; all of it forms of the verbs on drafts. */
#include "serve/draw.h"
#include "serve/form.h"
#include "serve/route.h"
#include "serve/sheet.h"

static Url verb_url(Arena *arena, const char *verb)
{
    return route_page(arena, route_verb(str_of(verb)));
}

static Str key_of(const Node *draft)
{
    return node_get_text(draft, S("key"));
}

static bool is_held(const Node *draft)
{
    return str_equal(node_get_text(draft, S("text")), S("held"));
}

/* --- the list --- */

static void add_choice(Markup *html, const Node *draft)
{
    markup_open(html, "td");
    markup_open(html, "input");
    markup_attribute(html, "type", S("checkbox"));
    markup_attribute(html, "name", S("draft"));
    markup_attribute(html, "value", key_of(draft));
    markup_attribute(html, "aria-label", node_get_text(draft, S("title")));
    markup_close_void(html);
    markup_close(html);
}

static void add_title(Markup *html, const VerbCall *call, const Node *draft)
{
    Str about = str_printf(html->arena, "draft:%.*s", STR_ARGS(key_of(draft)));
    draw_row_head(html, call, about, node_get_text(draft, S("title")));
}

static void add_cell(Markup *html, MessageId heading, Str text)
{
    markup_open(html, "td");
    markup_attribute(html, "data-heading", message_text(heading));
    markup_text(html, text);
    markup_close(html);
}

static Str authors(Arena *arena, const Node *draft)
{
    const Node *by = node_get(draft, S("by"));
    if (!node_is(by, NODE_LIST)) return S("");
    Str *names = arena_array(arena, by->count + 1, sizeof *names);
    for (size_t i = 0; i < by->count; i++) names[i] = by->items[i]->text;
    return str_join(arena, names, by->count, S(", "));
}

static void add_look(Markup *html, const VerbCall *call, const Node *draft,
    const char *verb, const char *argument, MessageId words)
{
    Arena *arena = html->arena;
    Url url = route_in_view(arena, verb_url(arena, verb), call);
    markup_link(html, url_with(arena, url, str_of(argument), key_of(draft)),
        message_text(words));
    markup_text(html, S(" "));
}

static void add_draft(Markup *html, const VerbCall *call, const Node *draft)
{
    markup_open(html, "tr");
    add_choice(html, draft);
    add_title(html, call, draft);
    add_cell(html, MSG_DRAFTS_BY, authors(html->arena, draft));
    add_cell(html, MSG_DRAFTS_TEXT, node_get_text(draft, S("text")));
    markup_open(html, "td");
    if (is_held(draft)) {
        add_look(
            html, call, draft, "draft brackets", "file", MSG_DRAFTS_BRACKETS);
        add_look(html, call, draft, "draft export", "draft", MSG_DRAFTS_WORDS);
    }
    markup_close(html);
    markup_close(html);
}

static void add_heads(Markup *html)
{
    static const MessageId heads[] = {MSG_DRAFTS_CHOOSE, MSG_DRAFTS_TITLE,
        MSG_DRAFTS_BY, MSG_DRAFTS_TEXT, MSG_DRAFTS_LOOK};
    markup_open(html, "thead");
    markup_open(html, "tr");
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        draw_column_head(html, message_text(heads[i]));
    markup_close(html);
    markup_close(html);
}

static void add_list(Markup *html, const VerbCall *call, const Node *drafts)
{
    Arena *arena = html->arena;
    form_look_begin(html, call, verb_url(arena, "draft table"), "choose");
    draw_table_begin(html, message_text(MSG_SHEET_DRAFTS));
    add_heads(html);
    markup_open(html, "tbody");
    for (size_t i = 0; i < drafts->count; i++)
        add_draft(html, call, drafts->items[i]);
    markup_close(html);
    draw_table_end(html);
    form_look_button(html, verb_url(arena, "draft table"), MSG_DRAFTS_BESIDE);
    form_look_button(html, verb_url(arena, "draft blame"), MSG_DRAFTS_BLAME);
    markup_close(html);
}

/* --- two of them --- */

static void add_select(
    Markup *html, const char *name, MessageId label, const Node *drafts)
{
    bool last = str_equal(str_of(name), S("new"));
    size_t chosen = last && drafts->count ? drafts->count - 1 : 0;
    markup_open(html, "label");
    markup_message(html, "span", label);
    markup_open(html, "select");
    markup_attribute(html, "name", str_of(name));
    for (size_t i = 0; i < drafts->count; i++) {
        if (!is_held(drafts->items[i])) continue;
        markup_open(html, "option");
        markup_attribute(html, "value", key_of(drafts->items[i]));
        if (i == chosen) markup_flag(html, "selected");
        markup_text(html, node_get_text(drafts->items[i], S("title")));
        markup_close(html);
    }
    markup_close(html);
    markup_close(html);
}

static void add_two(Markup *html, const VerbCall *call, const Node *drafts)
{
    Arena *arena = html->arena;
    draw_section(html, message_text(MSG_DRAFTS_TWO));
    form_look_begin(html, call, verb_url(arena, "draft diff"), "two");
    add_select(html, "old", MSG_DRAFTS_OLD, drafts);
    add_select(html, "new", MSG_DRAFTS_NEW, drafts);
    form_look_button(html, verb_url(arena, "draft diff"), MSG_DRAFTS_REDLINE);
    form_look_button(
        html, verb_url(arena, "draft changes"), MSG_DRAFTS_CHANGES);
    markup_close(html);
}

static size_t count_held(const Node *drafts)
{
    size_t count = 0;
    for (size_t i = 0; i < drafts->count; i++)
        count += is_held(drafts->items[i]);
    return count;
}

static void add_import(Markup *html)
{
    Arena *arena = html->arena;
    const VerbCall import = {
        .arena = arena, .verb = route_verb(S("draft import"))};
    draw_section(html, message_text(MSG_DRAFTS_IMPORT));
    form_verb(
        html, &import, route_page(arena, import.verb), html->token, S(""));
}

void page_drafts(Markup *html, const VerbCall *call)
{
    const Node *drafts = node_get(call->data, S("drafts"));
    markup_open_class(html, "div", "titled");
    markup_message(html, "h1", MSG_SHEET_DRAFTS);
    markup_close(html);
    if (drafts->count)
        add_list(html, call, drafts);
    else
        markup_message(html, "p", MSG_RECORD_NONE);
    if (count_held(drafts) > 1) add_two(html, call, drafts);
    if (html->token.size) add_import(html);
}

void page_even(Markup *html, const VerbCall *call)
{
    draw_even(html, call->screen->first, call);
}
