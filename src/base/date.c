/* Calendar days and the dates of records.
 *
 * Days are counted from 1970-01-01 with years that begin in March, so that
 * the leap day comes last and a month's offset is linear: Richards, "Mapping
 * time", 1998, in the form of Hinnant, "chrono-compatible low-level date
 * algorithms", 2013. Dates are read in one pass without memory: EDTF,
 * ISO 8601-2:2019, the subset that date.h names. */
#include "base/date.h"

#include <string.h>

enum { DAYS_A_400_YEARS = 146097, DAYS_A_YEAR = 365 };
enum { MARCH_OF_YEAR_0 = 719468 }; /* days before 1970-01-01 */

static int64_t floor_divide(int64_t number, int64_t divisor)
{
    int64_t quotient = number / divisor;
    return quotient - (number % divisor < 0);
}

Day day_from(int year, int month, int day)
{
    int64_t y = (int64_t)year - (month <= 2);
    int64_t era = floor_divide(y, 400), year_of_era = y - era * 400;
    int64_t month_from_march = (month + 9) % 12;
    int64_t day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * DAYS_A_YEAR + year_of_era / 4 -
                         year_of_era / 100 + day_of_year;
    return (Day)(era * DAYS_A_400_YEARS + day_of_era - MARCH_OF_YEAR_0);
}

void day_split(Day day, int *year, int *month, int *month_day)
{
    int64_t shifted = (int64_t)day + MARCH_OF_YEAR_0;
    int64_t era = floor_divide(shifted, DAYS_A_400_YEARS);
    int64_t day_of_era = shifted - era * DAYS_A_400_YEARS;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
                              day_of_era / 146096) /
                          DAYS_A_YEAR;
    int64_t day_of_year = day_of_era - (DAYS_A_YEAR * year_of_era +
                                           year_of_era / 4 - year_of_era / 100);
    int64_t month_from_march = (5 * day_of_year + 2) / 153;
    *month_day = (int)(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    *month = (int)(month_from_march < 10 ? month_from_march + 3
                                         : month_from_march - 9);
    *year = (int)(era * 400 + year_of_era + (*month <= 2));
}

static int month_length(int year, int month)
{
    static const int lengths[] = {
        31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return lengths[month - 1] + (month == 2 && leap);
}

/* COUNT digits at AT. */
static bool read_digits(Str text, size_t at, size_t count, int *value)
{
    *value = 0;
    if (text.size < at + count) return false;
    for (size_t i = at; i < at + count; i++) {
        char c = text.data[i];
        if (c < '0' || c > '9') return false;
        *value = *value * 10 + (c - '0');
    }
    return true;
}

/* "-MM" or "-DD" at AT. */
static bool read_dashed(Str text, size_t at, int *value)
{
    return text.data[at] == '-' && read_digits(text, at + 1, 2, value);
}

/* One date that is no interval, without its `~`; MSG_NONE if it is good. */
static MessageId read_plain(Str text, Date *date)
{
    int year, month = 0, day = 0;
    if (text.size != 4 && text.size != 7 && text.size != 10)
        return MSG_DATE_BAD;
    if (!read_digits(text, 0, 4, &year)) return MSG_DATE_BAD;
    if (text.size > 4 &&
        (!read_dashed(text, 4, &month) || month < 1 || month > 12))
        return MSG_DATE_BAD;
    if (text.size > 7 && !read_dashed(text, 7, &day)) return MSG_DATE_BAD;
    if (text.size > 7 && (day < 1 || day > month_length(year, month)))
        return MSG_DATE_DAY;
    int last_month = month ? month : 12;
    int last_day = day ? day : month_length(year, last_month);
    date->earliest = day_from(year, month ? month : 1, day ? day : 1);
    date->latest = day_from(year, last_month, last_day);
    return MSG_NONE;
}

/* The same with the `~`, which any end of an interval may have. */
static MessageId read_end(Str text, Date *date)
{
    *date = (Date){0};
    if (text.size && text.data[text.size - 1] == '~') {
        date->approximate = true;
        text.size--;
    }
    return read_plain(text, date);
}

static MessageId read_interval(Str begin, Str end, Date *date)
{
    Date a = {.earliest = DAY_MIN}, b = {0};
    MessageId bad = MSG_NONE;
    bool open_start = str_equal(begin, S("..")), open_end = false;
    if (!open_start) {
        bad = read_end(begin, &a);
        open_end = str_equal(end, S(".."));
    }
    if (!bad && !open_end) bad = read_end(end, &b);
    if (bad) return bad;
    *date = (Date){.earliest = a.earliest,
        .latest = open_end ? a.latest : b.latest,
        .open_start = open_start,
        .open_end = open_end,
        .approximate = a.approximate || b.approximate};
    return date->latest < date->earliest ? MSG_DATE_ORDER : MSG_NONE;
}

static MessageId read_date(Str text, Date *date)
{
    const Date unknown = {DAY_MIN, DAY_MIN, .unknown = true};
    const char *slash = text.size ? memchr(text.data, '/', text.size) : NULL;
    MessageId bad = MSG_NONE;
    if (slash) {
        size_t at = (size_t)(slash - text.data);
        bad = read_interval(
            str_slice(text, 0, at), str_slice(text, at + 1, text.size), date);
    } else if (str_equal(text, S("unknown"))) {
        *date = unknown;
    } else {
        bad = read_end(text, date);
    }
    if (bad) *date = unknown;
    return bad;
}

Status date_parse(Str text, Place place, Date *date, Err *err)
{
    MessageId bad = read_date(text, date);
    if (!bad) return STATUS_OK;
    return err_set(err, STATUS_INPUT, place, bad, ARGS(text));
}

Date date_of(Str text)
{
    Date date;
    (void)read_date(text, &date);
    return date;
}

bool date_overlap(const Date *a, const Date *b)
{
    if (a->unknown || b->unknown) return true;
    return (a->open_end || a->latest >= b->earliest) &&
           (b->open_end || b->latest >= a->earliest);
}
