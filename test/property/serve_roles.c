/* What each role gets from each route, made from the table of verbs and the
 * routes: a POST without its token, from elsewhere or by the wrong role is
 * refused, and with the records taken out that a role may not read, every
 * page and every answer is the same to it, byte for byte. */
#include "test/unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "base/file.h"
#include "base/hash.h"
#include "serve/call.h"
#include "serve/dispatch.h"
#include "test/library_calls.h"
#include "verb/arguments.h"
#include "verb/gate.h"
#include "verb/role.h"

#define OK(CALL) assert_int_equal(CALL, STATUS_OK)
#define ROOM "test/golden/varda/varda.yaml"

/* Hidden records of every sort; "secret" stands in each. */
static const char HIDDEN[] =
    "date: 2026-03-20\n"
    "points:\n"
    "  secret-point: {audience: [AL], title: secret, options: {a: secret}}\n"
    "outsiders:\n"
    "  secret-voice: {audience: [AL], name: Secret Voice, of: secret}\n"
    "sources:\n"
    "  secret-source: {audience: [AL], publisher: secret, date: 2026-03-19}\n"
    "statements:\n"
    "  secret-words: {audience: [AL], by: rin, words: secret words, "
    "about: [dam], date: 2026-03-19, outlook: deal}\n"
    "events:\n"
    "  secret-event: {audience: [AL], event: secret, date: 2026-03-18}\n"
    "packages:\n"
    "  secret-package: {audience: [AL], takes: {dam: pause}}\n"
    "drafts:\n"
    "  secret-draft: {audience: [AL], title: secret, text: unpublished}\n"
    "proposals:\n"
    "  secret-proposal: {audience: [AL], of: statement, source: herald-1, "
    "entry: {by: rin, words: secret words, source: herald-1}}\n";

typedef struct {
    const char *user, *role, *party;
} Person;

static const Person PEOPLE[] = {{"m", "mediator", ""}, {"n", "analyst", ""},
    {"al", "delegation", "AL"}, {"bo", "delegation", "BO"},
    {"o", "observer", "CE"}, {"p", "public", ""}};
enum { PERSON_COUNT = sizeof PEOPLE / sizeof *PEOPLE };

static Str sessions[PERSON_COUNT];
static Err fault;

/* A room to be in a folder of its own; all have the same name, which pages
 * show. */
static const char *test_path(void)
{
    char *folder = (char *)str_c(arena, S("/tmp/travaux-roles-XXXXXX"));
    assert_non_null(mkdtemp(folder));
    return str_printf(arena, "%s/test.room", folder).data;
}

/* Removes all that was made there. */
static void clean(const char *path)
{
    static const char *const ENDS[] = {"", ".yaml", ".jsonl", ".access"};
    for (size_t i = 0; i < 4; i++)
        unlink(str_printf(arena, "%s%s", path, ENDS[i]).data);
    rmdir(str_c(arena, str_slice(str_of(path), 0, strlen(path) - 10)));
}

/* --- rooms --- */

static const char *make_room(void)
{
    const char *path = test_path();
    const char *more = library_write_beside(path, ".yaml", str_of(HIDDEN));
    library_run("new", (trv_argument[]){{"file", path}, {"file", ROOM}}, 2);
    library_run("add",
        (trv_argument[]){{"room", path}, {"brief", more}, {"by", "AL"}}, 3);
    return path;
}

/* What SEAT may read, as a room of its own. */
static const char *make_part(const char *whole, const char *seat)
{
    const char *path = test_path();
    const char *file = str_printf(arena, "%s.jsonl", path).data;
    library_run("export",
        (trv_argument[]){{"room", whole}, {"as", seat}, {"to", file}}, 3);
    library_run("import", (trv_argument[]){{"room", path}, {"file", file}}, 2);
    return path;
}

