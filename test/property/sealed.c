/* Sealed preferences over the pages. Noninterference of utilities: whatever a
 * party seals, nobody else is shown anything different before a release, and
 * after it nothing that the released packages do not tell; no number stands in
 * the room's or the access file. And what stands between: unlocking, sessions,
 * time, the limit of runs. Rooms are random, two parties, three points. */
#include "test/unit.h"

#include <ctype.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "base/file.h"
#include "serve/call.h"
#include "serve/dispatch.h"
#include "serve/guard.h"
#include "test/library_calls.h"
#include "test/random.h"
#include "verb/gate.h"
#include "verb/role.h"
#include "verb/sealed_run.h"
#include "verb/secret.h"

#define OK(CALL) assert_int_equal(CALL, STATUS_OK)
#define PASSPHRASE "a passphrase of twelve"
enum { ROOMS = 2, ROOMS_LONG = 60, POINTS = 3, OPTIONS = 3 };

static const char BRIEF[] =
    "room: r\ntitle: R\naudience: parties\ndate: 2026-03-01\nowner: mediator\n"
    "consent: [AL, BO]\n"
    "parties:\n"
    "  AL: {name: Aldova, role: party}\n  BO: {name: Borsk, role: party}\n"
    "points:\n"
    "  p0: {title: P, options: [a, b, c]}\n"
    "  p1: {title: Q, options: [a, b, c]}\n"
    "  p2: {title: R, options: [a, b, c]}\n";

static const struct {
    const char *user, *role, *party;
} PEOPLE[] = {{"m", "mediator", ""}, {"al", "delegation", "AL"},
    {"bo", "delegation", "BO"}, {"p", "public", ""}};
enum { MEDIATOR, AL, BO, PUBLIC, PERSON_COUNT };

typedef struct {
    const char *path;
    Str sessions[PERSON_COUNT];
    Site site;
} Room;

static Err fault;

/* --- numbers: thousandths, and halves of them --- */

typedef struct {
    int reservation, weights[POINTS], values[POINTS][OPTIONS];
} Numbers;

static int between(int low, size_t count)
{
    return low + (int)random_below(count);
}

static Numbers random_numbers(void)
{
    Numbers numbers = {.reservation = between(50, 100)};
    for (size_t i = 0; i < POINTS; i++) {
        numbers.weights[i] = between(100, 400);
        for (size_t k = 0; k < OPTIONS; k++)
            numbers.values[i][k] = between(0, 1000);
        numbers.values[i][random_below(OPTIONS)] = 1000;
    }
    return numbers;
}

/* Weights and reservation times SHARE / 2: the Nash packages stay. */
static Str numbers_text(const Numbers *numbers, int share)
{
    StrBuf buf = strbuf_new(arena);
    strbuf_printf(&buf, "reservation: %.4f\nweights: {",
        numbers->reservation * share / 2e3);
    for (size_t i = 0; i < POINTS; i++)
        strbuf_printf(
            &buf, "p%zu: %.4f, ", i, numbers->weights[i] * share / 2e3);
    strbuf_add(&buf, S("}\nvalues:\n"));
    for (size_t i = 0; i < POINTS; i++)
        strbuf_printf(&buf, "  p%zu: {a: %.3f, b: %.3f, c: %.3f}\n", i,
            numbers->values[i][0] / 1e3, numbers->values[i][1] / 1e3,
            numbers->values[i][2] / 1e3);
    return strbuf_str(&buf);
}

/* --- rooms --- */

/* The same in all rooms: the tokens of forms are made of it. */
static void give_session(Room *room, Access *access, size_t person)
{
    Instant now = instant_now();
    room->sessions[person] = str_printf(arena, "session %zu", person);
    AccessPass pass = {.hash = secret_hash(arena, room->sessions[person]),
        .kind = PASS_SESSION,
        .user = str_of(PEOPLE[person].user),
        .made = now,
        .expires = now + (Instant)3600 * 1000000};
    int64_t count;
    OK(access_drop_pass(access, pass.hash, &count, &fault));
    OK(access_put_pass(access, &pass, &fault));
}

