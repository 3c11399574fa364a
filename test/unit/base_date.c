/* Days, EDTF dates, their words, and instants. */
#include "test/unit.h"

#include <stdlib.h>
#include <time.h>
#include "base/date.h"

static void days_count_from_1970(void **state)
{
    (void)state;
    assert_int_equal(day_from(1970, 1, 1), 0);
    assert_int_equal(day_from(2000, 2, 29), 11016);
    assert_int_equal(day_from(1969, 12, 31), -1);
    assert_int_equal(day_from(0, 1, 1), -719528);
}

/* Against the C library, over 10,000 years. */
static void days_split_as_gmtime_does(void **state)
{
    (void)state;
    for (Day day = -719528; day < 2932896; day += 13) {
        int year, month, month_day;
        time_t time = (time_t)day * 86400;
        struct tm tm;
        gmtime_r(&time, &tm);
        day_split(day, &year, &month, &month_day);
        assert_int_equal(year, tm.tm_year + 1900);
        assert_int_equal(month, tm.tm_mon + 1);
        assert_int_equal(month_day, tm.tm_mday);
        assert_int_equal(day_from(year, month, month_day), day);
    }
}

typedef struct {
    const char *text, *earliest, *latest, *words, *words_in_2025;
} Good;

static const Good GOOD[] = {
    {"2025", "2025-01-01", "2025-12-31", "2025", "2025"},
    {"2025-11", "2025-11-01", "2025-11-30", "Nov 2025", "Nov"},
    {"2024-02", "2024-02-01", "2024-02-29", "Feb 2024", "Feb 2024"},
    {"1900-02", "1900-02-01", "1900-02-28", "Feb 1900", "Feb 1900"},
    {"2025-11-25", "2025-11-25", "2025-11-25", "25 Nov 2025", "25 Nov"},
    {"2025-11-25~", "2025-11-25", "2025-11-25", "about 25 Nov 2025",
        "about 25 Nov"},
    {"0001-01-01", "0001-01-01", "0001-01-01", "1 Jan 0001", "1 Jan 0001"},
    {"2025-11-24/2025-11-25", "2025-11-24", "2025-11-25", "24 to 25 Nov 2025",
        "24 to 25 Nov"},
    {"2025-02-28/2025-03-03", "2025-02-28", "2025-03-03",
        "28 Feb to 3 Mar 2025", "28 Feb to 3 Mar"},
    {"2025-12-30/2026-01-02", "2025-12-30", "2026-01-02",
        "30 Dec 2025 to 2 Jan 2026", "30 Dec 2025 to 2 Jan 2026"},
    {"2025-11/2025-11-05", "2025-11-01", "2025-11-05", "Nov to 5 Nov 2025",
        "Nov to 5 Nov"},
    {"2025/2026", "2025-01-01", "2026-12-31", "2025 to 2026", "2025 to 2026"},
    {"2025-11-25/2025-11-25", "2025-11-25", "2025-11-25", "25 Nov 2025",
        "25 Nov"},
    {"2025-11-24~/2025-11-25~", "2025-11-24", "2025-11-25",
        "about 24 to 25 Nov 2025", "about 24 to 25 Nov"},
    {"../2025-11-23", "always", "2025-11-23", "by 23 Nov 2025", "by 23 Nov"},
    {"../2025", "always", "2025-12-31", "by 2025", "by 2025"},
    {"2025-11/..", "2025-11-01", "2025-11-30", "from Nov 2025", "from Nov"},
    {"2025-11-23~/..", "2025-11-23", "2025-11-23", "from about 23 Nov 2025",
        "from about 23 Nov"},
    {"unknown", "always", "always", "no date", "no date"},
};

static void good_dates_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        const Good *good = &GOOD[i];
        Str text = str_of(good->text);
        Date date;
        assert_int_equal(date_parse(text, NOWHERE, &date, NULL), STATUS_OK);
        assert_str(day_text(arena, date.earliest), good->earliest);
        assert_str(day_text(arena, date.latest), good->latest);
        assert_str(date_words(arena, text, 0), good->words);
        assert_str(date_words(arena, text, 2025), good->words_in_2025);
    }
}

static void bad_dates_are_refused(void **state)
{
    static const struct {
        const char *text;
        MessageId id;
    } bad[] = {{"", MSG_DATE_BAD}, {"25", MSG_DATE_BAD},
        {"2025-1", MSG_DATE_BAD}, {"2025-11-2", MSG_DATE_BAD},
        {"2025-11-255", MSG_DATE_BAD}, {"2025/11/25", MSG_DATE_BAD},
        {"2025-13", MSG_DATE_BAD}, {"2025-00", MSG_DATE_BAD},
        {"2025-11-31", MSG_DATE_DAY}, {"2025-11-00", MSG_DATE_DAY},
        {"2025-02-29", MSG_DATE_DAY}, {"1900-02-29", MSG_DATE_DAY},
        {" 2025", MSG_DATE_BAD}, {"2025 ", MSG_DATE_BAD},
        {"2025-11-25~~", MSG_DATE_BAD}, {"~", MSG_DATE_BAD},
        {"+2025", MSG_DATE_BAD}, {"-2025", MSG_DATE_BAD},
        {"2025-11-25T10:00:00Z", MSG_DATE_BAD}, {"../..", MSG_DATE_BAD},
        {"/", MSG_DATE_BAD}, {"2025/", MSG_DATE_BAD}, {"/2025", MSG_DATE_BAD},
        {"..", MSG_DATE_BAD}, {"2025/2026/2027", MSG_DATE_BAD},
        {"unknown/2025", MSG_DATE_BAD}, {"unknown~", MSG_DATE_BAD},
        {"2025-11-25/2025-11-24", MSG_DATE_ORDER},
        {"2025-12/2025-11", MSG_DATE_ORDER}};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        Date date;
        Err err;
        Place place = {"brief.yaml", 7, 3};
        Status status = date_parse(str_of(bad[i].text), place, &date, &err);
        assert_int_equal(status, STATUS_INPUT);
        assert_int_equal(err.id, bad[i].id);
        assert_int_equal(err.line, 7);
        assert_true(date.unknown && date.latest == DAY_MIN);
        assert_true(date_of(str_of(bad[i].text)).unknown);
    }
}

