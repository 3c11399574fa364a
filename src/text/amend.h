#ifndef TEXT_AMEND_H
#define TEXT_AMEND_H

#include "text/redline.h"

/* A proposal to put NEW_TEXT in the place of OLD_TEXT in one provision. */
typedef struct {
    Str old_text, new_text; /* in: as the proposer wrote them */
    bool found;             /* out: old_text stands in the provision */
    bool whole;             /* out: it is all of the provision */
    Hunks changes;     /* out: what it replaces, in words of the provision, by
                          which words of the new text */
    Tokens new_tokens; /* out: of new_text, without its printed number */
    uint64_t result;   /* out: equal for amendments to the same effect */
} Amendment;

/* A provision and all amendments to it. */
typedef struct {
    Str text;
    Tokens tokens;         /* of the text, without its printed number */
    Amendment *amendments; /* [count] */
    size_t count;
} Provision;

/* Matching is tolerant: small and capital letters, spaces, quotation marks
 * and the printed number at the beginning make no difference. The texts must
 * outlive the provision. */
void provision_match(Arena *arena, Provision *provision);

typedef enum {
    PAIR_IDENTICAL,  /* the same effect */
    PAIR_COMPOSABLE, /* they change different words */
    PAIR_CLASHING
} PairKind;

/* What two amendments that were found are to each other. */
PairKind provision_pair(const Provision *provision, size_t a, size_t b);

/* The largest set of amendments that can all be made: marks them in CHOSEN
 * [count]. Of identical ones all are marked. True if it is certain that there
 * is no larger one (else the search was given up). */
bool provision_largest(Arena *arena, const Provision *provision, bool *chosen);

/* The provision with the CHOSEN amendments made; they must be composable or
 * identical. */
Str provision_apply(
    Arena *arena, const Provision *provision, const bool *chosen);

#endif
