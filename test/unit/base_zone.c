/* Time zones: days are those of the clocks on the wall. */
#include "test/unit.h"

#include <pthread.h>
#include <string.h>
#include <time.h>
#include "base/date.h"

static const Instant SECOND = 1000000;

static Instant instant(const char *text)
{
    Instant value;
    assert_true(instant_parse(str_of(text), &value));
    return value;
}

static void assert_day_end(const char *zone, const char *day, const char *end)
{
    Date date = date_of(str_of(day));
    assert_str(
        instant_text(arena, zone_day_end(str_of(zone), date.latest)), end);
}

static void zones_are_checked(void **state)
{
    static const char *const good[] = {"", "UTC", "Europe/Vienna", "Etc/GMT+5",
        "America/Argentina/Buenos_Aires", "GMT"};
    static const char *const bad[] = {"Europe/Atlantis", "Europe", "Europe/",
        "../zoneinfo/UTC", "Europe/../UTC", "/usr/share/zoneinfo/UTC",
        "zone.tab", "tzdata.zi", ":UTC", "EST5EDT,M3.2.0", " UTC", "-",
        "a23456789012345678901234567890123456789012345678901234567890"};
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_int_equal(zone_check(str_of(good[i]), NOWHERE, NULL), STATUS_OK);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        Err err;
        assert_int_equal(
            zone_check(str_of(bad[i]), NOWHERE, &err), STATUS_INPUT);
        assert_int_equal(err.id, MSG_ZONE_UNKNOWN);
    }
    assert_int_equal(zone_check(S("UTC\0"), NOWHERE, NULL), STATUS_INPUT);
}

static void utc_days_end_at_midnight(void **state)
{
    (void)state;
    assert_day_end("", "2025-11-25", "2025-11-25T23:59:59.999999Z");
    assert_day_end("UTC", "1969-12-31", "1969-12-31T23:59:59.999999Z");
    assert_int_equal(zone_day(S(""), -1), -1);
    assert_int_equal(zone_day(S(""), 0), 0);
}

static void vienna_has_summer_time(void **state)
{
    Str zone = S("Europe/Vienna");
    (void)state;
    assert_day_end(
        "Europe/Vienna", "2025-01-15", "2025-01-15T22:59:59.999999Z");
    assert_day_end(
        "Europe/Vienna", "2025-03-29", "2025-03-29T22:59:59.999999Z");
    assert_day_end(
        "Europe/Vienna", "2025-03-30", "2025-03-30T21:59:59.999999Z");
    assert_day_end(
        "Europe/Vienna", "2025-10-25", "2025-10-25T21:59:59.999999Z");
    assert_day_end(
        "Europe/Vienna", "2025-10-26", "2025-10-26T22:59:59.999999Z");
    assert_day_end(
        "Europe/Vienna", "2025-12-31", "2025-12-31T22:59:59.999999Z");
    assert_int_equal(
        zone_day(zone, instant("2025-12-31T23:00:00Z")), day_from(2026, 1, 1));
    assert_int_equal(zone_day(zone, instant("2025-12-31T22:59:59.999999Z")),
        day_from(2025, 12, 31));
}

/* Clocks go back over midnight, skip midnight, skip a day, or keep odd
 * minutes. */
static void odd_midnights_are_right(void **state)
{
    (void)state;
    assert_day_end(
        "America/St_Johns", "2007-11-03", "2007-11-04T03:29:59.999999Z");
    assert_day_end(
        "America/Sao_Paulo", "2017-10-14", "2017-10-15T02:59:59.999999Z");
    assert_day_end("Pacific/Apia", "2011-12-29", "2011-12-30T09:59:59.999999Z");
    assert_day_end("Pacific/Apia", "2011-12-30", "2011-12-30T09:59:59.999999Z");
    assert_day_end("Pacific/Apia", "2011-12-31", "2011-12-31T09:59:59.999999Z");
    assert_day_end(
        "Asia/Kathmandu", "2025-11-25", "2025-11-25T18:14:59.999999Z");
    assert_day_end(
        "Pacific/Kiritimati", "2025-11-25", "2025-11-25T09:59:59.999999Z");
}

