/* The power fails under every verb that writes, wherever something is synced
 * (everywhere, if the long cases are asked for), and the disk keeps of what
 * was not synced all, nothing, only data, only names, or random parts of
 * random writes. Each time the room opens, verifies, holds all that the verb
 * wrote or nothing of it, all if the verb had said that it was done, and can
 * be written again. */
#include "test/unit.h"

#include <string.h>
#include "test/fault/appending_calls.h"
#include "test/fault/power.h"

enum { TRIES = 4, TRIES_LONG = 4 }; /* of what is random */

static size_t states;

static void try_state(
    const Appending *asked, size_t end, PowerLoss loss, bool told)
{
    if (!power_fail(end, loss)) return;
    states++;
    Str when =
        str_printf(arena, "%s, power lost after step %zu of %zu, loss %d",
            asked->verb, end, power_steps(), (int)loss);
    appending_check(asked, told, when.data);
}

/* TOLD: the verb had said that it was done. */
static void try_moment(const Appending *asked, size_t end, bool told)
{
    size_t tries = unit_long() ? TRIES_LONG : TRIES;
    for (PowerLoss loss = 0; loss < POWER_LOSSES; loss++)
        for (size_t i = 0; i < (loss < POWER_SOME_512 ? 1 : tries); i++)
            try_state(asked, end, loss, told);
}

/* The worst moments are just before something is synced. */
static bool is_moment(size_t end)
{
    return unit_long() || power_is_sync(end);
}

static void record(const Appending *asked)
{
    appending_restore();
    power_record();
    calls_arm(0, 0, false);
    assert_int_equal(TRV_OK, appending_call(asked, NULL));
    calls_disarm();
    power_stop();
}

static void lose_power(const Appending *asked)
{
    record(asked);
    for (size_t end = 0; end < power_steps(); end++)
        if (is_moment(end)) try_moment(asked, end, false);
    try_moment(asked, power_steps(), true);
    power_forget();
}

/* A folder of files: its files are not synced one by one (doc/testing.md). */
static bool makes_folder(const Appending *asked)
{
    return asked->made && !strchr(asked->made, '.');
}

static void power_may_fail(void **state)
{
    (void)state;
    for (size_t i = 0; i < APPENDING_COUNT; i++)
        if (!makes_folder(&APPENDING[i])) lose_power(&APPENDING[i]);
    print_message("# %zu states\n", states);
}

/* That the test can fail: without syncs, what was told to be done is lost. */
static void a_disk_that_lies_loses(void **state)
{
    (void)state;
    for (size_t i = 0; i < APPENDING_COUNT; i++) {
        const Appending *asked = &APPENDING[i];
        if (makes_folder(asked)) continue;
        record(asked);
        assert_true(power_fail_lying(power_steps(), POWER_NOTHING));
        assert_false(
            str_equal(appending_result(asked), appending_after(asked)));
        power_forget();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(power_may_fail), UNIT(a_disk_that_lies_loses)};
    return cmocka_run_group_tests(
        tests, appending_calls_setup, appending_teardown);
}
