/* Dates in words. A handful of patterns, tried one after the other at a
 * token, each giving a first and a last day (after the TIMEX3 types of Ferro
 * et al. 2005, as far as dispatches use them). Cost: constant a token. */
#include "read/when.h"

#include <string.h>

enum { HEAD_TOKENS = 400, YEAR_LEAST = 1900, YEAR_MOST = 2100 };

typedef struct {
    Arena *arena;
    const Tokens *tokens;
    size_t end;
    Day source;
} Scan;

/* First and last day, and how many tokens tell them; used 0: no match. */
typedef struct {
    Day first, last;
    size_t used;
    bool relative;
} Found;

static const Found NOTHING = {0};

static bool same_word(Str text, Str word)
{
    if (text.size && text.data[text.size - 1] == '.') text.size--;
    if (text.size != word.size) return false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c + 32);
        if (c != word.data[i]) return false;
    }
    return true;
}

/* Which of WORDS ("a|b") token I is, from 0; -1: none. */
static int word_in(const Scan *scan, size_t i, const char *words)
{
    Str rest = str_of(words), word;
    if (i >= scan->end) return -1;
    Str text = token_text(scan->tokens, i);
    for (int n = 0; str_next(&rest, '|', &word); n++)
        if (same_word(text, word)) return n;
    return -1;
}

static bool is_word(const Scan *scan, size_t i, const char *word)
{
    return word_in(scan, i, word) == 0;
}

/* A whole number of at most DIGITS; -1 if token I is none. "7th" is 7. */
static int number_at(const Scan *scan, size_t i, size_t digits)
{
    if (i >= scan->end) return -1;
    Str text = token_text(scan->tokens, i);
    static const char *const ENDINGS[] = {"st", "nd", "rd", "th"};
    for (size_t k = 0; k < 4 && text.size > 2; k++)
        if (str_ends(text, str_of(ENDINGS[k]))) {
            text.size -= 2;
            break;
        }
    int64_t value;
    if (text.size > digits || !str_to_int(text, &value) || value < 0) return -1;
    return (int)value;
}

static int year_at(const Scan *scan, size_t i)
{
    int year = number_at(scan, i, 4);
    return year >= YEAR_LEAST && year <= YEAR_MOST ? year : -1;
}

static int month_at(const Scan *scan, size_t i)
{
    int month = word_in(scan, i,
        "january|february|march|april|may|june|july|august|september|october|"
        "november|december");
    if (month < 0)
        month =
            word_in(scan, i, "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec");
    if (month < 0 && is_word(scan, i, "sept")) month = 8;
    bool capital = month >= 0 && scan->tokens->tokens[i].shape != SHAPE_SMALL;
    return capital ? month + 1 : -1;
}

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100) || year % 400 == 0;
}

static int month_days(int year, int month)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return DAYS[month - 1] + (month == 2 && is_leap(year));
}

static bool day_exists(int year, int month, int day)
{
    return day >= 1 && day <= month_days(year, month);
}

/* --- calendar dates --- */

/* The year in which a day without one lies nearest to the source. */
static int nearest_year(const Scan *scan, int month, int day)
{
    int year, m, d, best = 0;
    Day distance = DAY_MAX;
    day_split(scan->source, &year, &m, &d);
    for (int y = year - 1; y <= year + 1; y++) {
        if (!day_exists(y, month, day)) continue;
        Day apart = day_from(y, month, day) - scan->source;
        if (apart < 0) apart = -apart;
        if (apart >= distance) continue;
        distance = apart;
        best = y;
    }
    return best;
}

static Found calendar_day(
    const Scan *scan, int year, int month, int day, size_t used)
{
    Found found = {.used = used, .relative = year < 0};
    if (day < 1 || day > 31) return NOTHING;
    if (year < 0 && scan->source == DAY_MIN) {
        found.first = found.last = DAY_MIN;
        return found;
    }
    if (year < 0) year = nearest_year(scan, month, day);
    if (!year || !day_exists(year, month, day)) return NOTHING;
    found.first = found.last = day_from(year, month, day);
    return found;
}

