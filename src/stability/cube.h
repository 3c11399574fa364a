#ifndef STABILITY_CUBE_H
#define STABILITY_CUBE_H

#include "stability/concept.h"
#include "stability/conflict.h"
#include "stability/control.h"

/* The fast engine: all 2^n states of n options in flat arrays. */

enum { CUBE_OPTIONS_MIN = 6, CUBE_OPTIONS_MAX = 28 };

typedef struct {
    unsigned option_count; /* CUBE_OPTIONS_MIN to CUBE_OPTIONS_MAX */
    size_t maker_count;
    const uint64_t *masks;  /* [maker_count] the options each controls */
    uint64_t forward, back; /* one-way options */
    /* [maker_count][2^option_count] dense ranks from 1, larger is better;
     * 0 where a state is infeasible (for all alike) */
    int32_t **ranks;
    bool full; /* all states are feasible */
} Cube;

/* Ranks all states of a conflict in option form without merged states. Besides
 * the ranks it takes 8 bytes a state while it runs. */
CHECKED Status cube_build(Arena *arena, const Conflict *conflict,
    const Control *control, Cube *cube, Err *err);

/* What of CONCEPTS is stable; bits over all 2^n states, infeasible ones
 * clear. Besides the ranks it takes 8 bytes a state, one bit a state, concept
 * and decision maker, and scratch. */
CHECKED Status cube_solve(Arena *arena, const Cube *cube, unsigned concepts,
    const Control *control, Verdicts *verdicts, Err *err);

#endif
