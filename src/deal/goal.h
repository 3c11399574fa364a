#ifndef DEAL_GOAL_H
#define DEAL_GOAL_H

#include "deal/problem.h"

/* What a package is judged by, from the utilities u alone; r are reservation
 * values, the ideal is what a party can get at most. No rule falls when a
 * utility rises, so that the best packages of each touch the frontier. */
typedef enum {
    DEAL_NASH,              /* product of u - r (Nash 1950) */
    DEAL_EGALITARIAN,       /* smallest u - r (Kalai 1977) */
    DEAL_KALAI_SMORODINSKY, /* smallest (u - r) / (ideal - r) (1975) */
    DEAL_WELFARE,           /* sum of u */
    DEAL_RELATIVE_WELFARE,  /* sum of (u - r) / (ideal - r) */
    DEAL_RULE_COUNT
} DealRule;

typedef struct {
    DealRule rule;
    size_t parties;
    bool rational; /* only packages that are agreed, by the problem's rules */
    const DealProblem *problem;
    double reservation[DEAL_PARTIES_MAX];
    double ideal[DEAL_PARTIES_MAX];
} DealGoal;

/* The goal of RULE with the problem's reservation values; IDEAL may be NULL
 * for rules that need none. */
DealGoal goal_new(const DealProblem *problem, DealRule rule, bool rational,
    const double *ideal);

/* How good utilities u[parties] are; -INFINITY if not rational though the
 * goal asks for it. A party that can gain nothing counts as satisfied. */
double goal_value(const DealGoal *goal, const double *u);

#endif