static void make_access(Room *room)
{
    Access *access;
    OK(access_open(arena, str_of(room->path), true, &access, &fault));
    for (size_t i = 0; i < PERSON_COUNT; i++) {
        AccessUser user = {.name = str_of(PEOPLE[i].user),
            .role = str_of(PEOPLE[i].role),
            .party = str_of(PEOPLE[i].party),
            .may = str_of(role_find(str_of(PEOPLE[i].role))->may)};
        OK(access_put_user(access, &user, &fault));
        give_session(room, access, i);
    }
    access_close(access);
}

/* Randomness that is the same for every seal of a party, so that what BO sealed
 * is, too: the Nth bytes asked for come from the seed N. */
static uint64_t random_calls;

static void same_bytes(void *bytes, size_t size)
{
    unsigned char seed[randombytes_SEEDBYTES] = {0};
    random_calls++;
    memcpy(seed, &random_calls, sizeof random_calls);
    randombytes_buf_deterministic(bytes, size, seed);
}

static const char *same_name(void)
{
    return "same";
}

static uint32_t same_number(void)
{
    uint32_t number;
    same_bytes(&number, sizeof number);
    return number;
}

static randombytes_implementation same_source = {
    .implementation_name = same_name, .random = same_number, .buf = same_bytes};

static void seal(const Room *room, const char *party, Str text)
{
    const char *file = library_write_beside(room->path, ".yaml", text);
    random_calls = (uint64_t)party[0] << 32;
    library_run("preference seal",
        (trv_argument[]){{"room", room->path}, {"file", file}, {"by", party},
            {"passphrase", PASSPHRASE}, {"again", PASSPHRASE}},
        5);
}

static void set_clock(const char *time)
{
    setenv("TRAVAUX_NOW", time, 1);
}

static Room make_room(Str al, Str bo)
{
    Room room = {0};
    char *folder = (char *)str_c(arena, S("/tmp/travaux-sealed-XXXXXX"));
    assert_non_null(mkdtemp(folder));
    room.path = str_printf(arena, "%s/test.room", folder).data;
    room.site = (Site){
        .room = str_of(room.path), .guarded = true, .vault = vault_new(arena)};
    assert_non_null(room.site.vault);
    set_clock("2026-03-02T10:00:00Z");
    setenv("TRAVAUX_SEED", "sealed", 1);
    const char *brief = library_write_beside(room.path, ".yaml", str_of(BRIEF));
    library_run(
        "new", (trv_argument[]){{"file", room.path}, {"file", brief}}, 2);
    make_access(&room);
    seal(&room, "AL", al);
    seal(&room, "BO", bo);
    return room;
}

static void clean(const Room *room)
{
    static const char *const ENDS[] = {"", ".yaml", ".access"};
    for (size_t i = 0; i < 3; i++)
        unlink(str_printf(arena, "%s%s", room->path, ENDS[i]).data);
    rmdir(str_c(
        arena, str_slice(str_of(room->path), 0, strlen(room->path) - 10)));
}

/* --- requests --- */

static Str token_of(const Room *room, size_t person)
{
    GateCaller caller;
    GateVisitor visitor = {
        .room = room->site.room, .session = room->sessions[person]};
    OK(gate_caller(arena, &visitor, &caller, &fault));
    SeatHolder holder = {
        .seat = caller.seat, .user = caller.user, .pass = caller.pass};
    return guard_token(arena, &room->site, &holder);
}

static void field(Fields *fields, const char *name, Str value)
{
    Field one = {str_of(name), value};
    if (value.size) vec_push(arena, fields, one);
}

