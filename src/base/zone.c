/* Time zones by the tz database.
 *
 * The C library knows only one zone at a time, that of the variable TZ, which
 * cannot be set beside other threads. So the zone's file is read here
 * (base/tzif.h): the first question about a zone and a year walks through
 * that year day by day for changes of the offset and finds each by bisection;
 * the answers stay in a table of fixed size. Cost: some 50 microseconds for a
 * new year, then a look-up of some 80 nanoseconds. One lock guards all. */
#include "base/date.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "base/tzif.h"

#define ZONE_FOLDER "/usr/share/zoneinfo/"
enum { SECOND = 1000000, DAY_SECONDS = 86400 };
enum { FILE_SIZE = 16 << 10 }; /* the largest has 4 KB */
enum { NAME_SIZE = 48, MOST_SPANS = 12, TABLE_SIZE = 256 };

/* A time with one offset from UTC. */
typedef struct {
    int64_t begin;  /* its first second since 1970, UTC */
    int64_t offset; /* seconds east of Greenwich */
} Span;

/* One year (of UTC) in one zone. */
typedef struct {
    char zone[NAME_SIZE]; /* "": an unused place of the table */
    int year;
    size_t count;
    Span spans[MOST_SPANS]; /* [count], rising; the first begins the year */
} ZoneYear;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static ZoneYear table[TABLE_SIZE];

static bool is_utc(Str zone)
{
    return zone.size == 0 || str_equal(zone, S("UTC"));
}

/* Whether NAME may be a path below ZONE_FOLDER: it holds letters, digits and
 * "_+-/" only, so no dot, and begins with a letter. */
static bool good_name(Str name)
{
    if (name.size >= NAME_SIZE) return false;
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i], lower = (char)(c | 0x20);
        bool letter = lower >= 'a' && lower <= 'z';
        bool other = (c >= '0' && c <= '9') || (c && strchr("_+-/", c));
        if (!letter && (i == 0 || !other)) return false;
    }
    return name.size > 0;
}

static void zone_path(char *path, size_t size, Str name)
{
    snprintf(path, size, ZONE_FOLDER "%.*s", STR_ARGS(name));
}

/* Whether the zone's file is there and begins as RFC 9636 says. */
static bool zone_exists(Str name)
{
    char path[sizeof ZONE_FOLDER + NAME_SIZE], magic[4] = {0};
    if (!good_name(name)) return false;
    zone_path(path, sizeof path, name);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return false;
    ssize_t got = read(fd, magic, sizeof magic);
    close(fd);
    return got == sizeof magic && !memcmp(magic, "TZif", sizeof magic);
}

Status zone_check(Str name, Place place, Err *err)
{
    if (is_utc(name) || zone_exists(name)) return STATUS_OK;
    return err_set(err, STATUS_INPUT, place, MSG_ZONE_UNKNOWN, ARGS(name));
}

/* The first second after BEFORE, up to AFTER, with the offset of AFTER. */
static int64_t find_change(const Tzif *zone, int64_t before, int64_t after)
{
    int64_t offset = tzif_offset(zone, after);
    while (after - before > 1) {
        int64_t middle = before + (after - before) / 2;
        if (tzif_offset(zone, middle) == offset)
            after = middle;
        else
            before = middle;
    }
    return after;
}

/* Fills ENTRY's spans. */
static void walk_year(const Tzif *zone, ZoneYear *entry)
{
    int64_t first = (int64_t)day_from(entry->year, 1, 1) * DAY_SECONDS;
    int64_t end = (int64_t)day_from(entry->year + 1, 1, 1) * DAY_SECONDS;
    Span *last = entry->spans;
    *last = (Span){first, tzif_offset(zone, first)};
    entry->count = 1;
    for (int64_t at = first; at < end; at += DAY_SECONDS) {
        int64_t next = at + DAY_SECONDS < end ? at + DAY_SECONDS : end - 1;
        int64_t offset = tzif_offset(zone, next);
        if (offset == last->offset || entry->count == MOST_SPANS) continue;
        last = &entry->spans[entry->count++];
        *last = (Span){find_change(zone, at, next), offset};
    }
}

/* The bytes of the zone's file; what cannot be read is UTC. */
static Tzif read_zone(Str name, char *bytes, size_t size)
{
    static const unsigned char UTC_TYPE[6] = {0};
    Tzif zone;
    char path[sizeof ZONE_FOLDER + NAME_SIZE];
    zone_path(path, sizeof path, name);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    ssize_t got = fd < 0 ? 0 : read(fd, bytes, size);
    if (fd >= 0) close(fd);
    if (got > 0 && tzif_read((Str){bytes, (size_t)got}, &zone)) return zone;
    return (Tzif){.types = UTC_TYPE, .type_count = 1, .rule = S("")};
}

static void fill_entry(ZoneYear *entry, Str name, int year)
{
    char bytes[FILE_SIZE];
    Tzif zone = read_zone(name, bytes, sizeof bytes);
    memcpy(entry->zone, name.data, name.size);
    entry->zone[name.size] = 0;
    entry->year = year;
    walk_year(&zone, entry);
}

static ZoneYear *find_entry(Str zone, int year)
{
    size_t place = (size_t)year;
    for (size_t i = 0; i < zone.size; i++)
        place = place * 31 + (unsigned char)zone.data[i];
    ZoneYear *entry = &table[place % TABLE_SIZE];
    if (entry->year != year || !str_equal(str_of(entry->zone), zone))
        fill_entry(entry, zone, year);
    return entry;
}

/* The span that SECOND lies in; it may begin earlier than `begin` says where
 * that is a new year. */
static Span span_at(Str zone, int64_t second)
{
    int year, month, month_day;
    Day day = (Day)(second / DAY_SECONDS - (second % DAY_SECONDS < 0));
    if (is_utc(zone) || !good_name(zone)) return (Span){INT64_MIN, 0};
    day_split(day, &year, &month, &month_day);
    pthread_mutex_lock(&lock);
    const ZoneYear *entry = find_entry(zone, year);
    size_t i = entry->count - 1;
    while (i && entry->spans[i].begin > second) i--;
    Span span = entry->spans[i];
    pthread_mutex_unlock(&lock);
    return span;
}

Day zone_day(Str zone, Instant instant)
{
    int64_t second = instant / SECOND - (instant % SECOND < 0);
    int64_t local = second + span_at(zone, second).offset;
    return (Day)(local / DAY_SECONDS - (local % DAY_SECONDS < 0));
}

/* Clocks may be set back over midnight, so that a day comes twice: the spans
 * are looked at from the latest to the earliest. */
Instant zone_day_end(Str zone, Day day)
{
    const Day most = (Day)(INT64_MAX / SECOND / DAY_SECONDS) - 2;
    if (day > most) return INT64_MAX;
    if (day < -most) return INT64_MIN;
    int64_t midnight = ((int64_t)day + 1) * DAY_SECONDS; /* local */
    int64_t end = midnight + DAY_SECONDS;
    for (;;) {
        Span span = span_at(zone, end - 1);
        int64_t limit = midnight - span.offset;
        if (limit > span.begin) return (limit < end ? limit : end) * SECOND - 1;
        end = span.begin;
    }
}
