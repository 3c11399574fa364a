/* Who asks. A browser brings its session as a cookie (RFC 6265), a program its
 * token as a bearer (RFC 6750). */
#include "serve/viewer.h"

#include "verb/role.h"

static const char COOKIE[] = "travaux";
/* A browser takes a name of this kind over https only, from this host only
 * (RFC 6265bis, 4.1.3.2). */
static const char COOKIE_SECURE[] = "__Host-travaux";

static Str cookie_name(const Request *request)
{
    return str_of(request->secure ? COOKIE_SECURE : COOKIE);
}

static Str cookie_of(const Request *request)
{
    Str rest = header_value(request, S("Cookie")), part;
    Str name = cookie_name(request);
    while (rest.size && str_next(&rest, ';', &part)) {
        part = str_trim(part);
        size_t sign = str_find(part, S("="), 0);
        if (sign != SIZE_MAX && str_equal(str_slice(part, 0, sign), name))
            return str_slice(part, sign + 1, part.size);
    }
    return S("");
}

static Str bearer_of(const Request *request)
{
    Str value = header_value(request, S("Authorization"));
    if (!str_starts(value, S("Bearer "))) return S("");
    return str_trim(str_slice(value, 7, value.size));
}

GateVisitor viewer_visitor(Str room, const Request *request)
{
    return (GateVisitor){.room = room,
        .address = request->peer,
        .session = cookie_of(request),
        .bearer = bearer_of(request)};
}

Status viewer_of(Str room, bool guarded, const Request *request,
    SeatHolder *holder, Err *err)
{
    GateCaller caller;
    GateVisitor visitor = viewer_visitor(room, request);
    *holder = (SeatHolder){.seat = S("public"), .may = ""};
    if (!guarded && !gate_stands(request->arena, room)) {
        *holder = (SeatHolder){.seat = S("mediator"), .owner = true};
        return STATUS_OK;
    }
    TRY(gate_caller(request->arena, &visitor, &caller, err));
    *holder = (SeatHolder){.seat = caller.seat,
        .may = str_c(request->arena, caller.may),
        .user = caller.user,
        .pass = caller.pass,
        .token = caller.token};
    return STATUS_OK;
}

void viewer_set_session(const Request *request, Str session, Response *response)
{
    response_header(response, request->arena, "Set-Cookie",
        str_printf(request->arena,
            "%.*s=%.*s; Path=/; HttpOnly; SameSite=Strict; Max-Age=%d%s",
            STR_ARGS(cookie_name(request)), STR_ARGS(session),
            session.size ? GATE_SESSION_SECONDS : 0,
            request->secure ? "; Secure" : ""));
}

bool viewer_may(const SeatHolder *holder, const char *capability)
{
    return !holder->may || role_may(str_of(holder->may), str_of(capability));
}