/* NAME=VALUE is one more field of the form, of a GET of the address. */
static Response asked(const Room *room, size_t person, const char *method,
    const char *path, const char *name, const char *value)
{
    Arena *of = arena_new(0); /* what it opens is closed with it */
    assert_non_null(of);
    Request request = {.arena = of,
        .method = str_of(method),
        .peer = S("192.0.2.1"),
        .path = str_of(path)};
    Response response = {0};
    bool post = !strcmp(method, "POST");
    field(&request.headers, "Host", S("localhost"));
    field(&request.headers, "Cookie",
        str_printf(arena, "travaux=%.*s", STR_ARGS(room->sessions[person])));
    if (post) field(&request.headers, "Origin", S("http://localhost"));
    if (post) field(&request.form, "token", token_of(room, person));
    if (name)
        field(post ? &request.form : &request.arguments, name, str_of(value));
    site_answer((void *)&room->site, &request, &response);
    response.body = str_copy(arena, response.body);
    arena_free(of);
    return response;
}

static bool has(Str text, const char *words)
{
    return str_find(text, str_of(words), 0) != SIZE_MAX;
}

static void expect(Response response, int status, const char *words)
{
    if (response.status != status || (words && !has(response.body, words)))
        fail_msg("%d, not %d with '%s':\n%.*s", response.status, status,
            words ? words : "", STR_ARGS(response.body));
}

static void unlock(const Room *room, size_t person)
{
    expect(asked(room, person, "POST", "/v/preference-unlock", "passphrase",
               PASSPHRASE),
        200, "unlocked until");
}

static Response deal(const Room *room)
{
    return asked(room, MEDIATOR, "POST", "/v/deal-sealed", NULL, NULL);
}

/* --- noninterference --- */

/* What is random in a room with the same content: ids and ciphertext. */
static bool is_random(Str word)
{
    bool hex = word.size >= 8;
    for (size_t i = 0; hex && i < word.size; i++)
        hex = isxdigit((unsigned char)word.data[i]);
    return hex || word.size >= 32;
}

static Str masked(Str text)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0, end; i < text.size; i = end + 1) {
        for (end = i; end < text.size; end++)
            if (!isalnum((unsigned char)text.data[end]) &&
                !strchr("+/=", text.data[end]))
                break;
        Str word = str_slice(text, i, end);
        strbuf_add(&buf, is_random(word) ? S("X") : word);
        if (end < text.size) strbuf_char(&buf, text.data[end]);
    }
    return strbuf_str(&buf);
}

static Str shown(const Room *room, size_t person, Str path)
{
    Response got = asked(room, person, "GET", path.data, NULL, NULL);
    return str_printf(arena, "%d %.*s", got.status,
        STR_ARGS(person == MEDIATOR ? masked(got.body) : got.body));
}

static bool same(const Room *left, const Room *right, size_t person, Str path)
{
    return str_equal(shown(left, person, path), shown(right, person, path));
}

/* The first page or answer that differs, or "". */
static Str difference(const Room *left, const Room *right, size_t person)
{
    static const char *const MORE[] = {"/", "/party/AL", "/record/al",
        "/record/preference:al", "/record/release:deal-1"};
    for (size_t i = 0; i < sizeof MORE / sizeof *MORE; i++)
        if (!same(left, right, person, str_of(MORE[i]))) return str_of(MORE[i]);
    for (size_t i = 0; VERBS[i]; i++) {
        if (VERBS[i]->effect != EFFECT_READS || !route_serves(VERBS[i]) ||
            call_is_of_access(VERBS[i])) /* the audit tells of this test */
            continue;
        const Str paths[] = {
            route_page(arena, VERBS[i]).text, route_api(arena, VERBS[i]).text};
        for (size_t k = 0; k < 2; k++)
            if (!same(left, right, person, paths[k])) return paths[k];
    }
    return S("");
}

static void compare(const Room *left, const Room *right, const char *when)
{
    static const size_t OTHERS[] = {MEDIATOR, BO, PUBLIC};
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        Str path = difference(left, right, OTHERS[i]);
        if (path.size)
            fail_msg("%s, %.*s differs for %s:\n%s\n---\n%s", when,
                STR_ARGS(path), PEOPLE[OTHERS[i]].user,
                shown(left, OTHERS[i], path).data,
                shown(right, OTHERS[i], path).data);
    }
}

