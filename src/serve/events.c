#include "serve/events.h"

#include "base/hash.h"
#include "base/json.h"

enum { DIGEST_DIGITS = 16 };

bool events_is(Str path)
{
    return str_equal(path, S("/events"));
}

Route events_route(const SeatHolder *holder)
{
    Route route = {.api = true, .events = true};
    route.verb = route_verb(holder->owner ? S("log") : S("state"));
    if (holder->owner) {
        route.preset = route_arg(route.verb, S("limit"));
        route.preset_value = S("1");
    }
    return route;
}

void events_answer(
    const Request *request, const VerbCall *call, Response *response)
{
    StrBuf buf = strbuf_new(request->arena);
    json_write(&buf, call->data);
    Hash hash = hash_of(strbuf_str(&buf));
    Str digest = str_slice(hash_hex(request->arena, &hash), 0, DIGEST_DIGITS);
    response->status = 200;
    response->body = str_printf(request->arena,
        "retry: 7000\nevent: head\ndata: %.*s\n\n", STR_ARGS(digest));
    response_header(response, request->arena, "Content-Type",
        S("text/event-stream; charset=utf-8"));
}
