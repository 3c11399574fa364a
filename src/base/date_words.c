/* Days and dates as people read them: "25 Nov 2025", "8 to 10 Mar". What the
 * two ends of an interval share is said once. */
#include "base/date.h"

enum { LONGEST_MONTH = 31 };

/* An end of a date as far as it is said. */
typedef struct {
    int year, month, day; /* month and day: 0 where not said */
} End;

Str day_text(Arena *arena, Day day)
{
    int year, month, month_day;
    if (day == DAY_MIN) return message_text(MSG_DATE_ALWAYS);
    day_split(day, &year, &month, &month_day);
    return str_printf(arena, "%04d-%02d-%02d", year, month, month_day);
}

static Str month_name(int month)
{
    Str rest = message_text(MSG_DATE_MONTHS), name = S("");
    while (month-- > 0 && str_next(&rest, ' ', &name)) continue;
    return name;
}

static Str end_words(Arena *arena, End end, bool with_year)
{
    Str parts[3];
    size_t count = 0;
    if (end.day) parts[count++] = str_int(arena, end.day);
    if (end.month) parts[count++] = month_name(end.month);
    if (with_year) parts[count++] = str_printf(arena, "%04d", end.year);
    return str_join(arena, parts, count, S(" "));
}

Str day_short(Arena *arena, Day day)
{
    End end;
    if (day == DAY_MIN) return message_text(MSG_DATE_ALWAYS);
    day_split(day, &end.year, &end.month, &end.day);
    return end_words(arena, end, true);
}

static End end_of(Str text)
{
    Date date = date_of(text);
    End end;
    day_split(date.earliest, &end.year, &end.month, &end.day);
    if (date.latest != date.earliest) end.day = 0;
    if (date.latest - date.earliest >= LONGEST_MONTH) end.month = 0;
    return end;
}

static Str one_end(Arena *arena, End end, int year)
{
    return end_words(arena, end, end.year != year || !end.month);
}

static Str two_ends(Arena *arena, End a, End b, int year)
{
    bool one_year = a.year == b.year && a.month && b.month;
    bool one_month = one_year && a.month == b.month;
    if (a.year == b.year && a.month == b.month && a.day == b.day)
        return one_end(arena, b, year);
    End begin = a;
    if (one_month && a.day && b.day) begin.month = 0;
    Str first = end_words(arena, begin, !one_year);
    Str last = one_year ? one_end(arena, b, year) : end_words(arena, b, true);
    return message_format(arena, MSG_DATE_RANGE, ARGS(first, last));
}

Str date_words(Arena *arena, Str edtf, int year)
{
    Date date = date_of(edtf);
    Str rest = edtf, begin, end;
    if (date.unknown) return message_text(MSG_DATE_NONE);
    (void)str_next(&rest, '/', &begin);
    if (!str_next(&rest, '/', &end)) end = begin;
    Str words;
    if (date.open_start)
        words = one_end(arena, end_of(end), year);
    else if (date.open_end)
        words = one_end(arena, end_of(begin), year);
    else
        words = two_ends(arena, end_of(begin), end_of(end), year);
    if (date.approximate)
        words = message_format(arena, MSG_DATE_ABOUT, ARGS(words));
    if (date.open_start)
        return message_format(arena, MSG_DATE_BEFORE, ARGS(words));
    if (date.open_end) return message_format(arena, MSG_DATE_FROM, ARGS(words));
    return words;
}
