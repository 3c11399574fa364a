/* Sealing and releasing while the disk fails: each call to it in turn, once,
 * or from then on. Every time there is a clear error or all is done; the room
 * then has the record or has not, and the passphrase opens what is sealed. */
#include "test/unit.h"

#include <string.h>
#include "include/travaux.h"
#include "store/access_seal.h"
#include "test/fault/failing_disk.h"
#include "test/store.h"

static const char BRIEF[] =
    "room: r\ntitle: R\naudience: parties\ndate: 2026-03-01\nowner: mediator\n"
    "consent: [AL]\nparties: {AL: {name: Aldova, role: party}}\n"
    "points: {dam: {title: Dam, options: [go, stop]}}\n";
static const char NUMBERS[] = "{reservation: 0.1, weights: {dam: 1}, "
                              "values: {dam: {go: 1, stop: 0}}}\n";
static const char ANSWER[] = "{\"packages\":[{\"dam\":\"go\"}],"
                             "\"parties\":[\"AL\"],\"rule\":\"nash\","
                             "\"run\":1}";
static const char PHRASE[] = "a passphrase of twelve";
static const char *room;
static Str kept[2]; /* the room's and the access file's bytes */

static const char *beside(const char *end)
{
    return str_printf(arena, "%s%s", room, end).data;
}

static trv_status ask(
    const char *verb, const trv_argument *arguments, size_t count, Str *error)
{
    trv_answer *answer;
    trv_status status = trv_call(verb, arguments, count, &answer);
    *error = str_copy(arena, str_of(trv_error(answer)));
    trv_free(answer);
    return status;
}

static trv_status seal(Str *error)
{
    return ask("preference seal",
        (trv_argument[]){{"room", room}, {"file", beside(".yaml")},
            {"by", "AL"}, {"passphrase", PHRASE}, {"again", PHRASE}},
        5, error);
}

static trv_status release(Str *error)
{
    return ask("deal release", (trv_argument[]){{"room", room}, {"run", "1"}},
        2, error);
}

static bool released(void)
{
    Str error;
    return ask("deal released", (trv_argument[]){{"room", room}}, 1, &error) ==
           TRV_OK;
}

/* Whether something is sealed; if so, it opens. */
static bool sealed(void)
{
    Str error;
    trv_status status = ask("preference show",
        (trv_argument[]){{"room", room}, {"by", "AL"}, {"passphrase", PHRASE}},
        3, &error);
    if (status != TRV_OK && str_find(error, S("sealed no"), 0) == SIZE_MAX)
        fail_msg("%s", error.data);
    return status == TRV_OK;
}

static void restore(void)
{
    static const char *const LEFT[] = {
        "-wal", "-shm", "-journal", ".access-journal"};
    for (size_t i = 0; i < 4; i++) unlink(beside(LEFT[i]));
    unit_write(room, kept[0]);
    unit_write(beside(".access"), kept[1]);
}

/* A room, an access file with a finished run. */
static void make(void)
{
    Str error;
    Access *access;
    AccessRun run = {.user = S("m"), .verb = S("v"), .parties = S("AL")};
    room = test_path(arena);
    setenv("TRAVAUX_NOW", "2026-03-02T10:00:00Z", 1);
    unit_write(beside(".yaml"), str_of(BRIEF));
    assert_int_equal(TRV_OK,
        ask("new", (trv_argument[]){{"file", room}, {"file", beside(".yaml")}},
            2, &error));
    unit_write(beside(".yaml"), str_of(NUMBERS));
    OK(access_open(arena, str_of(room), true, &access, &fault));
    OK(access_put_run(access, &run, &fault));
    OK(access_end_run(access, run.no, str_of(ANSWER), &fault));
    access_close(access);
    OK(file_read(arena, room, 1 << 24, &kept[0], &fault));
    OK(file_read(arena, beside(".access"), 1 << 24, &kept[1], &fault));
}

/* STEP: not every call, where each try hashes a passphrase. */
static void try_all(
    trv_status (*act)(Str *), bool (*is_done)(void), size_t step)
{
    size_t failed = 0;
    make();
    for (size_t nth = 1; nth < 2000; nth += step) {
        Str error;
        restore();
        disk_fail(nth, SQLITE_IOERR_WRITE, nth % 2);
        trv_status status = act(&error);
        bool reached = disk_calls >= nth;
        disk_fail(0, 0, false);
        bool done = is_done();
        if (status == TRV_OK) assert_true(done);
        if (status != TRV_OK) assert_true(error.size > 0);
        failed += status != TRV_OK;
        if (!reached) break;
    }
    assert_true(failed > 5);
    unlink(beside(".access"));
    unlink(beside(".yaml"));
    test_remove(arena, room);
}

static void a_seal_is_whole_or_not_at_all(void **state)
{
    (void)state;
    try_all(seal, sealed, unit_long() ? 1 : 6);
}

static void a_release_is_whole_or_not_at_all(void **state)
{
    (void)state;
    try_all(release, released, unit_long() ? 1 : 3);
}

static int start(void **state)
{
    disk_start();
    return unit_start(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(a_seal_is_whole_or_not_at_all),
        UNIT(a_release_is_whole_or_not_at_all)};
    return cmocka_run_group_tests(tests, start, NULL);
}
