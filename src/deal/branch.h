#ifndef DEAL_BRANCH_H
#define DEAL_BRANCH_H

#include "deal/frontier.h"

/* The frontier of problems in which some utility is no sum over points:
 * branch and bound over boxes of packages (Land and Doig 1960). */

typedef struct {
    uint32_t *packages; /* [count][point] packages found, not all efficient */
    size_t count;
    uint64_t boxes; /* looked at */
    /* 0: the frontier is exact. Else the limit was reached, and every package
     * not looked at gives each party at most what some package found does,
     * plus this share of the party's range of utilities. */
    double gap;
} Branch;

/* Looks at up to LIMIT boxes (0: BRANCH_BOXES). Memory of the packages found
 * lives as long as the arena. */
#define BRANCH_BOXES ((uint64_t)20000000)
CHECKED Status deal_branch(const DealWork *work, const DealProblem *problem,
    uint64_t limit, Branch *branch, Err *err);

#endif
