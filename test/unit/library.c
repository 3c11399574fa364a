/* The public library: answers, refusals, and freeing. */
#include "test/unit.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "include/travaux.h"

static void test_answers(void **state)
{
    trv_answer *answer;
    (void)state;
    assert_int_equal(TRV_OK, trv_call("version", NULL, 0, &answer));
    assert_non_null(strstr(trv_json(answer), "\"travaux\""));
    assert_string_equal("", trv_error(answer));
    trv_free(answer);
    trv_free(NULL);
}

static void test_refuses(void **state)
{
    const trv_argument odd[] = {{"colour", "red"}};
    trv_answer *answer;
    (void)state;
    assert_int_equal(TRV_USAGE, trv_call("no-such", NULL, 0, &answer));
    assert_non_null(strstr(trv_error(answer), "no-such"));
    trv_free(answer);
    assert_int_equal(TRV_USAGE, trv_call("state", odd, 1, &answer));
    assert_non_null(strstr(trv_error(answer), "colour"));
    assert_string_equal("", trv_json(answer));
    trv_free(answer);
    assert_int_equal(TRV_USAGE, trv_call("state", NULL, 0, &answer));
    trv_free(answer);
}

static void test_makes_and_reads_a_room(void **state)
{
    char folder[] = "/tmp/travaux-library-XXXXXX", brief[64], room[64];
    trv_answer *answer;
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(brief, sizeof brief, "%s/t.yaml", folder);
    snprintf(room, sizeof room, "%s/t.room", folder);
    unit_write(brief, S("room: t\ntitle: T\ndate: 2026-01-01\n"
                        "audience: public\nowner: mediator\n"));
    const trv_argument make[] = {{"file", room}, {"file", brief}};
    const trv_argument read[] = {{"room", room}};
    assert_int_equal(TRV_OK, trv_call("new", make, 2, &answer));
    trv_free(answer);
    assert_int_equal(TRV_OK, trv_call("state", read, 1, &answer));
    assert_non_null(strstr(trv_json(answer), "\"room\": \"t\""));
    trv_free(answer);
    assert_int_equal(TRV_INPUT, trv_call("new", make, 2, &answer));
    trv_free(answer);
    unlink(brief);
    unlink(room);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(test_answers),
        UNIT(test_refuses),
        UNIT(test_makes_and_reads_a_room),
    };
    return UNIT_RUN(tests);
}
