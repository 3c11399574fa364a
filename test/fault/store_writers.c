/* Several processes write one room at once, and writers are killed in the
 * middle of their work: what was acknowledged is there, nothing is torn. */
#include "test/unit.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include "test/random.h"
#include "test/store.h"

enum { WRITERS = 16, BATCHES = 8 };

static const char *path;

static int setup(void **state)
{
    Store *store;
    unit_setup(state);
    path = test_path(arena);
    OK(store_create(arena, path, &store, &fault));
    store_close(store);
    return 0;
}

static int end(void **state)
{
    test_remove(arena, path);
    return unit_end(state);
}

/* One batch of two records, opened and closed as a verb does. */
static bool write_batch(const char *key)
{
    Store *store;
    Err err;
    Arena *of = arena_new(0);
    if (!of || ARENA_GUARD(of)) return false;
    bool done = store_open(of, path, STORE_WRITE, &store, &err) == STATUS_OK &&
                store_begin(store, &err) == STATUS_OK &&
                store_append(store,
                    test_record(of, &(Told){.kind = KIND_PARTY, .key = key}),
                    NULL, &err) == STATUS_OK &&
                store_append(store,
                    test_record(of, &(Told){.kind = KIND_POINT, .key = key}),
                    NULL, &err) == STATUS_OK &&
                store_commit(store, S("mediator"), ++clock_now, NULL, &err) ==
                    STATUS_OK;
    if (!done) fprintf(stderr, "%s\n", err.text);
    arena_free(of);
    return done;
}

static _Noreturn void write_many(int writer)
{
    char key[40];
    for (int i = 0; i < BATCHES; i++) {
        snprintf(key, sizeof key, "%d-%d", writer, i);
        if (!write_batch(key)) _exit(1);
    }
    _exit(0);
}

static void tell(void *state, MessageId id, MessageArgs args)
{
    (void)state;
    Str text = message_format(arena, id, args);
    print_error("%.*s\n", STR_ARGS(text));
}

static VerifyCounts check_room(void)
{
    Store *store;
    VerifyCounts counts;
    const Hash *heads;
    size_t count;
    OK(store_open(arena, path, STORE_READ, &store, &fault));
    OK(store_verify(store, tell, NULL, &counts, &fault));
    OK(store_commit_heads(store, &heads, &count, &fault));
    assert_int_equal(count, counts.commits > 0);
    assert_int_equal(counts.records, 2 * counts.commits);
    store_close(store);
    return counts;
}

static void writers_at_once_lose_nothing(void **state)
{
    (void)state;
    pid_t writers[WRITERS];
    for (int i = 0; i < WRITERS; i++) {
        writers[i] = fork();
        if (writers[i] == 0) write_many(i);
    }
    for (int i = 0; i < WRITERS; i++) {
        int result;
        waitpid(writers[i], &result, 0);
        assert_true(WIFEXITED(result) && WEXITSTATUS(result) == 0);
    }
    assert_int_equal(check_room().commits, WRITERS * BATCHES);
}

/* Writes until it is killed, and says of each batch that it was kept. */
static _Noreturn void write_until_killed(int run, int said)
{
    char key[40];
    for (int i = 0;; i++) {
        snprintf(key, sizeof key, "%d-%d", run, i);
        if (!write_batch(key)) _exit(1);
        if (write(said, "x", 1) != 1) _exit(1);
    }
}

static size_t kill_one(int run)
{
    int ends[2];
    size_t kept = 0;
    char byte;
    assert_int_equal(pipe(ends), 0);
    pid_t writer = fork();
    if (writer == 0) write_until_killed(run, ends[1]);
    close(ends[1]);
    struct timespec pause = {.tv_nsec = (long)random_below(40000000)};
    nanosleep(&pause, NULL);
    kill(writer, SIGKILL);
    waitpid(writer, NULL, 0);
    while (read(ends[0], &byte, 1) == 1) kept++;
    close(ends[0]);
    return kept;
}

static void what_was_kept_outlives_a_kill(void **state)
{
    (void)state;
    size_t kept = 0, before = 0;
    int kills = unit_long() ? 20000 : 100;
    for (int run = 0; run < kills; run++) {
        kept += kill_one(run);
        if (run % 20 && run + 1 < kills) continue;
        Arena *outer = arena;
        arena = arena_new(0);
        size_t commits = check_room().commits;
        assert_true(commits >= kept && commits >= before);
        /* A kill may come between keeping and saying so. */
        assert_true(commits <= kept + (size_t)run + 1);
        before = commits;
        arena_free(arena);
        arena = outer;
    }
}

#define CASE(NAME) cmocka_unit_test_setup_teardown(NAME, setup, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(writers_at_once_lose_nothing),
        CASE(what_was_kept_outlives_a_kill),
    };
    return UNIT_RUN(tests);
}