static void make_access(const char *path)
{
    Access *access;
    OK(access_open(arena, str_of(path), true, &access, &fault));
    for (size_t i = 0; i < PERSON_COUNT; i++) {
        const Person *person = &PEOPLE[i];
        AccessUser user = {.name = str_of(person->user),
            .role = str_of(person->role),
            .party = str_of(person->party),
            .may = str_of(role_find(str_of(person->role))->may)};
        OK(access_put_user(access, &user, &fault));
        OK(gate_give(access, arena, PASS_SESSION, user.name, S(""), 3600,
            &sessions[i], &fault));
    }
    access_close(access);
}

static void copy_access(const char *from, const char *to)
{
    Str bytes;
    const char *path = access_path(arena, str_of(from));
    OK(file_read(arena, path, 1 << 20, &bytes, &fault));
    library_write_beside(to, ".access", bytes);
}

/* --- requests --- */

typedef struct {
    const char *method, *path, *origin;
    Str session, token;
    Str name, value; /* one more field, or "" */
} Asked;

static void header(Request *request, const char *name, Str value)
{
    Field field = {str_of(name), value};
    if (value.size) vec_push(request->arena, &request->headers, field);
}

static Response answer(Arena *of, const char *room, const Asked *asked)
{
    Site site = {.room = str_of(room), .guarded = true};
    Request request = {.arena = of,
        .method = str_of(asked->method),
        .peer = S("192.0.2.1"),
        .path = str_of(asked->path)};
    Response response = {0};
    header(&request, "Host", S("localhost"));
    header(&request, "Origin", str_of(asked->origin));
    if (asked->session.size)
        header(&request, "Cookie",
            str_printf(of, "travaux=%.*s", STR_ARGS(asked->session)));
    if (str_starts(request.path, S("/api/")) && asked->token.size)
        header(&request, "X-Travaux-Token", asked->token);
    Field token = {S("token"), asked->token};
    if (asked->token.size) vec_push(of, &request.form, token);
    size_t mark = str_find(request.path, S("?"), 0);
    if (mark != SIZE_MAX) {
        Str query = str_slice(request.path, mark + 1, request.path.size);
        assert_true(fields_decode(of, query, &request.arguments));
        request.path = str_slice(request.path, 0, mark);
    }
    Field more = {asked->name, asked->value};
    bool post = str_equal(request.method, S("POST"));
    if (more.name.size && post) vec_push(of, &request.form, more);
    if (more.name.size && !post) vec_push(of, &request.arguments, more);
    site_answer(&site, &request, &response);
    return response;
}

static int posted(const char *room, const char *path, const char *origin,
    Str session, Str token)
{
    Arena *of = arena_new(0);
    Asked asked = {.method = "POST",
        .path = path,
        .origin = origin,
        .session = session,
        .token = token};
    int status = answer(of, room, &asked).status;
    arena_free(of);
    return status;
}

static Str token_of(const char *room, size_t person)
{
    Site site = {.room = str_of(room)};
    GateCaller caller;
    GateVisitor visitor = {.room = site.room, .session = sessions[person]};
    OK(gate_caller(arena, &visitor, &caller, &fault));
    SeatHolder holder = {
        .seat = caller.seat, .user = caller.user, .pass = caller.pass};
    return guard_token(arena, &site, &holder);
}

static void check_posts(const char *room, size_t person, const char *path,
    const Verb *verb, size_t *refused)
{
    Str session = sessions[person], token = token_of(room, person);
    Str other = token_of(room, (person + 1) % PERSON_COUNT);
    bool may = role_may(str_of(role_find(str_of(PEOPLE[person].role))->may),
        str_of(verb->capability));
    assert_int_equal(posted(room, path, NULL, S(""), S("")), 403);
    assert_int_equal(posted(room, path, NULL, S(""), token), 403);
    assert_int_equal(posted(room, path, NULL, session, S("")), 403);
    assert_int_equal(posted(room, path, NULL, session, other), 403);
    assert_int_equal(
        posted(room, path, "http://evil.example", session, token), 403);
    if (may) return;
    assert_int_equal(
        posted(room, path, "http://localhost", session, token), 403);
    ++*refused;
}

