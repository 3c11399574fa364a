/* Memory that runs out in every verb that writes. At the first allocation, at
 * the second, and so on (with growing steps, unless the long cases are asked
 * for), ours and then SQLite's: the verb says so, the room holds what it held
 * before or all that was asked, is whole, and nothing leaks or is left lying
 * about. */
#include "test/unit.h"

#include <sqlite3.h>
#include <string.h>
#include "test/fault/appending.h"

/* --- SQLite's memory --- */

static sqlite3_mem_methods memory_real;
static size_t memory_calls, memory_fail_at;
static size_t memory_held; /* blocks */

static bool memory_fails(void)
{
    return ++memory_calls == memory_fail_at;
}

static void *memory_malloc(int size)
{
    void *made = memory_fails() ? NULL : memory_real.xMalloc(size);
    memory_held += made != NULL;
    return made;
}

static void memory_free(void *held)
{
    memory_held -= held != NULL;
    memory_real.xFree(held);
}

static void *memory_realloc(void *old, int size)
{
    return memory_fails() ? NULL : memory_real.xRealloc(old, size);
}

static void memory_start(void)
{
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory_real);
    sqlite3_mem_methods failing = memory_real;
    failing.xMalloc = memory_malloc;
    failing.xRealloc = memory_realloc;
    failing.xFree = memory_free;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &failing);
}

static void memory_fail(size_t nth)
{
    memory_calls = 0;
    memory_fail_at = nth;
}

/* --- verbs --- */

/* Runs it with the NTH allocation failing; true if the verb got through. */
static bool fail_once(
    const Appending *asked, size_t nth, void (*arm)(size_t nth))
{
    Str error;
    appending_restore();
    size_t held = memory_held;
    arm(nth);
    trv_status status = appending_call(asked, &error);
    arm(0);
    Str when =
        str_printf(arena, "%s with allocation %zu failing", asked->verb, nth);
    if (status != TRV_OK && (status != TRV_STORAGE || !error.size))
        fail_msg("%s: %d, %s", when.data, (int)status, error.data);
    if (memory_held != held) fail_msg("%s: SQLite's memory leaks", when.data);
    if (status != TRV_OK &&
        str_find(appending_files(), S(".new-"), 0) != SIZE_MAX)
        fail_msg("%s: left %s", when.data, appending_files().data);
    appending_check(asked, status == TRV_OK, when.data);
    return status == TRV_OK;
}

static void our_memory_runs_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < APPENDING_COUNT; i++) {
        bool done = false;
        for (size_t nth = 1; !done; nth += unit_long() ? 1 : 1 + nth / 8)
            done = fail_once(&APPENDING[i], nth, arena_fail_at);
    }
}

static size_t count_calls(const Appending *asked)
{
    appending_restore();
    memory_fail(0);
    assert_int_equal(TRV_OK, appending_call(asked, NULL));
    return memory_calls;
}

/* SQLite can do without some, so a verb that got through proves nothing. */
static void memory_of_sqlite_runs_out(void **state)
{
    (void)state;
    for (size_t i = 0; i < APPENDING_COUNT; i++) {
        size_t total = count_calls(&APPENDING[i]);
        size_t step = unit_long() || total < 24 ? 1 : total / 24;
        for (size_t nth = 1; nth <= total; nth += step)
            (void)fail_once(&APPENDING[i], nth, memory_fail);
    }
}

static int start(void **state)
{
    memory_start();
    if (unit_start(state)) return -1;
    appending_start();
    return 0;
}

static int end(void **state)
{
    (void)state;
    appending_end();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(our_memory_runs_out),
        UNIT(memory_of_sqlite_runs_out),
    };
    return cmocka_run_group_tests(tests, start, end);
}
