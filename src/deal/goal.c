/* The rules by which packages are judged. */
#include "deal/goal.h"

#include <math.h>
#include <string.h>

#include "deal/approval.h"

DealGoal goal_new(const DealProblem *problem, DealRule rule, bool rational,
    const double *ideal)
{
    DealGoal goal = {.rule = rule,
        .parties = problem->party_count,
        .rational = rational,
        .problem = problem};
    for (size_t p = 0; p < goal.parties; p++) {
        goal.reservation[p] = problem->parties[p].reservation;
        goal.ideal[p] = ideal ? ideal[p] : problem->parties[p].cap;
    }
    return goal;
}

static double gain(const DealGoal *goal, const double *u, size_t p)
{
    return u[p] - goal->reservation[p];
}

/* The share of what PARTY can gain that it gains. */
static double share(const DealGoal *goal, const double *u, size_t p)
{
    double most = goal->ideal[p] - goal->reservation[p];
    return most > DEAL_TOLERANCE ? gain(goal, u, p) / most : 1;
}

double goal_value(const DealGoal *goal, const double *u)
{
    double product = 1, least = INFINITY, sum = 0;
    if (goal->rational && !deal_approved(goal->problem, u)) return -INFINITY;
    for (size_t p = 0; p < goal->parties; p++) {
        switch (goal->rule) {
        case DEAL_NASH: product *= fmax(0, gain(goal, u, p)); break;
        case DEAL_EGALITARIAN: least = fmin(least, gain(goal, u, p)); break;
        case DEAL_KALAI_SMORODINSKY:
            least = fmin(least, share(goal, u, p));
            break;
        case DEAL_WELFARE: sum += u[p]; break;
        case DEAL_RELATIVE_WELFARE: sum += share(goal, u, p); break;
        case DEAL_RULE_COUNT: break;
        }
    }
    if (goal->rule == DEAL_NASH) return product;
    bool minimum =
        goal->rule == DEAL_EGALITARIAN || goal->rule == DEAL_KALAI_SMORODINSKY;
    return minimum ? least : sum;
}
