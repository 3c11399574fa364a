#ifndef CLI_POSITIONAL_H
#define CLI_POSITIONAL_H

#include "base/vec.h"
#include "verb/verb.h"

typedef VEC(ArgValue) ArgValues;

/* Gives WORDS[0..count) to the positional arguments of VERB, in order, and
 * appends them to VALUES; an optional or repeated one gets what the required
 * ones after it leave. A first argument of type ARG_ROOM may be left out.
 * Errors: STATUS_USAGE if a word is left over, or no room is found. */
CHECKED Status positional_read(Arena *arena, const Verb *verb, const Str *words,
    size_t count, ArgValues *values, Err *err);

#endif
