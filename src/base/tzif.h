#ifndef BASE_TZIF_H
#define BASE_TZIF_H

#include "base/str.h"

/* The offsets of one time zone, as the tz database's files tell them (TZif,
 * RFC 9636). Points into the bytes it was read from. */
typedef struct {
    const unsigned char *times; /* [count] 64-bit seconds since 1970, rising */
    const unsigned char *kinds; /* [count] index into types */
    const unsigned char *types; /* [type_count] of 6 bytes */
    size_t count, type_count;
    Str rule; /* for after the last of them, as in POSIX TZ; may be "" */
} Tzif;

/* False if BYTES are no TZif file of version 2 or later. */
CHECKED bool tzif_read(Str bytes, Tzif *zone);

/* Seconds east of Greenwich at SECOND since 1970. */
int64_t tzif_offset(const Tzif *zone, int64_t second);

/* The same by a POSIX TZ rule alone ("CET-1CEST,M3.5.0,M10.5.0/3", POSIX
 * 8.3, with the wider hours of RFC 9636); 0 if RULE is none. */
int64_t tzif_rule_offset(Str rule, int64_t second);

#endif
