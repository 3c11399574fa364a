/* Memory that runs out in every verb that writes. At the first allocation, at
 * the second, and so on (with growing steps, unless the long cases are asked
 * for), ours and then SQLite's: the verb says so, the room holds what it held
 * before or all that was asked, is whole, and nothing leaks or is left lying
 * about. */
#include "test/unit.h"

#include <string.h>
#include "test/fault/appending.h"
#include "test/fault/sqlite_memory.h"

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
    return appending_setup(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(our_memory_runs_out),
        UNIT(memory_of_sqlite_runs_out),
    };
    return cmocka_run_group_tests(tests, start, appending_teardown);
}
