/* A batch is written while memory or the disk fails: each allocation of ours,
 * each of SQLite's, each call to the disk in turn. Every time there is a clear
 * error or all is done; the room then holds all of the batch or nothing, what
 * was acknowledged is there, and the room verifies. Under the address
 * sanitizer nothing leaks. */
#include "test/unit.h"

#include <string.h>
#include "test/fault/failing_disk.h"
#include "test/fault/sqlite_memory.h"
#include "test/store.h"

enum { BEFORE = 6, BATCH = 4 };

static Str template;
static const char *path;

/* --- a room as it was before, and a batch --- */

static Record *make(Arena *of, size_t i)
{
    Str key = str_printf(of, "k%zu", i % 4);
    Str since = str_printf(of, "2025-01-%02zu", i + 1);
    return test_record(
        of, &(Told){.kind = i % 2 ? KIND_STATEMENT : KIND_POSITION,
                .key = key.data,
                .since = since.data,
                .body = "{\"by\":[\"person:okan\"],"
                        "\"source\":\"s\","
                        "\"words\":\"the dam must go\"}",
                .recorded = 1000000 + (Instant)i});
}

static void make_template(void)
{
    Store *store;
    setenv("TRAVAUX_SEED", "faults", 1);
    OK(store_create(arena, path, &store, &fault));
    OK(store_begin(store, &fault));
    for (size_t i = 0; i < BEFORE; i++)
        OK(store_append(store, make(arena, i), NULL, &fault));
    OK(store_commit(store, S("mediator"), 2000000, NULL, &fault));
    store_close(store);
    OK(file_read(arena, path, 1 << 24, &template, &fault));
}

static void restore(void)
{
    static const char *const ENDS[] = {"-wal", "-shm", "-journal"};
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(
        fwrite(template.data, 1, template.size, file), template.size);
    fclose(file);
    for (size_t i = 0; i < 3; i++) {
        char name[600];
        snprintf(name, sizeof name, "%s%s", path, ENDS[i]);
        unlink(name);
    }
}

/* One of them is there already, one takes another back. */
static Status write_records(Store *store, Record **records, Err *err)
{
    TRY(store_begin(store, err));
    for (size_t i = 0; i < BATCH; i++)
        TRY(store_append(store, records[i], NULL, err));
    TRY(store_append(store, records[0], NULL, err));
    Hash hash;
    TRY(store_put_blob(store, S("bytes of a source"), &hash, err));
    return store_commit(store, S("mediator"), 4000000, NULL, err);
}

static Record *batch[BATCH];

static void make_batch(void)
{
    for (size_t i = 0; i + 1 < BATCH; i++) batch[i] = make(arena, BEFORE + i);
    Record *old = make(arena, 0);
    Str hex = hash_hex(arena, &old->id);
    Str body = str_printf(arena, "{\"of\":\"%.*s\"}", STR_ARGS(hex));
    batch[BATCH - 1] = test_record(arena, &(Told){.kind = KIND_RETRACTION,
                                              .key = "r",
                                              .body = body.data,
                                              .recorded = 3000000});
}

/* Opens, writes, closes; what running out of memory means is an error too. */
static Status work(Err *err)
{
    Store *store;
    Arena *of = arena_new(0);
    volatile Status status = STATUS_MEMORY;
    assert_non_null(of);
    if (ARENA_GUARD(of) == 0) {
        Status done = store_open(of, path, STORE_WRITE, &store, err);
        if (done == STATUS_OK) done = write_records(store, batch, err);
        status = done;
    }
    arena_free(of);
    return status;
}

static void tell(void *state, MessageId id, MessageArgs args)
{
    (void)state;
    Str text = message_format(arena, id, args);
    print_error("%.*s\n", STR_ARGS(text));
}

/* All or nothing, and all if it was acknowledged. */
static void check_room(Status status)
{
    Store *store;
    VerifyCounts counts = {0};
    Arena *outer = arena;
    arena = arena_new(0);
    OK(store_open(arena, path, STORE_WRITE, &store, &fault));
    OK(store_verify(store, tell, NULL, &counts, &fault));
    if (status == STATUS_OK) assert_int_equal(counts.records, BEFORE + BATCH);
    assert_true(counts.records == BEFORE || counts.records == BEFORE + BATCH);
    assert_int_equal(counts.commits, counts.records == BEFORE ? 1 : 2);
    arena_free(arena);
    arena = outer;
}

/* Runs the batch with the Nth call failing; false once none does. */
static bool try_fault(size_t nth, void (*arm)(size_t), const size_t *calls)
{
    Err err = {0};
    restore();
    arm(nth);
    Status status = work(&err);
    size_t made = calls ? *calls : SIZE_MAX;
    arm(0);
    if (status != STATUS_OK) {
        assert_true(status == STATUS_MEMORY || status == STATUS_STORAGE);
        if (status == STATUS_STORAGE) assert_true(err.text[0] != 0);
    }
    check_room(status);
    return calls ? made >= nth : status != STATUS_OK;
}

/* Every fault in test-long, else about LIMIT of them, evenly spread. */
static void try_all(
    void (*arm)(size_t), const size_t *calls, size_t total, size_t limit)
{
    size_t step = unit_long() || total < limit ? 1 : total / limit;
    size_t nth = 1;
    while (try_fault(nth, arm, calls)) nth += step;
    assert_true(nth > 1);
}

static size_t count_calls(void (*arm)(size_t), const size_t *calls)
{
    Err err = {0};
    restore();
    arm(0);
    assert_int_equal(work(&err), STATUS_OK);
    return *calls;
}

static void arm_disk(size_t nth)
{
    disk_fail(nth, SQLITE_IOERR_WRITE, false);
}

static void arm_broken_disk(size_t nth)
{
    disk_fail(nth, SQLITE_IOERR_WRITE, true);
}

static void arm_full_disk(size_t nth)
{
    disk_fail(nth, SQLITE_FULL, false);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    try_all(arena_fail_at, NULL, 200, 60);
}

static void every_allocation_of_sqlite_may_fail(void **state)
{
    (void)state;
    size_t total = count_calls(memory_fail, &memory_calls);
    try_all(memory_fail, &memory_calls, total, 150);
}

static void every_call_to_the_disk_may_fail(void **state)
{
    (void)state;
    size_t total = count_calls(arm_disk, &disk_calls);
    try_all(arm_disk, &disk_calls, total, 120);
    try_all(arm_broken_disk, &disk_calls, total, 60);
}

static void a_full_disk_is_told(void **state)
{
    (void)state;
    Err err = {0};
    bool told = false;
    for (size_t nth = 1; nth < 200 && !told; nth++) {
        restore();
        arm_full_disk(nth);
        Status status = work(&err);
        arm_full_disk(0);
        told = status == STATUS_STORAGE && err.id == MSG_STORE_FULL;
        check_room(status);
    }
    assert_true(told);
}

static int start(void **state)
{
    memory_start();
    disk_start();
    if (unit_start(state)) return -1;
    arena = arena_new(0);
    path = test_path(arena);
    make_template();
    make_batch();
    return 0;
}

static int end(void **state)
{
    test_remove(arena, path);
    arena_free(arena);
    (void)state;
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(every_allocation_of_sqlite_may_fail),
        cmocka_unit_test(every_call_to_the_disk_may_fail),
        cmocka_unit_test(a_full_disk_is_told),
    };
    return cmocka_run_group_tests(tests, start, end);
}
