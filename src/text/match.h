#ifndef TEXT_MATCH_H
#define TEXT_MATCH_H

#include "text/terms.h"

/* Which unit of one side is which of the other. */
typedef struct {
    size_t *to_new;     /* [old count] index of its partner, or NO_CLAUSE */
    size_t *to_old;     /* [new count] */
    double *confidence; /* [old count] 0 to 1, of what is matched */
} Matching;

Matching matching_new(Arena *arena, size_t old_count, size_t new_count);
void matching_set(
    Matching *matching, size_t old_unit, size_t new_unit, double confidence);

/* Matches units that have no partner yet, one to one, the most alike first,
 * down to LEAST (0 to 1). What lies in the order of the matches around it is
 * preferred. Where it is not sure, and the second best of the old units that
 * could be a new one has RIVAL of the best's likeness, neither is it; a RIVAL
 * above 1 lets the best have it. */
void match_units(Arena *arena, const Units *old_units, const Units *new_units,
    double least, double rival, size_t term_count, Matching *matching);

/* Matches units without a partner with those that stand between the same
 * matched neighbours, down to LEAST. */
void match_neighbours(Arena *arena, const Units *old_units,
    const Units *new_units, double least, Matching *matching);

#endif
