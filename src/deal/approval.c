/* Approval rules: consent and weighted votes (von Neumann and Morgenstern
 * 1944), a monotone game, so that what dominates an agreed package is agreed
 * as well unless it runs into a bar that the other spares. For this, where
 * bars can be outvoted, each set of parties that could do so is tried: the
 * others' bars fall away, and they count as rejecting. */
#include "deal/approval.h"

#include <math.h>
#include <string.h>

#include "deal/branch.h"

uint32_t deal_everybody(const DealProblem *problem)
{
    return ((uint32_t)1 << problem->party_count) - 1;
}

/* -- rules ------------------------------------------------------------------
 */

static bool is_known(
    const DealApproval *rules, size_t count, DealApproval wanted)
{
    for (size_t i = 0; i < count; i++)
        if (rules[i].voters == wanted.voters && rules[i].quota == wanted.quota)
            return true;
    return false;
}

void deal_settle_approval(Arena *arena, DealProblem *problem)
{
    uint32_t all = deal_everybody(problem), needed = 0;
    DealApproval *rules =
        arena_array(arena, problem->point_count + 1, sizeof *rules);
    size_t count = 0;
    for (size_t i = 0; i < problem->point_count; i++) {
        DealApproval rule = problem->points[i].approval;
        if (!rule.voters) rule.voters = all;
        if (rule.quota <= 0)
            needed |= rule.voters;
        else if (!is_known(rules, count, rule))
            rules[count++] = rule;
    }
    bool unanimous = needed == all && count == 0;
    if (needed && !unanimous) rules[count++] = (DealApproval){needed, 0};
    problem->approvals = rules;
    problem->approval_count = count;
}

double deal_votes(const DealProblem *problem, uint32_t members)
{
    double votes = 0;
    for (size_t p = 0; p < problem->party_count; p++)
        if (members >> p & 1) votes += problem->parties[p].weight;
    return votes;
}

bool deal_approves(const DealProblem *problem, uint32_t accepting)
{
    if (!problem->approval_count) return accepting == deal_everybody(problem);
    for (size_t i = 0; i < problem->approval_count; i++) {
        DealApproval rule = problem->approvals[i];
        uint32_t members = accepting & rule.voters;
        if (rule.quota > 0
                ? deal_votes(problem, members) < rule.quota - DEAL_TOLERANCE
                : members != rule.voters)
            return false;
    }
    return true;
}

bool deal_matters(const DealProblem *problem, size_t party)
{
    uint32_t all = deal_everybody(problem), bit = (uint32_t)1 << party;
    for (uint32_t members = 0; members <= all; members++)
        if (!(members & bit) && deal_approves(problem, members | bit) &&
            !deal_approves(problem, members))
            return true;
    return false;
}

bool deal_approved(const DealProblem *problem, const double *u)
{
    uint32_t accepting = 0;
    for (size_t p = 0; p < problem->party_count; p++) {
        bool accepts = deal_accepts(problem, p, u[p]);
        if (!accepts && !problem->approval_count) return false;
        accepting |= (uint32_t)accepts << p;
    }
    return deal_approves(problem, accepting);
}

/* -- packages ---------------------------------------------------------------
 */

uint32_t deal_accepting(const DealProblem *problem, const uint32_t *package)
{
    uint32_t accepting = 0;
    for (size_t p = 0; p < problem->party_count; p++)
        if (deal_accepts(problem, p, deal_utility(problem, p, package)) &&
            !deal_barred_by(problem, (int)p, package))
            accepting |= (uint32_t)1 << p;
    return accepting;
}

bool deal_agreed(const DealProblem *problem, const uint32_t *package)
{
    return !deal_barred_by(problem, DEAL_NOBODY, package) &&
           deal_approves(problem, deal_accepting(problem, package));
}

/* -- bars that can be outvoted ----------------------------------------------
 */

uint32_t deal_outvotable(const DealProblem *problem)
{
    uint32_t outvotable = 0;
    if (!problem->approval_count) return 0;
    for (size_t i = 0; i < problem->bar_count; i++) {
        int party = problem->bars[i].party;
        uint32_t bit = party == DEAL_NOBODY ? 0 : (uint32_t)1 << party;
        if (bit && deal_approves(problem, deal_everybody(problem) & ~bit))
            outvotable |= bit;
    }
    return outvotable;
}

/* PROBLEM where those in OUTVOTED reject whatever is proposed, and their bars
 * forbid nothing. */
static DealProblem without(
    Arena *arena, const DealProblem *problem, uint32_t outvoted)
{
    DealProblem part = *problem;
    DealBar *bars = arena_array(arena, problem->bar_count, sizeof *bars);
    part.parties =
        arena_array(arena, problem->party_count, sizeof *part.parties);
    part.bars = bars;
    part.bar_count = 0;
    for (size_t p = 0; p < problem->party_count; p++) {
        part.parties[p] = problem->parties[p];
        if (outvoted >> p & 1) part.parties[p].reservation = INFINITY;
    }
    for (size_t i = 0; i < problem->bar_count; i++) {
        int party = problem->bars[i].party;
        if (party == DEAL_NOBODY || !(outvoted >> party & 1))
            bars[part.bar_count++] = problem->bars[i];
    }
    return part;
}

typedef VEC(uint32_t) Packages; /* [package * points] */

static void add_agreed(Arena *arena, const DealProblem *problem,
    const Frontier *frontier, Packages *packages)
{
    size_t n = problem->point_count;
    uint32_t *package = arena_array(arena, n, sizeof *package);
    for (size_t i = 0; i < frontier->utilities.count; i++) {
        double u[DEAL_PARTIES_MAX];
        frontier_exact(frontier, i, u);
        if (!deal_approved(problem, u)) continue;
        frontier_package(frontier, i, package);
        for (size_t k = 0; k < n; k++) vec_push(arena, packages, package[k]);
    }
}

static Status solve_without(const DealWork *work, const DealProblem *problem,
    size_t limit, Packages *packages, double *slack, Err *err)
{
    Fold fold;
    Branch branch;
    Frontier frontier;
    if (deal_is_additive(problem)) {
        TRY(deal_fold(work, problem, &(FoldOptions){0}, &fold, err));
        frontier_of_fold(work, &fold, &frontier);
    } else {
        TRY(deal_branch(work, problem, limit, &branch, err));
        frontier_of_packages(
            work, problem, branch.packages, branch.count, &frontier);
        *slack = fmax(*slack, branch.gap);
    }
    add_agreed(work->arena, problem, &frontier, packages);
    return STATUS_OK;
}

Status deal_agreed_frontier(const DealWork *work, const DealProblem *problem,
    size_t limit, Frontier *frontier, double *slack, Err *err)
{
    Packages packages = {0};
    uint32_t outvotable = deal_outvotable(problem), outvoted = outvotable;
    if (__builtin_popcount(outvotable) > OUTVOTABLE_MAX)
        return err_set(
            err, STATUS_INPUT, NOWHERE, MSG_DEAL_OUTVOTABLE, NO_ARGS);
    *slack = 0;
    for (;; outvoted = (outvoted - 1) & outvotable) {
        DealProblem part = without(work->arena, problem, outvoted);
        if (deal_approves(problem, deal_everybody(problem) & ~outvoted))
            TRY(solve_without(work, &part, limit, &packages, slack, err));
        if (!outvoted) break;
    }
    frontier_of_packages(work, problem, packages.items,
        packages.count / problem->point_count, frontier);
    return STATUS_OK;
}
