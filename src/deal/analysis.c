/* The analysis: fold, frontier, solutions, certificate, in that order. */
#include "deal/analysis.h"

#include <math.h>

#include "deal/approval.h"
#include "deal/branch.h"
#include "deal/enumerate.h"
#include "deal/solution.h"

/* -- what the frontier tells --------------------------------------------------
 */

/* A party's most is reached on the frontier; and a point that dominates what
 * all accept is accepted by all. */
static void measure(Analysis *a)
{
    const DealProblem *problem = a->problem;
    for (size_t p = 0; p < problem->party_count; p++)
        a->ideal[p] = a->ideal_rational[p] = -INFINITY;
    for (size_t i = 0; i < a->frontier.utilities.count; i++) {
        double u[DEAL_PARTIES_MAX];
        frontier_exact(&a->frontier, i, u);
        bool rational = deal_approved(problem, u);
        a->rational_points += rational;
        for (size_t p = 0; p < problem->party_count; p++) {
            a->ideal[p] = fmax(a->ideal[p], u[p]);
            if (rational)
                a->ideal_rational[p] = fmax(a->ideal_rational[p], u[p]);
        }
    }
}

static double distance_to_ideal(const Analysis *a, const double *u)
{
    double sum = 0;
    for (size_t p = 0; p < a->problem->party_count; p++) {
        double most = a->ideal[p] - a->problem->parties[p].reservation;
        double lack = a->ideal[p] - u[p];
        if (most > DEAL_TOLERANCE) sum += lack / most * (lack / most);
    }
    return sqrt(sum);
}

static void measure_opposition(Analysis *a)
{
    a->opposition = INFINITY;
    for (size_t i = 0; i < a->frontier.utilities.count; i++) {
        double u[DEAL_PARTIES_MAX];
        frontier_exact(&a->frontier, i, u);
        a->opposition = fmin(a->opposition, distance_to_ideal(a, u));
    }
}

/* -- how many packages all accept
 * ----------------------------------------------- */

/* Whether no bar stands in the way and even a party's worst is acceptable. */
static bool all_rational(const Analysis *a)
{
    const DealProblem *problem = a->problem;
    if (problem->bar_count || !deal_is_additive(problem)) return false;
    return deal_approved(problem, a->fold.low);
}

static Status count_rational(const DealWork *work, Analysis *a, Err *err)
{
    uint64_t count = 0;
    a->rational_counted = true;
    a->rational_count = S("0");
    if (a->rational_points == 0 && a->slack == 0) return STATUS_OK;
    a->rational_count = deal_outcomes(work->arena, a->problem);
    if (all_rational(a)) return STATUS_OK;
    TRY(enumerate_rational(
        work, a->problem, &a->rational_counted, &count, err));
    a->rational_count =
        str_printf(work->arena, "%llu", (unsigned long long)count);
    return STATUS_OK;
}

/* -- all together
 * ----------------------------------------------------------------- */

static Status find_frontier(
    const DealWork *work, const AnalysisOptions *options, Analysis *a, Err *err)
{
    FoldOptions fold = {
        options->certify, options->limit, options->epsilon, options->roomy};
    if (deal_outvotable(a->problem))
        return deal_agreed_frontier(
            work, a->problem, options->limit, &a->frontier, &a->slack, err);
    if (!deal_is_additive(a->problem)) {
        Branch branch;
        TRY(deal_branch(work, a->problem, options->limit, &branch, err));
        frontier_of_packages(
            work, a->problem, branch.packages, branch.count, &a->frontier);
        a->slack = branch.gap;
        return STATUS_OK;
    }
    TRY(deal_fold(work, a->problem, &fold, &a->fold, err));
    frontier_of_fold(work, &a->fold, &a->frontier);
    a->slack = a->fold.slack;
    return STATUS_OK;
}

static void certify(const DealWork *work, Analysis *a)
{
    a->certified = true;
    if (a->frontier.fold) {
        deal_certificate_check(work, &a->fold, &a->frontier, &a->certificate);
        return;
    }
    certificate_check_space(work, a->problem, &a->frontier, &a->certificate);
    a->certificate.slack = a->slack;
}

static Status find_solutions(const DealWork *work, Analysis *a, Err *err)
{
    const struct {
        DealSolution *to;
        DealRule rule;
        bool rational, leximin;
        const double *ideal;
    } wanted[] = {
        {&a->nash, DEAL_NASH, true, false, NULL},
        {&a->egalitarian, DEAL_EGALITARIAN, true, false, NULL},
        {&a->leximin, DEAL_EGALITARIAN, true, true, NULL},
        {&a->kalai_rational, DEAL_KALAI_SMORODINSKY, true, false,
            a->ideal_rational},
        {&a->kalai_global, DEAL_KALAI_SMORODINSKY, true, false, a->ideal},
        {&a->welfare_rational, DEAL_WELFARE, true, false, NULL},
        {&a->welfare, DEAL_WELFARE, false, false, NULL},
        {&a->relative_welfare, DEAL_RELATIVE_WELFARE, true, false,
            a->ideal_rational},
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        DealGoal goal = goal_new(
            a->problem, wanted[i].rule, wanted[i].rational, wanted[i].ideal);
        TRY(solution_find(
            work, a, &goal, wanted[i].leximin, wanted[i].to, err));
    }
    return STATUS_OK;
}

Status deal_analyse(const DealWork *work, const DealProblem *problem,
    const AnalysisOptions *options, Analysis *analysis, Err *err)
{
    TRY(deal_check(problem, err));
    *analysis = (Analysis){.problem = problem};
    TRY(find_frontier(work, options, analysis, err));
    measure(analysis);
    measure_opposition(analysis);
    TRY(count_rational(work, analysis, err));
    TRY(find_solutions(work, analysis, err));
    if (options->certify) certify(work, analysis);
    return deal_tell(work, 1, err);
}