static void every_post_needs_role_origin_and_token(void **state)
{
    size_t checked = 0, refused = 0;
    (void)state;
    const char *room = make_room();
    make_access(room);
    for (size_t i = 0; VERBS[i]; i++) {
        if (!route_serves(VERBS[i])) continue;
        const char *paths[] = {route_page(arena, VERBS[i]).text.data,
            route_api(arena, VERBS[i]).text.data};
        for (size_t j = 0; j < 2 * PERSON_COUNT; j++, checked++)
            check_posts(room, j / 2, paths[j % 2], VERBS[i], &refused);
    }
    assert_true(checked > 200 && refused > 100);
    assert_int_equal(posted(room, "/logout", NULL, sessions[0], S("")), 403);
    assert_int_equal(posted(room, "/password", NULL, sessions[0], S("")), 403);
    assert_int_equal(posted(room, "/login", NULL, S(""), S("")), 403);
    assert_int_equal(posted(room, "/invitation", NULL, S(""), S("")), 403);
    clean(room);
}

/* --- noninterference --- */

typedef struct {
    const char *whole, *part, *path;
    size_t person;
} Pair;

static void compare(const Pair *pair)
{
    Arena *of = arena_new(0);
    Asked asked = {
        .method = "GET", .path = pair->path, .session = sessions[pair->person]};
    Response left = answer(of, pair->whole, &asked);
    Response right = answer(of, pair->part, &asked);
    if (left.status != right.status || !str_equal(left.body, right.body))
        fail_msg("%s for %s: %d and %d\n%.*s\n---\n%.*s", pair->path,
            PEOPLE[pair->person].user, left.status, right.status,
            STR_ARGS(left.body), STR_ARGS(right.body));
    arena_free(of);
}

/* Keys that are there, are hidden, or are nowhere. */
static const char *const RECORD_PATHS[] = {"/point/dam", "/point/secret-point",
    "/point/nowhere", "/party/AL", "/party/BO", "/party/ZZ",
    "/record/statement:s1", "/record/statement:secret-words",
    "/record/secret-words", "/record/source:secret-source",
    "/record/event:secret-event", "/record/person:secret-voice",
    "/record/package:secret-package", "/record/statement:nowhere", "/nowhere",
    "/api", "/login", "/matrix", "/events", "/source/herald-1",
    "/source/secret-source", "/read", "/read/source?source=herald-1",
    "/read/source?source=secret-source", "/read/source?source=proposal:q",
    "/read/source?source=proposal:secret-proposal",
    "/read/source?source=proposal:nowhere", "/drafts",
    "/v/draft-diff?old=held-a&new=held-b",
    "/v/draft-brackets?file=secret-draft"};

/* The list of commits is for who may read all (doc/security.md): to be
 * refused it tells that something is hidden. */
static bool is_compared(const Verb *verb)
{
    return route_serves(verb) && strcmp(verb->name, "log") != 0;
}

static size_t compare_all(Pair *pair)
{
    size_t count = 0;
    for (size_t i = 0; i < sizeof RECORD_PATHS / sizeof *RECORD_PATHS; i++) {
        pair->path = RECORD_PATHS[i];
        compare(pair);
        count++;
    }
    for (size_t i = 0; VERBS[i]; i++) {
        const char *paths[] = {route_page(arena, VERBS[i]).text.data,
            route_api(arena, VERBS[i]).text.data};
        for (size_t j = 0; is_compared(VERBS[i]) && j < 2; j++, count++) {
            pair->path = paths[j];
            compare(pair);
        }
    }
    return count;
}

static void hidden_records_change_no_route(void **state)
{
    (void)state;
    setenv("TRAVAUX_NOW", "2026-03-21T10:00:00Z", 1);
    const char *whole = make_room();
    make_access(whole);
    for (size_t i = 0; i < PERSON_COUNT; i++) {
        const Role *role = role_find(str_of(PEOPLE[i].role));
        Str seat = role_seat(role, str_of(PEOPLE[i].party));
        Pair pair = {whole, make_part(whole, str_c(arena, seat)), NULL, i};
        copy_access(whole, pair.part);
        assert_true(compare_all(&pair) > 80);
        clean(pair.part);
    }
    clean(whole);
}

