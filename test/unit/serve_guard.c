/* The guard, the routes and the admission: for every verb of the table, who
 * may reach it, how, and whose view it shows. */
#include "test/unit.h"

#include <string.h>
#include "serve/call.h"
#include "serve/dispatch.h"
#include "verb/arguments.h"

static Site site;
static Request request;

static void header(const char *name, const char *value)
{
    Field field = {str_of(name), str_of(value)};
    vec_push(arena, &request.headers, field);
}

static void begin(const char *method, const char *path)
{
    static const Str HOSTS[] = {{"talks.example", 13}};
    site = (Site){.room = S("x.room"), .hosts = HOSTS, .host_count = 1};
    request = (Request){
        .arena = arena, .method = str_of(method), .path = str_of(path)};
}

static int guarded(const char *host)
{
    begin("GET", "/");
    if (host) header("Host", host);
    return guard_request(&site, &request).status;
}

static void only_known_hosts_are_answered(void **state)
{
    static const char *const good[] = {"localhost", "LOCALHOST:7070",
        "127.0.0.1:1", "[::1]:7070", "talks.example"};
    static const char *const bad[] = {"", "evil.example",
        "localhost.evil.example", "127.0.0.1.evil.example", "[::1", "[::2]",
        "evil.example:localhost"};
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_int_equal(guarded(good[i]), 0);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(guarded(bad[i]), 421);
    assert_int_equal(guarded(NULL), 421);
}

static void doubled_headers_are_refused(void **state)
{
    static const char *const names[] = {"Host", "content-length",
        "Content-Length", "Transfer-Encoding", "Content-Type", "Origin"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        begin("GET", "/");
        header("Host", "localhost");
        header(names[i], "1");
        header(names[i], "1");
        assert_int_equal(guard_request(&site, &request).status, 400);
    }
    begin("POST", "/");
    header("Host", "localhost");
    header("Content-Length", "1");
    header("Transfer-Encoding", "chunked");
    assert_int_equal(guard_request(&site, &request).status, 400);
}

/* A POST from ORIGIN with TOKEN ("": none; NULL: the right one). */
static int posted(const char *origin, const char *token)
{
    SeatHolder owner = {.seat = S("mediator"), .owner = true};
    begin("POST", "/v/add");
    header("Host", "localhost:7070");
    if (origin) header("Origin", origin);
    Str right = guard_token(arena, &site, &owner);
    Field field = {S("token"), token ? str_of(token) : right};
    vec_push(arena, &request.form, field);
    return guard_post(&site, &request, &owner).status;
}

static void a_post_needs_origin_and_token(void **state)
{
    static const char *const bad[] = {"null", "http://evil.example",
        "https://localhost:7070", "http://localhost:7071", "http://localhost",
        "http://localhost:7070.evil.example", ""};
    (void)state;
    assert_int_equal(posted("http://localhost:7070", NULL), 0);
    assert_int_equal(posted(NULL, NULL), 0);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(posted(bad[i], NULL), 403);
    assert_int_equal(posted("http://localhost:7070", ""), 403);
    assert_int_equal(posted("http://localhost:7070", "0"), 403);
    SeatHolder other = {.seat = S("AL"), .may = "read"};
    assert_int_equal(
        posted(NULL, str_c(arena, guard_token(arena, &site, &other))), 403);
}

/* Every verb: what it may be asked by, and by whom. */
static void every_route_is_admitted_by_the_table(void **state)
{
    const SeatHolder nobody = {.seat = S("public"), .may = "nothing"};
    const SeatHolder owner = {.seat = S("mediator"), .owner = true};
    size_t served = 0;
    (void)state;
    for (size_t i = 0; VERBS[i]; i++) {
        Route route = route_find(route_api(arena, VERBS[i]).text);
        assert_ptr_equal(route.verb, route_serves(VERBS[i]) ? VERBS[i] : NULL);
        if (!route.verb) continue;
        served++;
        bool appends = route.verb->effect == EFFECT_APPENDS;
        begin("GET", "/");
        assert_int_equal(
            dispatch_admit(&site, &request, &nobody, &route).status, 403);
        assert_int_equal(dispatch_admit(&site, &request, &owner, &route).status,
            appends ? 405 : 0);
        begin("POST", "/");
        header("Host", "localhost");
        assert_int_equal(
            dispatch_admit(&site, &request, &owner, &route).status, 403);
    }
    assert_true(served > 20);
}

/* Whatever a delegation asks for, the view and the hand are its own. */
static void a_seat_cannot_be_chosen(void **state)
{
    const SeatHolder party = {.seat = S("AL")};
    (void)state;
    for (size_t i = 0; VERBS[i]; i++) {
        Route route = route_find(route_api(arena, VERBS[i]).text);
        if (!route.verb) continue;
        const Arg *as =
            VERBS[i]->takes_view ? route_arg(VERBS[i], S("as")) : NULL;
        const Arg *by = route_arg(VERBS[i], S("by"));
        begin("GET", "/");
        Fields fields = {0};
        if (as) vec_push(arena, &fields, ((Field){S("as"), S("mediator")}));
        if (by) vec_push(arena, &fields, ((Field){S("by"), S("mediator")}));
        VerbCall call;
        Err err;
        Status status =
            call_fill(&site, &request, &party, &route, &fields, &call, &err);
        const Arg *first = verb_arg_at(VERBS[i], 0);
        bool room = first && first->type == ARG_ROOM;
        assert_int_equal(status == STATUS_OK,
            as || by || !room || call_is_of_access(VERBS[i]));
        if (status == STATUS_OK && as)
            assert_str(verb_value(&call, "as"), "AL");
        if (status == STATUS_OK && by)
            assert_str(verb_value(&call, "by"), "AL");
        assert_non_null(call.uploads);
        assert_null(call.host);
    }
}

static void fields_are_decoded_or_refused(void **state)
{
    static const char *const bad[] = {
        "%", "%4", "%zz", "a=%00", "a=%ff", "%c3"};
    Fields fields = {0};
    (void)state;
    assert_true(fields_decode(arena, S("a=1+2&b=%26%3d&&c&=x"), &fields));
    assert_int_equal(fields.count, 4);
    assert_str(field_value(&fields, S("a")), "1 2");
    assert_str(field_value(&fields, S("b")), "&=");
    assert_str(field_value(&fields, S("c")), "");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(fields_decode(arena, str_of(bad[i]), &fields));
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(only_known_hosts_are_answered),
        UNIT(doubled_headers_are_refused), UNIT(a_post_needs_origin_and_token),
        UNIT(every_route_is_admitted_by_the_table),
        UNIT(a_seat_cannot_be_chosen), UNIT(fields_are_decoded_or_refused)};
    return UNIT_RUN(tests);
}