static void flags_say_what_was_open(void **state)
{
    (void)state;
    assert_true(date_of(S("2025/..")).open_end);
    assert_true(date_of(S("../2025")).open_start);
    assert_true(date_of(S("../2025~")).approximate);
    assert_true(date_of(S("2025~/2026")).approximate);
    assert_false(date_of(S("2025/2026")).approximate);
}

static bool overlap(const char *a, const char *b)
{
    Date first = date_of(str_of(a)), second = date_of(str_of(b));
    bool both = date_overlap(&first, &second);
    assert_int_equal(both, date_overlap(&second, &first));
    return both;
}

static void dates_overlap_that_may_share_a_day(void **state)
{
    (void)state;
    assert_true(overlap("2025", "2025-11-25"));
    assert_true(overlap("2025-11-25/..", "2026"));
    assert_true(overlap("../2025-11-25", "2024"));
    assert_true(overlap("../2025-11-25", "2025-11-25/.."));
    assert_true(overlap("unknown", "2024"));
    assert_true(overlap("2025-11-24/2025-11-25", "2025-11-25~"));
    assert_false(overlap("2025-11", "2025-12"));
    assert_false(overlap("../2025-11-25", "2025-11-26/.."));
}

static void days_are_told_shortly(void **state)
{
    (void)state;
    assert_str(day_short(arena, day_from(2025, 11, 25)), "25 Nov 2025");
    assert_str(day_short(arena, DAY_MIN), "always");
    assert_str(day_text(arena, DAY_MAX), "5881580-07-11");
}

static void instants_are_read(void **state)
{
    static const char *const good[][2] = {
        {"2026-11-22T17:24:01.5Z", "2026-11-22T17:24:01.500000Z"},
        {"2026-11-22t17:24:01z", "2026-11-22T17:24:01.000000Z"},
        {"2026-11-22T17:24:01.1234567Z", "2026-11-22T17:24:01.123456Z"},
        {"2026-11-22T01:24:01+02:30", "2026-11-21T22:54:01.000000Z"},
        {"2026-12-31T23:59:60-01:00", "2027-01-01T01:00:00.000000Z"},
        {"1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"},
        {"0000-01-01T00:00:00Z", "0000-01-01T00:00:00.000000Z"}};
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        Instant instant;
        assert_true(instant_parse(str_of(good[i][0]), &instant));
        assert_str(instant_text(arena, instant), good[i][1]);
    }
}

static void bad_instants_are_refused(void **state)
{
    static const char *const bad[] = {"", "2026-11-22", "2026-11-22T17:24Z",
        "2026-11-22T17:24:01", "2026-11-22T24:00:00Z", "2026-11-22T17:60:00Z",
        "2026-11-22T17:24:61Z", "2026-11-22T17:24:01.Z",
        "2026-11-22T17:24:01,5Z", "2026-11-22T17:24:01Z ",
        "2026-11-22T17:24:01+2:00", "2026-11-22T17:24:01+0200",
        "2026-02-30T17:24:01Z", "2026-11~-2T17:24:01Z", "2026/2027-T"};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        Instant instant;
        assert_false(instant_parse(str_of(bad[i]), &instant));
    }
}

static void the_clock_can_be_fixed(void **state)
{
    (void)state;
    setenv("TRAVAUX_NOW", "2025-11-26", 1);
    assert_str(
        instant_text(arena, instant_now()), "2025-11-26T12:00:00.000000Z");
    setenv("TRAVAUX_NOW", "2025-11-26T08:15:00Z", 1);
    assert_str(
        instant_text(arena, instant_now()), "2025-11-26T08:15:00.000000Z");
    unsetenv("TRAVAUX_NOW");
    Instant lowest = (Instant)day_from(2020, 1, 1) * 86400 * 1000000;
    assert_true(instant_now() > lowest);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(days_count_from_1970),
        UNIT(days_split_as_gmtime_does),
        UNIT(good_dates_are_read),
        UNIT(bad_dates_are_refused),
        UNIT(flags_say_what_was_open),
        UNIT(dates_overlap_that_may_share_a_day),
        UNIT(days_are_told_shortly),
        UNIT(instants_are_read),
        UNIT(bad_instants_are_refused),
        UNIT(the_clock_can_be_fixed),
    };
    return UNIT_RUN(tests);
}
