#ifndef READ_WHEN_H
#define READ_WHEN_H

#include "base/date.h"
#include "read/attribution.h"

/* A date as a text gives it. */
typedef struct {
    TokenRange words; /* "on Tuesday", "two days earlier" */
    Str edtf;         /* worked out; "unknown" where it needs a day to be
                         reckoned from and there is none */
    bool relative;    /* worked out from SOURCE */
} When;

/* The date that begins at token I and ends before END, as somebody means it
 * who writes on the day SOURCE (DAY_MIN: not known): a calendar date, a day of
 * the week (the last one; "next": the next), yesterday, last month, three days
 * ago. *WHEN is filled and the number of tokens returned; 0: no date. */
size_t when_match(Arena *arena, const Tokens *tokens, size_t i, size_t end,
    Day source, When *when);

/* The first date in RANGE; false if there is none. */
bool when_find(Arena *arena, const Tokens *tokens, TokenRange range, Day source,
    When *when);

/* The first whole calendar date of a text, among its first few hundred
 * tokens: its dateline, mostly; "" if there is none. */
Str when_of_text(Arena *arena, const Tokens *tokens);

#endif