static Response open_and_deal(const Room *room)
{
    unlock(room, AL);
    unlock(room, BO);
    return deal(room);
}

static void release(const Room *room)
{
    expect(asked(room, MEDIATOR, "POST", "/v/deal-release", "run", "1"), 303,
        NULL);
}

/* Of any two sets of numbers nothing differs before a release; of two that
 * lead to the same packages nothing after it. */
static void others_see_packages_and_no_numbers(void **state)
{
    size_t told = 0, rooms = unit_long() ? ROOMS_LONG : ROOMS;
    (void)state;
    for (size_t i = 0; i < rooms; i++) {
        Numbers al = random_numbers(), bo = random_numbers();
        Numbers other = random_numbers();
        Str sealed = numbers_text(&bo, 2);
        Room whole = make_room(numbers_text(&al, 2), sealed);
        Room half = make_room(numbers_text(&al, 1), sealed);
        Room changed = make_room(numbers_text(&other, 2), sealed);
        compare(&whole, &changed, "before a run");
        Response answer = open_and_deal(&whole);
        Str same_answer = open_and_deal(&half).body;
        (void)open_and_deal(&changed);
        compare(&whole, &changed, "before the release");
        if (has(answer.body, "p0=")) {
            assert_true(str_equal(answer.body, same_answer));
            release(&whole);
            release(&half);
            compare(&whole, &half, "after the release");
            expect(asked(&whole, BO, "GET", "/v/deal-released", NULL, NULL),
                200, "p0=");
            told++;
        }
        clean(&whole), clean(&half), clean(&changed);
    }
    assert_true(told > 0);
}

/* The control: what is compared can differ. */
static void a_release_is_seen(void **state)
{
    (void)state;
    Numbers al = random_numbers(), bo = random_numbers();
    al.reservation = bo.reservation = 0;
    Room one = make_room(numbers_text(&al, 2), numbers_text(&bo, 2));
    Room other = make_room(numbers_text(&al, 2), numbers_text(&bo, 2));
    (void)open_and_deal(&one);
    (void)open_and_deal(&other);
    Str path = difference(&one, &other, BO);
    if (path.size)
        fail_msg("%s\n---\n%s", shown(&one, BO, path).data,
            shown(&other, BO, path).data);
    release(&one);
    assert_true(difference(&one, &other, BO).size > 0);
    clean(&one), clean(&other);
}

static void no_number_stands_in_a_file_or_a_page(void **state)
{
    static const char *const ENDS[] = {"", ".access"};
    static const char *const PATHS[] = {"/v/export", "/api/export",
        "/v/access-audit", "/v/deal-released", "/record/preference:al"};
    (void)state;
    Numbers al = random_numbers(), bo = random_numbers();
    al.values[1][1] = 437;
    Room room = make_room(numbers_text(&al, 2), numbers_text(&bo, 2));
    (void)open_and_deal(&room);
    unlink(str_printf(arena, "%s.yaml", room.path).data);
    for (size_t i = 0; i < 2; i++) {
        Str bytes;
        OK(file_read(arena, str_printf(arena, "%s%s", room.path, ENDS[i]).data,
            1 << 24, &bytes, &fault));
        assert_false(has(bytes, "0.437") || has(bytes, PASSPHRASE));
    }
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++)
        assert_false(has(
            asked(&room, MEDIATOR, "GET", PATHS[i], NULL, NULL).body, "0.437"));
    expect(asked(&room, AL, "GET", "/v/preference-show", NULL, NULL), 200,
        "0.437");
    clean(&room);
}

/* --- what stands between --- */

static Room plain_room(void)
{
    Numbers al = random_numbers(), bo = random_numbers();
    return make_room(numbers_text(&al, 2), numbers_text(&bo, 2));
}