/* "26 November 2025", "26 November", "26th of November". */
static Found day_month(const Scan *scan, size_t i)
{
    int day = number_at(scan, i, 2), year;
    size_t at = i + 1 + is_word(scan, i + 1, "of");
    int month = day > 0 ? month_at(scan, at) : -1;
    if (month < 0) return NOTHING;
    year = year_at(scan, at + 1);
    return calendar_day(scan, year, month, day, at + 1 - i + (year > 0));
}

static bool is_comma(const Scan *scan, size_t i)
{
    return i < scan->end && str_equal(token_text(scan->tokens, i), S(","));
}

/* "November 26, 2025", "Nov. 26", "November 2025". */
static Found month_day(const Scan *scan, size_t i)
{
    int month = month_at(scan, i), year = year_at(scan, i + 1);
    if (month < 0) return NOTHING;
    if (year > 0)
        return (Found){day_from(year, month, 1),
            day_from(year, month, month_days(year, month)), 2, false};
    int day = number_at(scan, i + 1, 2);
    if (day < 1) return NOTHING;
    size_t comma = is_comma(scan, i + 2);
    year = year_at(scan, i + 2 + comma);
    return calendar_day(scan, year, month, day, year > 0 ? 3 + comma : 2);
}

/* "2025-11-26" */
static Found iso_day(const Scan *scan, size_t i)
{
    Str text = token_text(scan->tokens, i);
    if (text.size != 10 || text.data[4] != '-' || text.data[7] != '-')
        return NOTHING;
    Date date = date_of(text);
    if (date.unknown) return NOTHING;
    return (Found){date.earliest, date.latest, 1, false};
}

/* --- relative to the day of the source --- */

/* Days from the source to FIRST and LAST. */
static Found shifted(const Scan *scan, Day first, Day last, size_t used)
{
    Found found = {DAY_MIN, DAY_MIN, used, true};
    if (scan->source == DAY_MIN) return found;
    found.first = scan->source + first;
    found.last = scan->source + last;
    return found;
}

/* 0: Monday; 1970-01-01 was a Thursday. */
static int weekday_of(Day day)
{
    return (int)(((day + 3) % 7 + 7) % 7);
}

/* "Tuesday", "on Tuesday", "last Tuesday", "next Tuesday". */
static Found week_day(const Scan *scan, size_t i)
{
    size_t at = i;
    if (is_word(scan, at, "on")) at++;
    int which = word_in(scan, at, "last|next|this");
    if (which >= 0) at++;
    int wanted = word_in(
        scan, at, "monday|tuesday|wednesday|thursday|friday|saturday|sunday");
    if (wanted < 0) return NOTHING;
    at++;
    if (word_in(scan, at, "morning|afternoon|evening|night") >= 0) at++;
    if (scan->source == DAY_MIN) return shifted(scan, 0, 0, at - i);
    Day back = (weekday_of(scan->source) - wanted + 7) % 7;
    Day shift = which == 1 ? 7 - back : which == 0 && !back ? -7 : -back;
    return shifted(scan, shift, shift, at - i);
}

static Found near_day(const Scan *scan, size_t i)
{
    static const Day SHIFTS[] = {0, 0, -1, 1};
    int which = word_in(scan, i, "today|tonight|yesterday|tomorrow");
    if (which >= 0) return shifted(scan, SHIFTS[which], SHIFTS[which], 1);
    if (is_word(scan, i, "overnight")) return shifted(scan, -1, 0, 1);
    if (is_word(scan, i, "last") && is_word(scan, i + 1, "night"))
        return shifted(scan, -1, -1, 2);
    if (is_word(scan, i, "the") && is_word(scan, i + 1, "day") &&
        is_word(scan, i + 2, "before"))
        return shifted(scan, -1, -1, 3);
    return NOTHING;
}

static Found week_of(const Scan *scan, int which, size_t used)
{
    if (scan->source == DAY_MIN) return shifted(scan, 0, 0, used);
    Day monday = -(Day)weekday_of(scan->source);
    if (which == 0) return shifted(scan, monday, 0, used);
    Day shift = which == 1 ? -7 : 7;
    return shifted(scan, monday + shift, monday + shift + 6, used);
}

