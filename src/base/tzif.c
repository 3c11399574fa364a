/* Time zone files (RFC 9636). A file holds its data twice, first with 32-bit
 * times, which are skipped; then times of change with 64 bits, what holds
 * from each on, and a rule for all later times. Reading it ourselves leaves
 * the variable TZ alone, which other threads may be reading. A binary search
 * an answer. */
#include "base/tzif.h"

#include <string.h>
#include "base/date.h"

enum { HEADER_SIZE = 44, TYPE_SIZE = 6, TIME_SIZE = 8 };
enum { HOUR = 3600, DAY_SECONDS = 86400, WEEK = 7 };

static int64_t number_at(const unsigned char *bytes, size_t size)
{
    uint64_t number = bytes[0] & 0x80 ? UINT64_MAX : 0;
    for (size_t i = 0; i < size; i++) number = number << 8 | bytes[i];
    return (int64_t)number;
}

/* The counts of a header, in the order of RFC 9636, 3.1. */
typedef struct {
    size_t ut, standard, leap, time, type, character;
} Counts;

/* Cuts a header off *REST. */
static bool read_header(Str *rest, Counts *counts)
{
    const unsigned char *bytes = (const unsigned char *)rest->data;
    size_t *const fields[] = {&counts->ut, &counts->standard, &counts->leap,
        &counts->time, &counts->type, &counts->character};
    if (rest->size < HEADER_SIZE || memcmp(bytes, "TZif", 4) || bytes[4] < '2')
        return false;
    for (size_t i = 0; i < 6; i++) {
        int64_t count = number_at(bytes + 20 + 4 * i, 4);
        if (count < 0 || count > INT32_MAX) return false;
        *fields[i] = (size_t)count;
    }
    *rest = str_slice(*rest, HEADER_SIZE, rest->size);
    return true;
}

static size_t data_size(const Counts *counts, size_t time_size)
{
    return counts->time * (time_size + 1) + counts->type * TYPE_SIZE +
           counts->character + counts->leap * (time_size + 4) +
           counts->standard + counts->ut;
}

static bool kinds_are_known(const Tzif *zone)
{
    for (size_t i = 0; i < zone->count; i++)
        if (zone->kinds[i] >= zone->type_count) return false;
    return zone->type_count > 0;
}

bool tzif_read(Str bytes, Tzif *zone)
{
    Counts counts;
    Str rest = bytes;
    if (!read_header(&rest, &counts)) return false;
    if (rest.size < data_size(&counts, 4)) return false;
    rest = str_slice(rest, data_size(&counts, 4), rest.size);
    if (!read_header(&rest, &counts)) return false;
    size_t size = data_size(&counts, TIME_SIZE);
    if (rest.size < size) return false;
    const unsigned char *data = (const unsigned char *)rest.data;
    zone->count = counts.time;
    zone->type_count = counts.type;
    zone->times = data;
    zone->kinds = data + counts.time * TIME_SIZE;
    zone->types = zone->kinds + counts.time;
    zone->rule = str_trim(str_slice(rest, size, rest.size));
    return kinds_are_known(zone);
}

int64_t tzif_offset(const Tzif *zone, int64_t second)
{
    size_t low = 0, high = zone->count; /* the first later change */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (number_at(zone->times + middle * TIME_SIZE, TIME_SIZE) <= second)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == zone->count && zone->rule.size)
        return tzif_rule_offset(zone->rule, second);
    size_t kind = low ? zone->kinds[low - 1] : 0;
    return number_at(zone->types + kind * TYPE_SIZE, 4);
}

/* --- rules --- */

/* When in a year a change comes: the WEEKth (5: last) WEEKDAY of MONTH, or a
 * day of the year. */
typedef struct {
    char form; /* 'M'; 'J': from 1, 29 February not counted; 'n': from 0 */
    int64_t month, week, day;
    int64_t time; /* seconds after midnight of the local clock */
} Change;