static void nothing_runs_unless_all_have_unlocked(void **state)
{
    (void)state;
    Room room = plain_room();
    expect(deal(&room), 404, "AL are locked");
    unlock(&room, AL);
    expect(deal(&room), 404, "BO are locked");
    unlock(&room, BO);
    expect(deal(&room), 200, "run 1");
    expect(asked(&room, AL, "POST", "/v/preference-lock", NULL, NULL), 200,
        "are locked");
    expect(deal(&room), 404, "AL are locked");
    expect(asked(&room, AL, "GET", "/v/preference-show", NULL, NULL), 404,
        "locked");
    clean(&room);
}

static void time_and_the_end_of_a_session_lock(void **state)
{
    Access *access;
    (void)state;
    Room room = plain_room();
    unlock(&room, AL);
    unlock(&room, BO);
    set_clock("2026-03-02T10:59:59Z");
    expect(
        asked(&room, AL, "GET", "/v/preference-show", NULL, NULL), 200, NULL);
    set_clock("2026-03-02T11:00:00Z");
    OK(access_open(arena, str_of(room.path), false, &access, &fault));
    give_session(&room, access, MEDIATOR);
    expect(deal(&room), 404, "AL are locked");
    give_session(&room, access, AL);
    give_session(&room, access, BO);
    unlock(&room, AL);
    unlock(&room, BO);
    OK(access_drop_passes(access, S("al"), PASS_SESSION, &fault));
    expect(deal(&room), 404, "AL are locked");
    expect(asked(&room, BO, "POST", "/logout", NULL, NULL), 303, NULL);
    give_session(&room, access, AL);
    unlock(&room, AL);
    expect(deal(&room), 404, "BO are locked");
    access_close(access);
    clean(&room);
}

static void runs_are_few_and_logged(void **state)
{
    (void)state;
    Room room = plain_room();
    unlock(&room, AL);
    unlock(&room, BO);
    for (int i = 0; i < SEALED_RUNS_MOST; i++) expect(deal(&room), 200, NULL);
    expect(deal(&room), 404, "were used 5 times");
    Str audit =
        asked(&room, MEDIATOR, "GET", "/v/access-audit", NULL, NULL).body;
    assert_true(has(audit, "used what these had sealed: AL, BO"));
    Str shown = asked(&room, BO, "GET", "/v/preference-show", NULL, NULL).body;
    assert_true(has(shown, "m: deal sealed"));
    clean(&room);
}

static void a_secret_in_an_address_is_refused(void **state)
{
    (void)state;
    Room room = plain_room();
    expect(asked(&room, AL, "GET", "/v/preference-unlock", "passphrase",
               PASSPHRASE),
        400, "no option");
    expect(asked(&room, AL, "POST", "/v/preference-unlock", "passphrase",
               "a wrong passphrase"),
        404, "passphrase is wrong");
    Str form = asked(&room, AL, "GET", "/v/preference-unlock", NULL, NULL).body;
    assert_true(has(form, "type=\"password\""));
    assert_false(
        has(asked(&room, AL, "GET", "/v/preference-show", NULL, NULL).body,
            "type=\"password\""));
    for (int i = 0; i < 10; i++)
        (void)asked(&room, AL, "POST", "/v/preference-unlock", "passphrase",
            "a wrong passphrase");
    expect(asked(&room, AL, "POST", "/v/preference-unlock", "passphrase",
               PASSPHRASE),
        404, "too many wrong");
    clean(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(others_see_packages_and_no_numbers),
        UNIT(a_release_is_seen),
        UNIT(no_number_stands_in_a_file_or_a_page),
        UNIT(nothing_runs_unless_all_have_unlocked),
        UNIT(time_and_the_end_of_a_session_lock),
        UNIT(runs_are_few_and_logged),
        UNIT(a_secret_in_an_address_is_refused),
    };
    randombytes_set_implementation(&same_source);
    return UNIT_RUN(tests);
}
