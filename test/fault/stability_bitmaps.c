/* The disk fails while `stability --bitmaps` makes its files: each call to the
 * system in turn, once or from then on, and a full disk. The verb says so;
 * every file is there whole or not at all, and nothing else is left. */
#include "include/travaux.h"
#include "test/unit.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "base/file.h"
#include "test/fault/calls.h"

static const char CONFLICT[] =
    "decision_makers: [{name: A, options: [x]}, {name: B, options: [y]}]\n"
    "options: [{key: x}, {key: y}]\n"
    "preferences:\n"
    "  A: {statements: [y, NOT x]}\n"
    "  B: {statements: [x, NOT y]}\n";

/* A and B keep silent, or not: NN is an equilibrium of all concepts, YY of all
 * but Nash; each decision maker prefers N, whatever the other does. */
static const struct {
    const char *name;
    unsigned char byte; /* bits of NN, YN, NY, YY */
} FILES[] = {
    {"b-nash.bits", 1},
    {"b-nash-1.bits", 1 | 4},
    {"b-nash-2.bits", 1 | 2},
    {"b-gmr.bits", 1 | 8},
    {"b-seq.bits", 1 | 8},
    {"b-sseq.bits", 1 | 8},
};
enum { ALL_FILES = 15 };

static char folder[] = "/tmp/travaux-bitmaps-XXXXXX";

/* Removes all files but the conflict; how many of them were bitmaps. Fails at
 * one that is not whole, or at another kind of file unless MAY_LEAVE. */
static int clear(const char *when, bool may_leave)
{
    int count = 0;
    DIR *here = opendir(".");
    assert_non_null(here);
    for (struct dirent *at = readdir(here); at; at = readdir(here)) {
        Str name = str_of(at->d_name), bytes;
        if (name.data[0] == '.' || str_equal(name, S("c.yaml"))) continue;
        bool bits = str_ends(name, S(".bits"));
        if (!bits && !may_leave) fail_msg("%s: left %s", when, name.data);
        if (bits) {
            assert_int_equal(
                file_read(arena, name.data, 99, &bytes, NULL), STATUS_OK);
            if (bytes.size != 1) fail_msg("%s: half of %s", when, name.data);
            count++;
        }
        unlink(name.data);
    }
    closedir(here);
    return count;
}

static trv_status make_bitmaps(bool *told)
{
    const trv_argument arguments[] = {{"room", "c.yaml"}, {"bitmaps", "b"}};
    trv_answer *answer;
    trv_status status = trv_call("stability", arguments, 2, &answer);
    *told = trv_error(answer)[0] != '\0';
    trv_free(answer);
    return status;
}

static void try_all(int error_number, bool stays)
{
    for (size_t nth = 1;; nth++) {
        bool told;
        size_t open_files = calls_open_files();
        calls_arm(nth, error_number, stays);
        trv_status status = make_bitmaps(&told);
        calls_disarm();
        bool failed = calls.failed[0] != '\0';
        Str when = str_printf(arena, "call %zu failing (%s, type %d)", nth,
            calls.failed, (int)calls.failed_type);
        bool may_leave = stays || calls.failed_type == CALL_UNLINK ||
                         calls.failed_type == CALL_RENAME;
        int count = clear(when.data, may_leave);
        assert_int_equal(calls_open_files(), open_files);
        assert_int_equal(told, status != TRV_OK);
        if (status == TRV_OK)
            assert_int_equal(count, ALL_FILES);
        else
            assert_true(failed);
        if (!failed) return;
    }
}

static void files_say_what_holds(void **state)
{
    (void)state;
    bool told;
    assert_int_equal(make_bitmaps(&told), TRV_OK);
    for (size_t k = 0; k < sizeof FILES / sizeof *FILES; k++) {
        Str bytes;
        assert_int_equal(
            file_read(arena, FILES[k].name, 99, &bytes, NULL), STATUS_OK);
        assert_int_equal(bytes.size, 1);
        assert_int_equal((unsigned char)bytes.data[0], FILES[k].byte);
    }
    assert_int_equal(clear("", false), ALL_FILES);
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

static void the_disk_may_be_full(void **state)
{
    (void)state;
    try_all(ENOSPC, false);
    for (size_t bytes = 0; bytes <= ALL_FILES; bytes++) {
        bool told;
        calls_arm(0, 0, false);
        calls.bytes_left = bytes;
        trv_status status = make_bitmaps(&told);
        calls_disarm();
        assert_int_equal(status, bytes < ALL_FILES ? TRV_STORAGE : TRV_OK);
        assert_int_equal(told, status != TRV_OK);
        assert_int_equal(clear("full", false), (int)bytes);
    }
}

static int start(void **state)
{
    if (unit_start(state) || !mkdtemp(folder) || chdir(folder)) return -1;
    FILE *file = fopen("c.yaml", "w");
    if (!file || fputs(CONFLICT, file) < 0 || fclose(file)) return -1;
    calls.folder = folder;
    return 0;
}

static int end(void **state)
{
    unlink("c.yaml");
    (void)state;
    return chdir("/") || rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(files_say_what_holds),
        UNIT(any_call_may_fail),
        UNIT(the_disk_may_stay_broken),
        UNIT(the_disk_may_be_full),
    };
    return cmocka_run_group_tests(tests, start, end);
}
