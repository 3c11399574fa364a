#ifndef READ_GAZETTEER_H
#define READ_GAZETTEER_H

#include "read/token.h"

/* Tables of names that stand for parties, and of holders of offices: the
 * shipped ones (tables/), and what a caller adds from a room. */
typedef struct Gazetteer Gazetteer;

typedef struct {
    Str party; /* "UA"; "PRESS" for publishers */
    Str role;  /* of a holder; "" of a place */
    Str name;  /* of a holder, in small letters */
} GazetteerEntry;

Gazetteer *gazetteer_new(Arena *arena);

/* NAME in any letters; an entry that is there is replaced. */
void gazetteer_add(Gazetteer *gazetteer, Str name, GazetteerEntry entry);

/* What the tokens from I on (before END) name, the longest name first; *USED
 * is how many they are. NULL if nothing. */
const GazetteerEntry *gazetteer_match(const Gazetteer *gazetteer,
    const Tokens *tokens, size_t i, size_t end, size_t *used);

/* The holder of that name (any letters), or NULL. */
const GazetteerEntry *gazetteer_holder(const Gazetteer *gazetteer, Str name);

#endif
