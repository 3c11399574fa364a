#ifndef DEAL_QUESTION_H
#define DEAL_QUESTION_H

#include "deal/belief.h"

/* One thing that nobody has said: what the options of a point are worth to a
 * party. */
typedef struct {
    size_t party, point;
    /* Packages (of those looked at, not barred) undecided for the party that
     * some answer would settle: accepted, or refused, whatever else is the
     * case. */
    size_t settles;
    double width; /* how far apart the party's utilities may lie by it, in
                     the mean over packages */
} BeliefQuestion;

typedef struct {
    BeliefQuestion *questions; /* [count] */
    size_t count;
    size_t packages; /* looked at, not barred */
} BeliefAsking;

/* All open questions, the one that could settle most first, then the widest,
 * then by party and point. Of large spaces as many packages as
 * BELIEF_PACKAGES, drawn by SEED. */
CHECKED Status belief_questions(const DealWork *work,
    const DealProblem *problem, const DealBelief *beliefs, uint64_t seed,
    BeliefAsking *asking, Err *err);

#endif
