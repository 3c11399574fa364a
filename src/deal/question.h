#ifndef DEAL_QUESTION_H
#define DEAL_QUESTION_H

#include "deal/belief.h"

/* One thing that nobody has said: what the options of a point are worth to a
 * party. */
typedef struct {
    size_t party, point;
    /* Open packages that some answer would settle for the party: accepted,
     * or refused, whatever else is the case. */
    size_t settles;
    double width; /* how far apart the party's utilities may lie by it, in
                     the mean over packages */
} BeliefQuestion;

typedef struct {
    BeliefQuestion *questions; /* [count] */
    size_t count;
    /* Of those looked at, the open ones: what others are known to accept or
     * refuse neither approves them nor keeps them from being approved. */
    size_t packages;
} BeliefAsking;

/* All open questions to parties whose approval can matter, the one that could
 * settle most first, then the widest, then by party and point. Of large spaces
 * as many packages as BELIEF_PACKAGES, drawn by SEED. */
CHECKED Status belief_questions(const DealWork *work,
    const DealProblem *problem, const DealBelief *beliefs, uint64_t seed,
    BeliefAsking *asking, Err *err);

#endif
