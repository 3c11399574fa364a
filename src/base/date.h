#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/err.h"

/* Days since 1970-01-01 in the proleptic Gregorian calendar. */
typedef int32_t Day;
#define DAY_MIN INT32_MIN /* before all others: "always" */
#define DAY_MAX INT32_MAX

/* A date as records hold it: the subset of EDTF (ISO 8601-2:2019) that
 * doc/format.md names. `2025`, `2025-11`, `2025-11-25`, `a/b`, `../b`, `a/..`,
 * `unknown`; a trailing `~` on any date is read and ignored in order.
 * `latest` is what order and folding go by: the last day it may mean, and of
 * an open end (`a/..`) the last day its beginning may mean. */
typedef struct {
    Day earliest; /* first day it may mean; DAY_MIN of `../b` */
    Day latest;
    bool unknown;     /* then both days are DAY_MIN */
    bool open_end;    /* `a/..` */
    bool open_start;  /* `../b` */
    bool approximate; /* had a `~` */
} Date;

CHECKED Status date_parse(Str text, Place place, Date *date, Err *err);
/* As date_parse, for text that was checked before; unknown if it is bad. */
Date date_of(Str text);
/* True if the two may mean a common day (unknown ones: with all). */
bool date_overlap(const Date *a, const Date *b);

Day day_from(int year, int month, int day); /* must be a real day */
void day_split(Day day, int *year, int *month, int *month_day);
Str day_text(Arena *arena, Day day);  /* "2025-11-25"; DAY_MIN: "always" */
Str day_short(Arena *arena, Day day); /* "25 Nov 2025" */
/* EDTF text for a person: "25 Nov 2025", "Nov 2025", "before 23 Nov 2025",
 * "from 23 Nov 2025", "8 to 10 Mar 2026", "no date"; without the year where
 * it equals YEAR (0: always with). */
Str date_words(Arena *arena, Str edtf, int year);

/* Microseconds since 1970-01-01T00:00Z. */
typedef int64_t Instant;

/* RFC 3339, "2026-11-22T17:24:01.5Z" (also with an offset). */
CHECKED bool instant_parse(Str text, Instant *instant);
Str instant_text(Arena *arena, Instant instant); /* six decimals, Z */
/* The clock, or what the environment variable TRAVAUX_NOW says (RFC 3339, or
 * a date, whose noon UTC is meant). */
Instant instant_now(void);

/* Time zones by their tz database name; "" is UTC. Thread-safe. */
CHECKED Status zone_check(Str name, Place place, Err *err);
Day zone_day(Str zone, Instant instant); /* the local day then */
Instant zone_day_end(Str zone, Day day); /* its last microsecond */

#endif
