/* The access file is written while the disk fails: each call to it in turn.
 * Every time there is a clear error or all is done; the file then holds all of
 * what was to be changed together, or nothing, and opens. */
#include "test/unit.h"

#include <string.h>
#include "store/access.h"
#include "test/fault/failing_disk.h"
#include "test/store.h"

static const char *room;

static const AccessUser OLD = {.name = {"rin", 3},
    .role = {"delegation", 10},
    .party = {"AL", 2},
    .may = {"read", 4},
    .password = {"old", 3}};

/* A new password, no old session, a new one, a line of the audit. */
static Status change(Access *access, Err *err)
{
    AccessUser user = OLD;
    user.password = S("new");
    AccessPass pass = {.hash = S("b"), .user = S("rin"), .expires = 2};
    AccessNote note = {1, S("rin"), S("x"), S("new password"), S("done")};
    TRY(access_begin(access, err));
    TRY(access_drop_passes(access, S("rin"), PASS_SESSION, err));
    TRY(access_put_user(access, &user, err));
    TRY(access_put_pass(access, &pass, err));
    TRY(access_note(access, &note, err));
    return access_commit(access, err);
}

static Status work(Err *err)
{
    Access *access;
    Arena *of = arena_new(0);
    Status status = access_open(of, str_of(room), false, &access, err);
    if (status == STATUS_OK) status = change(access, err);
    arena_free(of);
    return status;
}

static void restore(void)
{
    Access *access;
    Arena *of = arena_new(0);
    AccessPass pass = {.hash = S("a"), .user = S("rin"), .expires = 2};
    unlink(access_path(of, str_of(room)));
    unlink(str_printf(of, "%s.access-journal", room).data);
    OK(access_open(of, str_of(room), true, &access, &fault));
    OK(access_put_user(access, &OLD, &fault));
    OK(access_put_pass(access, &pass, &fault));
    arena_free(of);
}

/* Returns whether the change is there, whole. */
static bool check(void)
{
    Access *access;
    Arena *of = arena_new(0);
    AccessUser user;
    AccessPasses passes;
    AccessNotes notes;
    bool found;
    OK(access_open(of, str_of(room), false, &access, &fault));
    OK(access_user(access, S("rin"), &user, &found, &fault));
    OK(access_passes(access, &passes, &fault));
    OK(access_notes(access, 10, &notes, &fault));
    assert_true(found);
    assert_int_equal(passes.count, 1);
    bool done = str_equal(user.password, S("new"));
    assert_str(passes.items[0].hash, done ? "b" : "a");
    assert_int_equal(notes.count, done ? 1 : 0);
    arena_free(of);
    return done;
}

static void a_change_is_whole_or_not_at_all(void **state)
{
    size_t failed = 0;
    (void)state;
    room = test_path(arena);
    for (size_t nth = 1; nth < 1000; nth++) {
        Err err = {0};
        restore();
        disk_fail(nth, SQLITE_IOERR_WRITE, nth % 2);
        Status status = work(&err);
        bool reached = disk_calls >= nth;
        disk_fail(0, 0, false);
        bool done = check();
        if (status == STATUS_OK) assert_true(done);
        if (status != STATUS_OK) {
            failed++;
            assert_true(err.text[0] != 0);
        }
        if (!reached) break;
    }
    assert_true(failed > 10);
}

/* A file that could not be made is not left behind. */
static void a_file_is_made_or_not(void **state)
{
    (void)state;
    room = test_path(arena);
    for (size_t nth = 1; nth < 1000; nth++) {
        Access *access;
        Err err = {0};
        Arena *of = arena_new(0);
        disk_fail(nth, SQLITE_IOERR_WRITE, true);
        Status status = access_open(of, str_of(room), true, &access, &err);
        bool reached = disk_calls >= nth;
        disk_fail(0, 0, false);
        bool there = access_exists(of, str_of(room));
        arena_free(of);
        if (status != STATUS_OK) assert_false(there);
        if (!there) continue;
        of = arena_new(0);
        OK(access_open(of, str_of(room), false, &access, &fault));
        unlink(access_path(of, str_of(room)));
        arena_free(of);
        if (!reached) return;
    }
    fail();
}

static int start(void **state)
{
    disk_start();
    return unit_start(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(a_change_is_whole_or_not_at_all), UNIT(a_file_is_made_or_not)};
    return cmocka_run_group_tests(tests, start, NULL);
}
