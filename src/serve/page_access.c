/* People and access, for a mediator: users, and what is open for them, each
 * with a way to take it away; and a form for an invitation. */
#include "serve/draw.h"
#include "serve/form.h"
#include "serve/route.h"
#include "serve/sheet.h"

enum { ACCESS_COLUMNS = 5 };

/* A table of one list of the answer. */
typedef struct {
    MessageId title;
    const char *list, *key; /* KEY: the field that names an entry */
    struct {
        const char *field;
        MessageId heading;
    } columns[ACCESS_COLUMNS]; /* up to one without a field */
} AccessTable;

static const AccessTable USERS = {MSG_ACCESS_TITLE, "users", "user",
    {{"user", MSG_ACCESS_HEAD_USER}, {"role", MSG_ACCESS_HEAD_ROLE},
        {"party", MSG_ACCESS_HEAD_PARTY}, {"may", MSG_ACCESS_HEAD_MAY},
        {"state", MSG_ACCESS_HEAD_STATE}}};

static const AccessTable PASSES = {MSG_ACCESS_PASSES, "passes", "pass",
    {{"user", MSG_ACCESS_HEAD_USER}, {"kind", MSG_ACCESS_HEAD_KIND},
        {"until", MSG_ACCESS_HEAD_EXPIRES}, {"pass", MSG_ACCESS_HEAD_PASS},
        {NULL, MSG_NONE}}};

static Url verb_url(Arena *arena, const char *verb)
{
    return route_page(arena, route_verb(str_of(verb)));
}

/* The form that asks once more. */
static void add_revoke(Markup *html, Str what)
{
    Url url = verb_url(html->arena, "access revoke");
    markup_open(html, "td");
    markup_link(html, url_with(html->arena, url, S("what"), what),
        message_text(MSG_ACCESS_TAKE));
    markup_close(html);
}

static void add_heads(Markup *html, const AccessTable *table)
{
    markup_open(html, "thead");
    markup_open(html, "tr");
    for (size_t c = 0; c < ACCESS_COLUMNS && table->columns[c].field; c++)
        draw_column_head(html, message_text(table->columns[c].heading));
    markup_element(html, "td", "", S(""));
    markup_close(html);
    markup_close(html);
}

static void add_entry(Markup *html, const AccessTable *table, const Node *entry)
{
    markup_open(html, "tr");
    for (size_t c = 0; c < ACCESS_COLUMNS && table->columns[c].field; c++) {
        markup_open(html, c ? "td" : "th");
        if (!c) markup_attribute(html, "scope", S("row"));
        if (c)
            markup_attribute(
                html, "data-heading", message_text(table->columns[c].heading));
        markup_text(
            html, node_get_text(entry, str_of(table->columns[c].field)));
        markup_close(html);
    }
    add_revoke(html, node_get_text(entry, str_of(table->key)));
    markup_close(html);
}

static void add_table(
    Markup *html, const VerbCall *call, const AccessTable *table)
{
    const Node *list = node_get(call->data, str_of(table->list));
    draw_table_begin(html, message_text(table->title));
    add_heads(html, table);
    markup_open(html, "tbody");
    for (size_t i = 0; i < list->count; i++)
        add_entry(html, table, list->items[i]);
    markup_close(html);
    draw_table_end(html);
}

static void add_invitation(Markup *html)
{
    const VerbCall invite = {
        .arena = html->arena, .verb = route_verb(S("access invite"))};
    draw_section(html, message_text(MSG_ACCESS_NEW));
    form_verb(html, &invite, route_page(html->arena, invite.verb), html->token,
        S(""));
}

void page_access(Markup *html, const VerbCall *call)
{
    bool open = str_equal(node_get_text(call->data, S("anonymous")), S("true"));
    markup_open_class(html, "div", "titled");
    markup_message(html, "h1", MSG_ACCESS_TITLE);
    markup_close(html);
    add_table(html, call, &USERS);
    markup_message(html, "p", open ? MSG_ACCESS_OPEN : MSG_ACCESS_CLOSED);
    draw_section(html, message_text(MSG_ACCESS_PASSES));
    add_table(html, call, &PASSES);
    if (html->token.size) add_invitation(html);
}
