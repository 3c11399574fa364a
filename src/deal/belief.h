#ifndef DEAL_BELIEF_H
#define DEAL_BELIEF_H

#include "deal/approval.h"

/* What is known of preferences that are not fully known, and what follows
 * from it for packages. */

typedef struct {
    double least, most;
} DealInterval;

/* One party's utility is the sum over points of weight times value. Weights
 * that are not recorded are anything not negative that adds up, together, to
 * `spare`. */
typedef struct {
    const double *weights;      /* [point]; NAN: not recorded */
    const DealInterval *values; /* [option_total] */
    double spare;               /* not negative */
    DealInterval reservation;
} DealBelief;

typedef enum {
    ACCEPTANCE_IMPOSSIBLE, /* barred, or refused whatever is the case */
    ACCEPTANCE_POSSIBLE,
    ACCEPTANCE_CERTAIN, /* accepted whatever is the case */
} Acceptance;

/* The least and the most that PACKAGE can be worth to a party: exact bounds,
 * each reached by some values and weights. O(points). */
DealInterval belief_utility(const DealProblem *problem,
    const DealBelief *belief, const uint32_t *package);

/* Whether PARTY can or must accept PACKAGE, which is impossible where it runs
 * into a bar of the party's own. */
Acceptance belief_of_party(const DealProblem *problem,
    const DealBelief *beliefs, size_t party, const uint32_t *package);

/* Whether PACKAGE can or must be approved (deal_agreed): certain where those
 * who must accept it suffice, possible where those who can do. Exact, as what
 * one party accepts does not hang on what another does, and approval never
 * falls when a party joins. */
Acceptance belief_of_all(const DealProblem *problem, const DealBelief *beliefs,
    const uint32_t *package);

/* The share of SAMPLES draws in which PACKAGE is approved: values and
 * reservation values drawn evenly from their intervals, unrecorded weights
 * evenly from all that add up (a flat Dirichlet distribution). The same SEED
 * gives the same answer. O(samples * parties * points). */
double belief_likely(const DealProblem *problem, const DealBelief *beliefs,
    const uint32_t *package, uint64_t seed, size_t samples);

/* Packages that are looked at: all, numbered from 0, where there are at most
 * BELIEF_PACKAGES; else as many drawn evenly. */
enum { BELIEF_PACKAGES = 1 << 18 };
typedef struct {
    size_t count;
    bool all;
} BeliefSpace;
BeliefSpace belief_space(const DealProblem *problem);
/* The Nth number of the stream SEED. */
uint64_t belief_random(uint64_t seed, uint64_t n);
/* The Ith of the packages. */
void belief_package(const DealProblem *problem, BeliefSpace space,
    uint64_t seed, size_t i, uint32_t *package);

/* How many of the packages are certain, possible but not certain, and the
 * rest; counts[acceptance]. */
CHECKED Status belief_count(const DealWork *work, const DealProblem *problem,
    const DealBelief *beliefs, uint64_t seed, size_t counts[3], Err *err);

#endif
