#ifndef STABILITY_GUARANTEE_H
#define STABILITY_GUARANTEE_H

#include "stability/reach.h"

/* What would make a deal hold: commitments that turn a state into an
 * equilibrium. */

/* A promise to answer: should MAKER move from the deal to IMPROVEMENT, the
 * others go along ANSWER, after which it is no better off. */
typedef struct {
    size_t maker;
    uint32_t improvement;
    Path answer; /* not found: nothing would do */
    bool fresh;  /* nobody can move so today: a sanction has to be created */
} Pledge;

enum {
    GUARANTEE_LOCKS_MAX = 64, /* sets of options listed */
    GUARANTEE_TRIALS = 20000  /* sets of options tried */
};

typedef struct {
    bool already; /* an equilibrium without any guarantee */
    /* Sets of options, none larger than need be: if they can no longer be
     * changed from what they are in the deal, it is an equilibrium. */
    const uint64_t *locks; /* [lock_count] */
    size_t lock_count;
    bool locks_complete;   /* all sets up to that size were tried */
    const Pledge *pledges; /* [pledge_count] one an improvement not deterred */
    size_t pledge_count;
    /* Each improvement is deterred, as the concept has it or by its pledge;
     * also by the moves that pledges create. */
    bool pledges_hold;
} Guarantee;

/* Nash knows no answers, so pledges are for the other concepts. Under SEQ and
 * SSEQ a pledge names who must do what is not in its own interest; all other
 * answers must be improvements. */
CHECKED Status guarantee_find(Arena *arena, const Space *space, Concept concept,
    uint32_t deal, const Control *control, Guarantee *guarantee, Err *err);

#endif
