#ifndef DEAL_COALITION_H
#define DEAL_COALITION_H

#include "deal/analysis.h"

/* Which parties could settle the matter together, and whom they could leave
 * out. A coalition approves where its weights reach the quota; without a
 * quota only all parties together do (unanimity). It can agree if some package
 * is accepted by each of its members and runs into no link and no red line of
 * theirs; those of others do not count. */

enum { COALITION_PARTIES_MAX = 10 };

typedef struct {
    uint32_t members; /* bit set of parties */
    double votes;     /* sum of their weights */
    bool approves;    /* votes reach the quota, or all are in it */
    bool minimal;     /* it approves, but not without any one of them */
    bool agrees;      /* some package is acceptable to all members */
    /* If so: the package that their Nash rule chooses (the first of several),
     * and who of the others would reject it. */
    const uint32_t *package;
    uint32_t refusing; /* bit set of parties not in it */
} Coalition;

typedef struct {
    Coalition *coalitions; /* [count] all but the empty one, by members' bits,
                              smaller sets first */
    size_t count;
    uint32_t veto;   /* bit set: parties without whom no votes suffice */
    uint32_t needed; /* bit set: parties in every coalition that approves and
                        can agree; all where there is none */
} Coalitions;

/* Of an additive problem with at most COALITION_PARTIES_MAX parties. Solves
 * it once for each coalition. */
CHECKED Status deal_coalitions(const DealWork *work, const DealProblem *problem,
    Coalitions *all, Err *err);

#endif
