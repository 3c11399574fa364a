#ifndef VERB_RECORDS_AHEAD_H
#define VERB_RECORDS_AHEAD_H

#include "verb/exchange_line.h"

/* The records of an export, read and hashed ahead of whoever stores them. */
typedef struct RecordsAhead RecordsAhead;

typedef struct {
    uint32_t number; /* of the line, from 1 */
    LineType type;   /* LINE_RECORD or LINE_OTHER */
    bool good;       /* a record that could be read */
    Record record;
} AheadLine;

/* Begins with the first line of TEXT, which outlives it. Ends by itself when
 * ARENA is freed. */
RecordsAhead *records_ahead_start(Arena *arena, Str text);
/* The next line that is a record or of no known type, in order; NULL after
 * the last. It lives until the next call. STATUS_MEMORY if there is no room
 * to read more. */
CHECKED Status records_ahead_next(
    RecordsAhead *ahead, const AheadLine **line, Err *err);

#endif
