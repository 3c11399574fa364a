/* Dates, instants and decimals: a good one has its days in order and says
 * itself in words; an instant and a decimal come back from their own text. */

#include "base/date.h"
#include "base/decimal.h"
#include "test/fuzz/fuzz.h"

static void check_date(Arena *arena, Str text)
{
    Err err;
    Date date, again = date_of(text);
    Status status = date_parse(text, NOWHERE, &date, &err);
    require(date.earliest <= date.latest && date.latest == again.latest);
    require(date_overlap(&date, &again));
    require(date_words(arena, text, 2025).size > 0);
    require(status == STATUS_OK || (date.unknown && err.text[0]));
}

static void check_instant(Arena *arena, Str text)
{
    Instant instant, again;
    if (!instant_parse(text, &instant)) return;
    Str written = instant_text(arena, instant);
    if (written.size == sizeof "2025-11-25T00:00:00.000000Z" - 1 &&
        written.data[0] != '-')
        require(instant_parse(written, &again) && again == instant);
}

static void check_decimal(Arena *arena, Str text)
{
    Str minimal, again;
    if (!decimal_parse(arena, text, &minimal)) return;
    require(decimal_parse(arena, minimal, &again));
    require(str_equal(minimal, again) && decimal_compare(minimal, again) == 0);
}

void fuzz(Arena *arena, Str text)
{
    check_date(arena, text);
    check_instant(arena, text);
    check_decimal(arena, text);
}
