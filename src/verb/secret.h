#ifndef VERB_SECRET_H
#define VERB_SECRET_H

#include "base/err.h"

/* Secrets of the access file. They never depend on TRAVAUX_SEED. */

enum { PASSWORD_LEAST = 12, PASSWORD_MOST = 1000 }; /* bytes */

/* 256 random bits as 64 hexadecimal digits; and what a file may hold of it. */
Str secret_new(Arena *arena);
Str secret_hash(Arena *arena, Str secret);

/* argon2id (RFC 9106) of PASSWORD, with its salt and cost, as text. */
CHECKED Status password_hash(
    Arena *arena, Str password, Str *encoded, Err *err);
/* Whether PASSWORD is the one; for ENCODED "" it takes as long and is not. */
CHECKED bool password_is(Arena *arena, Str encoded, Str password);
/* Refuses what is too short or too long. */
CHECKED Status password_check(Arena *arena, Str password, Err *err);

#endif
