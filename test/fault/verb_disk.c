/* The disk fails under every verb that writes: each call to the system in
 * turn (opening, reading, writing, syncing, cutting, removing, renaming,
 * locking), once or from then on; and a disk with less and less space. The
 * verb says so, nothing is half done, nothing is left lying about or held
 * open, and what was there can be read. */
#include "test/unit.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include "test/fault/appending_calls.h"

enum { FAULTS = 24 }; /* of each kind and verb, unless all are asked for */

/* A file that cannot be taken away stays. */
static bool may_leave(void)
{
    return calls.stays_broken || calls.failed_type == CALL_UNLINK ||
           calls.failed_type == CALL_RENAME;
}

/* Input files are told as bad input, the room as bad storage. */
static bool is_told(trv_status status, Str error)
{
    bool input = str_find(str_of(calls.failed), S(".room"), 0) == SIZE_MAX;
    return error.size && (status == TRV_STORAGE || (input && status == 3));
}

static void check_left(Str files, const char *when)
{
    Str now = appending_files();
    if (!str_equal(now, files))
        fail_msg("%s: left %s\ninstead of %s", when, now.data, files.data);
}

static void check_fault(
    const Appending *asked, trv_status status, Str error, const char *when)
{
    Str files = appending_files();
    if (status != TRV_OK && !is_told(status, error))
        fail_msg("%s: %d, %s", when, (int)status, error.data);
    appending_check(asked, status == TRV_OK, when);
    if (!may_leave() && status != TRV_OK &&
        str_find(files, S(".new-"), 0) != SIZE_MAX)
        fail_msg("%s: left %s", when, files.data);
}

/* Runs it with the NTH call failing; true if there was such a call. */
static bool try_fault(
    const Appending *asked, size_t nth, int error_number, bool stays)
{
    Str error;
    appending_restore();
    size_t open_files = calls_open_files();
    calls_arm(nth, error_number, stays);
    trv_status status = appending_call(asked, &error);
    calls_disarm();
    bool failed = calls.failed[0] != '\0';
    Str when = str_printf(arena,
        "%s with call %zu of %zu failing (%s, type %d)", asked->verb, nth,
        calls.count, calls.failed, (int)calls.failed_type);
    if (calls_open_files() != open_files)
        fail_msg("%s: files are left open", when.data);
    check_fault(asked, status, error, when.data);
    return failed;
}

static size_t count_calls(const Appending *asked)
{
    appending_restore();
    calls_arm(0, 0, false);
    assert_int_equal(TRV_OK, appending_call(asked, NULL));
    calls_disarm();
    return calls.count;
}

static void try_all(int error_number, bool stays)
{
    for (size_t i = 0; i < APPENDING_COUNT; i++) {
        size_t total = count_calls(&APPENDING[i]);
        size_t step = unit_long() || total < FAULTS ? 1 : total / FAULTS;
        for (size_t nth = 1; nth <= total; nth += step) {
            try_fault(&APPENDING[i], nth, error_number, stays);
        }
    }
}

static void any_call_may_fail(void **state)
{
    (void)state;
    try_all(EIO, false);
}

static void the_disk_may_stay_broken(void **state)
{
    (void)state;
    try_all(EIO, true);
}

static void any_call_may_find_the_disk_full(void **state)
{
    (void)state;
    try_all(ENOSPC, false);
}

/* --- a disk with so many bytes left --- */

static void read_while_full(const Appending *asked, const char *when)
{
    const Appending reading = {"state", {{"room", "a.room"}}, 1, NULL};
    Str error;
    calls_arm(0, 0, false);
    calls.bytes_left = 0;
    trv_status status = appending_call(&reading, &error);
    calls_disarm();
    if (status != TRV_OK)
        fail_msg("%s: nothing can be read after %s: %s", when, asked->verb,
            error.data);
}

/* True if it was enough. */
static bool try_space(const Appending *asked, size_t bytes)
{
    Str error;
    appending_restore();
    Str files = appending_files();
    calls_arm(0, 0, false);
    calls.bytes_left = bytes;
    trv_status status = appending_call(asked, &error);
    calls_disarm();
    Str when = str_printf(arena, "%s with %zu bytes left", asked->verb, bytes);
    if (status != TRV_OK) {
        bool told = str_find(error, S("full"), 0) != SIZE_MAX ||
                    str_find(error, S("No space"), 0) != SIZE_MAX;
        if (status != TRV_STORAGE || !told)
            fail_msg("%s: %d, %s", when.data, (int)status, error.data);
        read_while_full(asked, when.data);
    }
    appending_check(asked, status == TRV_OK, when.data);
    if (status != TRV_OK) check_left(files, when.data);
    return status == TRV_OK;
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < APPENDING_COUNT; i++) {
        bool enough = false;
        for (size_t bytes = 0; !enough;
             bytes += unit_long() ? 512 : 2048 + bytes / 4)
            enough = try_space(&APPENDING[i], bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(any_call_may_fail),
        UNIT(the_disk_may_stay_broken),
        UNIT(any_call_may_find_the_disk_full),
        UNIT(a_full_disk_is_told),
    };
    return cmocka_run_group_tests(
        tests, appending_calls_setup, appending_teardown);
}