/* All of the month or year WHICH (0 this, 1 last, 2 next). */
static Found period_of(
    const Scan *scan, int which, bool whole_year, size_t used)
{
    static const int STEPS[] = {0, -1, 1};
    int year, month, day;
    if (scan->source == DAY_MIN) return shifted(scan, 0, 0, used);
    day_split(scan->source, &year, &month, &day);
    if (whole_year) {
        year += STEPS[which];
        return (Found){
            day_from(year, 1, 1), day_from(year, 12, 31), used, true};
    }
    month += STEPS[which];
    if (month < 1) month = 12, year--;
    if (month > 12) month = 1, year++;
    return (Found){day_from(year, month, 1),
        day_from(year, month, month_days(year, month)), used, true};
}

/* "this week", "last month", "earlier this year". */
static Found period(const Scan *scan, size_t i)
{
    size_t at = i + (word_in(scan, i, "earlier|later") >= 0);
    int which = word_in(scan, at, "this|last|next");
    int unit = which < 0 ? -1 : word_in(scan, at + 1, "week|month|year");
    if (unit < 0) return NOTHING;
    size_t used = at + 2 - i;
    return unit == 0 ? week_of(scan, which, used)
                     : period_of(scan, which, unit == 2, used);
}

static int count_at(const Scan *scan, size_t i)
{
    int count = word_in(scan, i,
        "a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve");
    if (count == 0) return 1;
    return count > 0 ? count : number_at(scan, i, 3);
}

/* "two days earlier", "three weeks ago", "a month later". */
static Found ago(const Scan *scan, size_t i)
{
    static const Day DAYS[] = {1, 7, 30, 365};
    int count = count_at(scan, i);
    if (count < 1) return NOTHING;
    int unit = word_in(scan, i + 1, "day|week|month|year");
    if (unit < 0) unit = word_in(scan, i + 1, "days|weeks|months|years");
    int way = word_in(scan, i + 2, "ago|earlier|before|later");
    if (unit < 0 || way < 0) return NOTHING;
    Day shift = (Day)count * DAYS[unit];
    Day slack = unit < 2 ? 0 : DAYS[unit] / 2;
    if (way < 3) shift = -shift;
    return shifted(scan, shift - slack, shift + slack, 3);
}

/* --- */

static Str edtf_of(Arena *arena, const Found *found)
{
    int year, month, day, last_year, last_month, last_day;
    if (found->first == DAY_MIN) return S("unknown");
    if (found->first == found->last) return day_text(arena, found->first);
    day_split(found->first, &year, &month, &day);
    day_split(found->last, &last_year, &last_month, &last_day);
    bool months = day == 1 && year == last_year &&
                  last_day == month_days(last_year, last_month);
    if (months && month == last_month)
        return str_slice(day_text(arena, found->first), 0, 7);
    if (months && month == 1 && last_month == 12)
        return str_slice(day_text(arena, found->first), 0, 4);
    return str_join(arena,
        (Str[]){day_text(arena, found->first), day_text(arena, found->last)}, 2,
        S("/"));
}

size_t when_match(Arena *arena, const Tokens *tokens, size_t i, size_t end,
    Day source, When *when)
{
    static Found (*const PATTERNS[])(const Scan *, size_t) = {
        iso_day, day_month, month_day, week_day, near_day, period, ago};
    const Scan scan = {arena, tokens, end, source};
    for (size_t p = 0; p < sizeof PATTERNS / sizeof *PATTERNS; p++) {
        Found found = PATTERNS[p](&scan, i);
        if (!found.used) continue;
        *when = (When){{(uint32_t)i, (uint32_t)(i + found.used)},
            edtf_of(arena, &found), found.relative};
        return found.used;
    }
    return 0;
}

bool when_find(Arena *arena, const Tokens *tokens, TokenRange range, Day source,
    When *when)
{
    for (uint32_t i = range.begin; i < range.end; i++)
        if (when_match(arena, tokens, i, range.end, source, when)) return true;
    return false;
}

Str when_of_text(Arena *arena, const Tokens *tokens)
{
    When when;
    size_t end =
        tokens->token_count < HEAD_TOKENS ? tokens->token_count : HEAD_TOKENS;
    for (size_t i = 0; i < end; i++)
        if (when_match(arena, tokens, i, end, DAY_MIN, &when) &&
            !when.relative && when.edtf.size == 10)
            return when.edtf;
    return S("");
}
