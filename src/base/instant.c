/* Instants: microseconds since 1970 in UTC, as RFC 3339 writes them. A leap
 * second is read as the first second of the next minute. */
#include "base/date.h"

#include <stdlib.h>
#include <time.h>

enum { SECOND = 1000000, DAY_SECONDS = 86400 };

/* What is left to read; `bad` sticks. */
typedef struct {
    Str rest;
    bool bad;
} Reader;

static char take(Reader *in)
{
    char c = in->rest.size ? in->rest.data[0] : 0;
    in->rest = str_slice(in->rest, 1, in->rest.size);
    return c;
}

static void take_either(Reader *in, char upper, char lower)
{
    char c = take(in);
    if (c != upper && c != lower) in->bad = true;
}

/* A number of two digits, at most MOST. */
static int take_number(Reader *in, int most)
{
    int value = 0;
    for (int i = 0; i < 2; i++) {
        char c = take(in);
        if (c < '0' || c > '9') in->bad = true;
        value = value * 10 + (c - '0');
    }
    if (value > most) in->bad = true;
    return value;
}

/* ".5" and the like, in microseconds; further digits are cut off. */
static Instant take_fraction(Reader *in)
{
    Instant sum = 0, unit = SECOND;
    if (!str_starts(in->rest, S("."))) return 0;
    do {
        take(in);
        if (!in->rest.size) break;
        char c = in->rest.data[0];
        if (c < '0' || c > '9') break;
        unit /= 10;
        sum += (c - '0') * unit;
    } while (true);
    if (unit == SECOND) in->bad = true;
    return sum;
}

/* "Z" or "+01:30", in seconds. */
static int take_offset(Reader *in)
{
    char sign = in->rest.size ? in->rest.data[0] : 0;
    if (sign != '+' && sign != '-') {
        take_either(in, 'Z', 'z');
        return 0;
    }
    take(in);
    int hours = take_number(in, 23);
    take_either(in, ':', ':');
    int seconds = (hours * 60 + take_number(in, 59)) * 60;
    return sign == '-' ? -seconds : seconds;
}

bool instant_parse(Str text, Instant *instant)
{
    enum { DATE_SIZE = 10 };
    Date date = date_of(str_slice(text, 0, DATE_SIZE));
    if (text.size < DATE_SIZE || date.unknown || date.earliest != date.latest ||
        date.open_end || date.approximate)
        return false;
    Reader in = {str_slice(text, DATE_SIZE, text.size), false};
    take_either(&in, 'T', 't');
    int hours = take_number(&in, 23);
    take_either(&in, ':', ':');
    int minutes = take_number(&in, 59);
    take_either(&in, ':', ':');
    int seconds = (hours * 60 + minutes) * 60 + take_number(&in, 60);
    Instant fraction = take_fraction(&in);
    seconds -= take_offset(&in);
    if (in.bad || in.rest.size) return false;
    *instant =
        ((Instant)date.latest * DAY_SECONDS + seconds) * SECOND + fraction;
    return true;
}

Str instant_text(Arena *arena, Instant instant)
{
    Instant day_length = (Instant)DAY_SECONDS * SECOND;
    Instant day = instant / day_length, rest = instant % day_length;
    if (rest < 0) day--, rest += day_length;
    int seconds = (int)(rest / SECOND);
    return str_printf(arena, "%.*sT%02d:%02d:%02d.%06dZ",
        STR_ARGS(day_text(arena, (Day)day)), seconds / 3600, seconds / 60 % 60,
        seconds % 60, (int)(rest % SECOND));
}

Instant instant_now(void)
{
    Str fixed = str_of(getenv("TRAVAUX_NOW"));
    Date date = date_of(fixed);
    Instant instant;
    struct timespec now;
    if (instant_parse(fixed, &instant)) return instant;
    if (!date.unknown)
        return ((Instant)date.latest * DAY_SECONDS + DAY_SECONDS / 2) * SECOND;
    clock_gettime(CLOCK_REALTIME, &now);
    return (Instant)now.tv_sec * SECOND + now.tv_nsec / 1000;
}
