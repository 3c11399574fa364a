/* Verbs that write are killed, and not gently: in the middle of one of their
 * calls to the system (a write is then half done), or at any time. Each time
 * the room opens, verifies, holds all or nothing of what was asked, all if
 * the verb had said that it was done, and can be written again.
 *
 * Which call is the last goes through all of them, evenly spread. */
#include "test/unit.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "test/fault/appending_calls.h"

enum { KILLS = 1000, KILLS_LONG = 20000 };

/* Memory that was freed is not kept for the sanitizer to watch: a process
 * forks faster the less it holds. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "quarantine_size_mb=1";
}

static size_t count_calls(const Appending *asked)
{
    appending_restore();
    calls_arm(0, 0, false);
    assert_int_equal(TRV_OK, appending_call(asked, NULL));
    calls_disarm();
    return calls.count;
}

/* Runs it in a process of its own that dies in the NTH call; true if it had
 * said before that it was done. */
static bool kill_at(const Appending *asked, size_t nth)
{
    int result;
    appending_restore();
    pid_t writer = fork();
    assert_true(writer >= 0);
    if (writer == 0) {
        calls_arm(0, 0, false);
        calls.kill_at = nth;
        trv_status status = appending_call(asked, NULL);
        _exit(status == TRV_OK ? 0 : 1);
    }
    assert_int_equal(writer, waitpid(writer, &result, 0));
    assert_true(WIFSIGNALED(result) ? WTERMSIG(result) == SIGKILL
                                    : WEXITSTATUS(result) == 0);
    return WIFEXITED(result);
}

static void kill_verb(const Appending *asked, size_t kills)
{
    size_t total = count_calls(asked);
    for (size_t i = 0; i < kills; i++) {
        size_t nth = 1 + i * total / kills;
        bool told = kill_at(asked, nth);
        char when[100];
        snprintf(when, sizeof when, "%s killed in call %zu of %zu", asked->verb,
            nth, total);
        appending_check(asked, told, when);
    }
}

static void a_kill_leaves_all_or_nothing(void **state)
{
    size_t kills = unit_long() ? KILLS_LONG : KILLS;
    (void)state;
    for (size_t i = 0; i < APPENDING_COUNT; i++)
        kill_verb(&APPENDING[i], kills / APPENDING_COUNT + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(a_kill_leaves_all_or_nothing)};
    return cmocka_run_group_tests(
        tests, appending_calls_setup, appending_teardown);
}