/* The party that may read them does see them: the test above can fail. */
static void who_may_read_does(void **state)
{
    (void)state;
    const char *room = make_room();
    make_access(room);
    for (size_t i = 0; i < PERSON_COUNT; i++) {
        Asked asked = {
            .method = "GET", .path = "/v/statements", .session = sessions[i]};
        Response response = answer(arena, room, &asked);
        bool sees = str_find(response.body, S("secret words"), 0) != SIZE_MAX;
        assert_int_equal(response.status, 200);
        assert_int_equal(sees, !strcmp(PEOPLE[i].user, "al"));
        assert_int_equal(str_find(response.body, str_of(room), 0), SIZE_MAX);
    }
    Asked asked = {.method = "GET", .path = "/v/statements"};
    assert_int_equal(answer(arena, room, &asked).status, 303);
    static const char *const CLOSED[] = {"/api/statements", "/events"};
    for (size_t i = 0; i < 2; i++) {
        asked.path = CLOSED[i];
        assert_int_equal(answer(arena, room, &asked).status, 401);
    }
    clean(room);
}

/* --- injection --- */

static const char *const EVIL[] = {
    "\"'><script>evil()</script>\r\nX-Evil: 1\r\n\r\n",
    "x'; DROP TABLE record; DELETE FROM user; --",
    "../../../../../../etc/passwd"};

/* What was sent comes back as text or not at all; no header of its own, no
 * file of this machine, no fault of the server. */
static void check_answer(const Asked *asked, const Response *response)
{
    Str body = response->body;
    bool clean = response->status >= 200 && response->status < 500 &&
                 str_find(body, S("<script>evil"), 0) == SIZE_MAX &&
                 str_find(body, S("root:x:0:0"), 0) == SIZE_MAX;
    for (size_t i = 0; i < response->headers.count; i++)
        for (size_t j = 0; j < response->headers.items[i].value.size; j++)
            if (response->headers.items[i].value.data[j] < ' ') clean = false;
    if (!clean)
        fail_msg("%s %s %.*s: %d\n%.*s", asked->method, asked->path,
            STR_ARGS(asked->name), response->status, STR_ARGS(body));
}

static void try_field(const char *room, const Verb *verb, const char *name)
{
    bool appends = verb->effect == EFFECT_APPENDS;
    const char *path = route_page(arena, verb).text.data;
    for (size_t i = 0; i < sizeof EVIL / sizeof *EVIL; i++) {
        Arena *of = arena_new(0);
        Asked asked = {.method = appends ? "POST" : "GET",
            .path = path,
            .session = sessions[0],
            .token = appends ? token_of(room, 0) : S(""),
            .name = str_of(name),
            .value = str_of(EVIL[i])};
        Response response = answer(of, room, &asked);
        check_answer(&asked, &response);
        arena_free(of);
    }
}

static void no_field_takes_more_than_text(void **state)
{
    size_t count = 0;
    const Arg *arg;
    (void)state;
    const char *room = make_room();
    make_access(room);
    for (size_t i = 0; VERBS[i]; i++)
        for (size_t j = 0; (arg = verb_arg_at(VERBS[i], j)); j++) {
            if (!route_serves(VERBS[i]) || arg->type == ARG_FLAG) continue;
            try_field(room, VERBS[i], arg->name);
            count++;
        }
    assert_true(count > 100);
    library_run("verify", (trv_argument[]){{"room", room}}, 1);
    assert_true(token_of(room, 0).size > 0);
    clean(room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(every_post_needs_role_origin_and_token),
        UNIT(hidden_records_change_no_route), UNIT(who_may_read_does),
        UNIT(no_field_takes_more_than_text)};
    return UNIT_RUN(tests);
}
