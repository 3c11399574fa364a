#ifndef READ_GAZETTEER_H
#define READ_GAZETTEER_H

#include "read/token.h"

/* Tables of names that stand for parties, and of holders of offices: the
 * shipped ones (tables/), and what a caller adds from a room. */
typedef struct Gazetteer Gazetteer;

typedef struct {
    Str party; /* "UA"; "PRESS" for publishers; "" for none */
    Str role;  /* of a holder; "" of a place */
    Str name;  /* of a holder, in full; "" of a place */
} GazetteerEntry;

Gazetteer *gazetteer_new(Arena *arena);

/* NAME in any letters; an entry that is there is replaced. */
void gazetteer_add(Gazetteer *gazetteer, Str name, GazetteerEntry entry);

/* Gives every party of the tables another code: NAME(state, code), "" where
 * it shall stand for none. */
void gazetteer_rename_parties(
    Gazetteer *gazetteer, Str (*name)(void *state, Str party), void *state);

/* The party for which NAME (any letters) stands; "" if it is not known. */
Str gazetteer_party(const Gazetteer *gazetteer, Str name);

/* The first name in the shipped tables of the party CODE, in small letters;
 * "" if it is in none. */
Str gazetteer_name(Str code);

/* What the tokens from I on (before END) name, the longest name first; *USED
 * is how many they are. NULL if nothing. */
const GazetteerEntry *gazetteer_match(const Gazetteer *gazetteer,
    const Tokens *tokens, size_t i, size_t end, size_t *used);

/* The holder of that name (any letters), or NULL. */
const GazetteerEntry *gazetteer_holder(const Gazetteer *gazetteer, Str name);

#endif
