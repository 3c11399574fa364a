#ifndef STORE_INTERN_H
#define STORE_INTERN_H

#include "store/inner.h"

/* Audiences with higher numbers are read by nobody. */
enum { INTERN_MOST_AUDIENCES = 1 << 20 };

/* Numbers for texts that occur often. MAKE: give it a number if it has none;
 * else the number is 0 where there is none. */
CHECKED Status intern_kind(
    Store *store, Str name, bool make, int64_t *kind, Err *err);
CHECKED Status intern_audience(
    Store *store, const Audience *audience, int64_t *number, Err *err);
CHECKED Status intern_term(
    Store *store, int role, Str key, bool make, int64_t *term, Err *err);

/* The audience with this number; NULL if there is none. */
CHECKED Status intern_audience_of(
    Store *store, int64_t number, const Audience **audience, Err *err);

#endif
