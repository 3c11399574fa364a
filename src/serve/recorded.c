#include "serve/recorded.h"

#include "serve/route.h"

enum { LISTED_MAX = 20 }; /* the address must stay short */

Url recorded_url(Arena *arena, Url url, const Node *data)
{
    const Node *added = node_get(data, S("added"));
    size_t count = node_is(added, NODE_LIST) ? added->count : 0;
    url = url_with(arena, url, S("done"), S("yes"));
    for (size_t i = 0; i < count && i < LISTED_MAX; i++) {
        Str kind = node_get_text(added->items[i], S("kind"));
        Str key = node_get_text(added->items[i], S("key"));
        url = url_with(arena, url, S("done"),
            str_printf(arena, "%.*s:%.*s", STR_ARGS(kind), STR_ARGS(key)));
    }
    return url;
}

static void show_link(Markup *html, Str about, bool first)
{
    if (first) markup_open(html, "ul");
    markup_open(html, "li");
    markup_link(html, route_record(html->arena, about), about);
    markup_close(html);
}

void recorded_show(Markup *html, const Request *request)
{
    Str done = field_value(&request->arguments, S("done"));
    if (!done.size) return;
    markup_open_class(html, "div", "notice done");
    markup_attribute(html, "role", S("status"));
    markup_message(html, "p", MSG_PAGE_DONE);
    size_t count = 0;
    for (size_t i = 0; i < request->arguments.count; i++) {
        const Field *field = &request->arguments.items[i];
        bool about = str_find(field->value, S(":"), 0) != SIZE_MAX;
        if (about && str_equal(field->name, S("done")))
            show_link(html, field->value, !count++);
    }
    if (count) markup_close(html);
    markup_close(html);
}
