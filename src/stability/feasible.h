#ifndef STABILITY_FEASIBLE_H
#define STABILITY_FEASIBLE_H

#include "stability/conflict.h"
#include "stability/control.h"

/* The states that match none of a conflict's infeasible patterns. */

enum {
    FEASIBLE_STEPS_MAX = 20 * 1000 * 1000 /* branchings before giving up */
};

/* Counts them; *COUNT is 2^option_count at most, UINT64_MAX for 2^64. Refuses
 * if the patterns are so entangled that it takes too long. */
CHECKED Status feasible_count(Arena *arena, const Conflict *conflict,
    const Control *control, uint64_t *count, Err *err);

/* Lists COUNT states, as feasible_count() counted them, in rising order. */
CHECKED Status feasible_list(Arena *arena, const Conflict *conflict,
    size_t count, const Control *control, uint64_t **states, Err *err);

#endif
