#ifndef BRIDGE_PREFERENCE_H
#define BRIDGE_PREFERENCE_H

#include "room/model.h"

/* What a party seals: its reservation value, and weights and values as an
 * estimate has them (doc/kinds.md), in the canonical form of doc/format.md. */

enum { PREFERENCE_BYTES_MAX = 1 << 20 };

/* The text of BODY, an estimate's in normal form. STATUS_INPUT where it gives
 * no reservation value or no weight, or is too long. */
CHECKED Status preference_text(
    Arena *arena, const Node *body, Str *text, Err *err);

/* Reads what preference_text() writes, and nothing else. */
CHECKED Status preference_read(Arena *arena, Str text, Node **body, Err *err);

/* An estimate that says the same of PARTY, by itself. */
Record *preference_estimate(Arena *arena, Str party, Node *body);

#endif
