/* Time zones read by base/tzif.c against the C library, which reads the same
 * files by itself: every zone of the machine, around every change of the
 * offset and at random times from 1900 to 2500. */
#include "test/unit.h"

#include <dirent.h>
#include <string.h>
#include <time.h>
#include "base/date.h"
#include "base/file.h"
#include "base/tzif.h"
#include "test/random.h"

#define FOLDER "/usr/share/zoneinfo"
enum { TIMES = 400, FILE_MOST = 1 << 16 };
static const int64_t YEAR = 31556952;

static size_t compared;

static int64_t library_offset(int64_t second)
{
    time_t at = (time_t)second;
    struct tm local;
    return localtime_r(&at, &local) ? local.tm_gmtoff : 0;
}

static void compare_at(const char *path, const Tzif *zone, int64_t second)
{
    int64_t ours = tzif_offset(zone, second), theirs = library_offset(second);
    compared++;
    if (ours != theirs)
        fail_msg("%s at %lld: %lld, the library says %lld", path,
            (long long)second, (long long)ours, (long long)theirs);
}

static int64_t time_at(const Tzif *zone, size_t i)
{
    uint64_t time = 0;
    for (size_t k = 0; k < 8; k++) time = time << 8 | zone->times[i * 8 + k];
    return (int64_t)time;
}

static void compare_zone(const char *path, const Tzif *zone)
{
    setenv("TZ", str_printf(arena, ":%s", path).data, 1);
    tzset();
    for (size_t i = 0; i < zone->count; i++)
        for (int64_t near = -1; near <= 1; near++)
            if (time_at(zone, i) > -100 * YEAR)
                compare_at(path, zone, time_at(zone, i) + near);
    for (int i = 0; i < TIMES; i++)
        compare_at(path, zone,
            -70 * YEAR + (int64_t)random_below((size_t)(600 * YEAR)));
}

static void compare_folder(const char *folder)
{
    struct dirent **names;
    int count = scandir(folder, &names, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        const char *name = names[i]->d_name;
        const char *path = str_printf(arena, "%s/%s", folder, name).data;
        Tzif zone;
        Str bytes;
        if (names[i]->d_type == DT_DIR && name[0] >= 'A' && name[0] <= 'Z')
            compare_folder(path);
        else if (names[i]->d_type != DT_DIR &&
                 !file_read(arena, path, FILE_MOST, &bytes, NULL) &&
                 tzif_read(bytes, &zone))
            compare_zone(path, &zone);
        free(names[i]);
    }
    if (count >= 0) free(names);
}

static void every_zone_is_as_the_library_reads_it(void **state)
{
    (void)state;
    compare_folder(FOLDER);
    assert_true(compared > 100000);
}

static void rules_of_every_form_are_read(void **state)
{
    static const struct {
        const char *rule, *time;
        int64_t offset;
    } CASES[] = {
        {"EST5EDT,M3.2.0,M11.1.0", "2040-07-01T00:00:00Z", -14400},
        {"EST5EDT,M3.2.0,M11.1.0", "2040-01-01T00:00:00Z", -18000},
        {"<+0330>-3:30", "2040-01-01T00:00:00Z", 12600},
        {"AEST-10AEDT,M10.1.0,M4.1.0/3", "2040-01-01T00:00:00Z", 39600},
        {"A0B,J60/0,J61/0", "2040-03-01T12:00:00Z", 3600},
        {"A0B,J60/0,J61/0", "2040-02-29T12:00:00Z", 0},
        {"A0B,59/0,60/0", "2040-02-29T12:00:00Z", 3600},
        {"IST-2IDT,M3.4.4/26,M10.5.0", "2040-03-23T01:00:00Z", 10800},
        {"", "2040-03-23T01:00:00Z", 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        Instant instant;
        assert_true(instant_parse(str_of(CASES[i].time), &instant));
        assert_int_equal(
            tzif_rule_offset(str_of(CASES[i].rule), instant / 1000000),
            CASES[i].offset);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(rules_of_every_form_are_read),
        UNIT(every_zone_is_as_the_library_reads_it)};
    return UNIT_RUN(tests);
}