static bool take(Str *rest, char c)
{
    if (!rest->size || rest->data[0] != c) return false;
    *rest = str_slice(*rest, 1, rest->size);
    return true;
}

static int64_t take_number(Str *rest)
{
    int64_t number = 0;
    while (rest->size && rest->data[0] >= '0' && rest->data[0] <= '9' &&
           number < DAY_SECONDS) {
        number = number * 10 + (rest->data[0] - '0');
        *rest = str_slice(*rest, 1, rest->size);
    }
    return number;
}

/* "CET" or "<+0330>" */
static void skip_name(Str *rest)
{
    bool quoted = take(rest, '<');
    while (rest->size) {
        char c = rest->data[0], lower = (char)(c | 0x20);
        if (quoted ? c == '>' : lower < 'a' || lower > 'z') break;
        *rest = str_slice(*rest, 1, rest->size);
    }
    if (quoted) (void)take(rest, '>');
}

/* "-3:30", in seconds. */
static int64_t take_time(Str *rest)
{
    bool minus = take(rest, '-');
    if (!minus) (void)take(rest, '+');
    int64_t seconds = take_number(rest) * HOUR;
    if (take(rest, ':')) seconds += take_number(rest) * 60;
    if (take(rest, ':')) seconds += take_number(rest);
    return minus ? -seconds : seconds;
}

static Change take_change(Str *rest)
{
    Change change = {.form = 'n', .time = 2 * HOUR};
    (void)take(rest, ',');
    if (take(rest, 'M')) {
        change.form = 'M';
        change.month = take_number(rest);
        (void)take(rest, '.');
        change.week = take_number(rest);
        (void)take(rest, '.');
    } else if (take(rest, 'J')) {
        change.form = 'J';
    }
    change.day = take_number(rest);
    if (take(rest, '/')) change.time = take_time(rest);
    return change;
}

/* Day 0, 1970-01-01, was a Thursday. */
static Day month_change(const Change *change, int year)
{
    int month = (int)change->month;
    Day first = day_from(year, month, 1);
    Day next =
        month == 12 ? day_from(year + 1, 1, 1) : day_from(year, month + 1, 1);
    int64_t weekday = ((int64_t)first % WEEK + WEEK + 4) % WEEK;
    int64_t day = first + (change->day - weekday + WEEK) % WEEK;
    day += (change->week - 1) * WEEK;
    while (day >= next) day -= WEEK;
    return (Day)day;
}

/* Second of the local clock, counted from 1970, at which CHANGE comes. */
static int64_t change_second(const Change *change, int year)
{
    Day first = day_from(year, 1, 1);
    bool leap = day_from(year, 3, 1) - first == 60;
    int64_t day = first + change->day;
    if (change->form == 'M') day = month_change(change, year);
    if (change->form == 'J') day -= leap && change->day > 59 ? 0 : 1;
    return day * DAY_SECONDS + change->time;
}

static bool is_change(const Change *change)
{
    return change->form != 'M' ||
           (change->month >= 1 && change->month <= 12 && change->week >= 1 &&
               change->week <= 5 && change->day < WEEK);
}

int64_t tzif_rule_offset(Str rule, int64_t second)
{
    skip_name(&rule);
    int64_t standard = -take_time(&rule), summer = standard + HOUR;
    if (!rule.size) return standard;
    skip_name(&rule);
    if (rule.size && rule.data[0] != ',') summer = -take_time(&rule);
    Change begin = take_change(&rule), end = take_change(&rule);
    if (!is_change(&begin) || !is_change(&end)) return standard;
    int year, month, month_day;
    int64_t local = second + standard;
    day_split((Day)(local / DAY_SECONDS - (local % DAY_SECONDS < 0)), &year,
        &month, &month_day);
    int64_t from = change_second(&begin, year) - standard;
    int64_t to = change_second(&end, year) - summer;
    bool in = from < to ? second >= from && second < to
                        : second >= from || second < to;
    return in ? summer : standard;
}
