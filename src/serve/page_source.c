/* A source with what was taken from it beside it: passages are marked in the
 * text and lead to their statements, and back. */
#include "base/date.h"
#include "serve/draw.h"
#include "serve/page_passages.h"
#include "serve/route.h"
#include "serve/sheet.h"

static Str statement_id(Arena *arena, const Node *statement)
{
    return str_printf(
        arena, "statement-%.*s", STR_ARGS(passages_key(statement)));
}

static void lead(Markup *html, const VerbCall *call, const Node *statement)
{
    (void)call;
    markup_attribute(html, "href",
        str_printf(html->arena, "#%.*s",
            STR_ARGS(statement_id(html->arena, statement))));
    markup_attribute(html, "title", node_get_text(statement, S("name")));
}

static Str who_words(Arena *arena, const VerbCall *call, const Node *statement)
{
    Str party = node_get_text(statement, S("party"));
    Str speaker = node_get_text(statement, S("name"));
    Str name = node_get_text(node_get(call->data, S("names")), party);
    if (!name.size || str_equal(name, speaker)) return speaker;
    return message_format(arena, MSG_VOICE_OF, ARGS(speaker, name));
}

static Str support_words(Arena *arena, const Node *statement)
{
    Str grade = node_get_text(statement, S("grade"));
    if (str_equal(grade, S("own-words")))
        grade = message_text(MSG_TERM_GRADE_OWN_WORDS);
    const Str parts[] = {
        grade, date_words(arena, node_get_text(statement, S("since")), 0)};
    return str_join(arena, parts, 2, S(" · "));
}

static void add_statement(Markup *html, const Passages *of, size_t index)
{
    Arena *arena = html->arena;
    const Node *statement = of->items->items[index];
    markup_open_class(html, "li", passages_asked(of, index) ? "asked" : "");
    markup_attribute(html, "id", statement_id(arena, statement));
    markup_open_class(html, "p", "who");
    markup_element(html, "strong", "", who_words(arena, of->call, statement));
    markup_element(html, "span", "muted", support_words(arena, statement));
    markup_close(html);
    markup_open_class(html, "p", "words");
    markup_attribute(html, "dir", S("auto"));
    markup_text(html, node_get_text(statement, S("words")));
    markup_close(html);
    markup_open_class(html, "p", "aside");
    markup_link(html,
        route_in_view(arena,
            url_path(arena, "/record/",
                str_printf(arena, "statement:%.*s",
                    STR_ARGS(passages_key(statement)))),
            of->call),
        message_text(MSG_SOURCE_HISTORY));
    markup_close(html);
    markup_close(html);
}

/* What of it waits is decided at the reading desk. */
static void add_waiting(Markup *html, const VerbCall *call)
{
    Arena *arena = html->arena;
    size_t count = node_get(call->data, S("proposals"))->count;
    if (!count) return;
    markup_open(html, "p");
    markup_link(html, route_reading(arena, node_get_text(call->data, S("key"))),
        message_format(
            arena, MSG_SOURCE_WAITING, ARGS(str_int(arena, (int64_t)count))));
    markup_close(html);
}

void page_source(Markup *html, const VerbCall *call)
{
    const Passages of = {.call = call,
        .items = node_get(call->data, S("statements")),
        .text = node_get_text(call->data, S("text")),
        .asked = node_get_text(call->data, S("asked")),
        .lead = lead};
    draw_head(html, call->screen, call);
    markup_open_class(html, "div", "reading");
    markup_open(html, "section");
    passages_draw(html, &of);
    markup_close(html);
    markup_open(html, "section");
    draw_section(html, message_text(MSG_SOURCE_TAKEN));
    add_waiting(html, call);
    markup_open_class(html, "ol", "taken");
    for (size_t i = 0; i < of.items->count; i++) add_statement(html, &of, i);
    markup_close(html);
    markup_close(html);
    markup_close(html);
    draw_last(html, call->screen, call);
}
