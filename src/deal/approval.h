#ifndef DEAL_APPROVAL_H
#define DEAL_APPROVAL_H

#include "deal/frontier.h"

/* Who must accept a package: every point has a rule, consent of all its
 * voters or a quota of their weights. A party accepts a package that is worth
 * its reservation value and runs into no bar of its own; a package is agreed
 * if those who accept it meet the rule of every point, and no link forbids
 * it. Without rules that is acceptance by all. */

uint32_t deal_everybody(const DealProblem *problem); /* as a bit set */
/* The weights of the parties in MEMBERS, summed. */
double deal_votes(const DealProblem *problem, uint32_t members);

/* Gathers problem->approvals from the points. */
void deal_settle_approval(Arena *arena, DealProblem *problem);

/* Whether the parties in ACCEPTING meet every rule. Never falls when a party
 * joins. */
bool deal_approves(const DealProblem *problem, uint32_t accepting);
/* Whether there are parties that approve with PARTY and do not without it:
 * else it is a dummy (von Neumann, Morgenstern). O(2^parties). */
bool deal_matters(const DealProblem *problem, size_t party);
/* The same of those whose reservation value utilities u reach, bars aside. */
bool deal_approved(const DealProblem *problem, const double *u);
/* Who accepts PACKAGE. */
uint32_t deal_accepting(const DealProblem *problem, const uint32_t *package);
bool deal_agreed(const DealProblem *problem, const uint32_t *package);

/* The parties with bars of their own that can be outvoted: their bars make
 * them reject a package, but do not forbid it. */
uint32_t deal_outvotable(const DealProblem *problem);

/* The frontier of the packages that are agreed, and of no others, where
 * deal_outvotable is not empty; one package for each point. LIMIT as of
 * deal_branch, *SLACK its gap. One fold (or search) for each set of outvotable
 * parties; STATUS_INPUT if there are more than OUTVOTABLE_MAX of them. */
enum { OUTVOTABLE_MAX = 8 };
CHECKED Status deal_agreed_frontier(const DealWork *work,
    const DealProblem *problem, size_t limit, Frontier *frontier, double *slack,
    Err *err);

#endif
