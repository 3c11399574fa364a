#ifndef STABILITY_PREFERENCE_H
#define STABILITY_PREFERENCE_H

#include "stability/bits.h"
#include "stability/conflict.h"
#include "stability/control.h"

/* The states that are to be ranked. */
typedef struct {
    size_t count;
    const uint64_t *states; /* [count] rising; NULL: state k is k itself */
    /* Bits over the COUNT states: which take part; NULL: all. */
    const uint64_t *feasible;
} RankedStates;

static inline uint64_t ranked_state(const RankedStates *states, size_t index)
{
    return states->states ? states->states[index] : index;
}

static inline bool ranked_takes_part(const RankedStates *states, size_t index)
{
    return !states->feasible || bits_get(states->feasible, index);
}

/* Ranks states as decision maker MAKER prefers them: ranks[k] is the dense
 * rank of the k-th, from 1, larger is better, equal is indifferent; 0 for
 * those that take no part. RANKS has room for count. STAGE is the part of
 * somebody's work that this is. */
CHECKED Status preference_rank(Arena *arena, const Conflict *conflict,
    size_t maker, const RankedStates *states, const Stage *stage,
    int32_t *ranks, Err *err);

/* The same for the states of a graph. */
CHECKED Status preference_rank_graph(
    const Conflict *conflict, size_t maker, int32_t *ranks, Err *err);

#endif
