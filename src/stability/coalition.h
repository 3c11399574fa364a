#ifndef STABILITY_COALITION_H
#define STABILITY_COALITION_H

#include "stability/reach.h"

/* Stability against decision makers that move together. A coalition H
 * improves on s by going, by its members' legal moves, to a state that all of
 * them prefer; it is deterred if the others can answer so that some member
 * does not gain. */

typedef enum {
    COALITION_NASH,
    COALITION_GMR,
    COALITION_SMR,
    COALITION_SEQ, /* the others answer by improvements of their coalitions */
    COALITION_CONCEPTS
} CoalitionConcept;

enum { COALITION_STATES_MAX = 1 << 11, COALITION_MAKERS_MAX = 8 };

/* "nash", "gmr", "smr", "seq". */
Str coalition_concept_key(CoalitionConcept concept);

typedef struct {
    size_t state_count;
    uint32_t coalition_count; /* 2^makers; coalition h has maker i: bit i */
    /* [coalition_count] bits over states, NULL where not asked for and for
     * the empty coalition */
    uint64_t **stable[COALITION_CONCEPTS];
} CoalitionVerdicts;

/* All coalitions, or the one in ONLY if it is not 0. Refuses more states or
 * decision makers than the limits. Memory: states^2 / 8 bytes a coalition. */
CHECKED Status coalition_solve(Arena *arena, const Space *space, uint32_t only,
    const Control *control, CoalitionVerdicts *verdicts, Err *err);

#endif