static void ends_of_time_are_clamped(void **state)
{
    (void)state;
    assert_true(zone_day_end(S("Europe/Vienna"), DAY_MIN) == INT64_MIN);
    assert_true(zone_day_end(S("Europe/Vienna"), DAY_MAX) == INT64_MAX);
    (void)zone_day(S("Europe/Vienna"), INT64_MIN);
    (void)zone_day(S("Europe/Vienna"), INT64_MAX);
}

/* The day that the C library gives with TZ set. */
static Day local_day(Instant at)
{
    time_t time = (time_t)(at / SECOND);
    struct tm tm;
    localtime_r(&time, &tm);
    return day_from(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

/* Every half hour of some years, in zones with unusual rules. */
static void days_are_those_of_the_c_library(void **state)
{
    static const char *const zones[] = {"Europe/Vienna", "Africa/Casablanca",
        "America/St_Johns", "Antarctica/Troll", "Asia/Gaza", "Asia/Tehran",
        "Australia/Lord_Howe", "Europe/Dublin", "Pacific/Apia"};
    Instant first = instant("2006-01-01T00:00:00Z");
    Instant end =
        instant(unit_long() ? "2040-01-01T00:00:00Z" : "2008-01-01T00:00:00Z");
    (void)state;
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        setenv("TZ", zones[i], 1);
        tzset();
        for (Instant at = first; at < end; at += 1800 * SECOND) {
            Day day = local_day(at);
            assert_int_equal(zone_day(str_of(zones[i]), at), day);
            assert_true(zone_day_end(str_of(zones[i]), day) >= at);
            assert_true(zone_day_end(str_of(zones[i]), day - 1) < at ||
                        local_day(at - 2 * 3600 * SECOND) != day);
        }
    }
}

static void the_callers_zone_is_put_back(void **state)
{
    (void)state;
    setenv("TZ", "Asia/Tokyo", 1);
    tzset();
    (void)zone_day(S("America/Lima"), 0);
    assert_string_equal(getenv("TZ"), "Asia/Tokyo");
    time_t zero = 0;
    assert_int_equal(localtime(&zero)->tm_hour, 9);
    unsetenv("TZ");
    tzset();
    (void)zone_day(S("America/Bogota"), 0);
    assert_null(getenv("TZ"));
}

/* Asks for other zones and years than its siblings, so that all change TZ. */
static void *ask(void *thing)
{
    static const char *const zones[] = {
        "Europe/Vienna", "Asia/Kathmandu", "America/Lima", "Pacific/Auckland"};
    static const int hours[] = {
        1, 5, -5, 12}; /* in winter, the fourth summer */
    int *number = thing, wrong = 0;
    for (int year = 2001; year < 2041; year++) {
        int at = *number;
        Day day = day_from(year, at == 3 ? 7 : 1, 15);
        Instant expected = ((Instant)day * 24 + 24 - hours[at]) * 3600 * SECOND;
        if (at == 1) expected -= 45 * 60 * SECOND;
        if (zone_day_end(str_of(zones[at]), day) != expected - 1) wrong++;
    }
    *number = wrong;
    return NULL;
}

static void threads_do_not_disturb_each_other(void **state)
{
    pthread_t threads[4];
    int numbers[4] = {0, 1, 2, 3};
    (void)state;
    for (int i = 0; i < 4; i++)
        assert_int_equal(
            pthread_create(&threads[i], NULL, ask, &numbers[i]), 0);
    for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
    for (int i = 0; i < 4; i++) assert_int_equal(numbers[i], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(zones_are_checked),
        UNIT(utc_days_end_at_midnight),
        UNIT(vienna_has_summer_time),
        UNIT(odd_midnights_are_right),
        UNIT(ends_of_time_are_clamped),
        UNIT(days_are_those_of_the_c_library),
        UNIT(the_callers_zone_is_put_back),
        UNIT(threads_do_not_disturb_each_other),
    };
    return UNIT_RUN(tests);
}
