/* Coalitions: every set of parties, solved as a problem of its own. Simple
 * games with weighted voting after von Neumann and Morgenstern 1944; a veto
 * player is in every winning coalition (Shapley 1962). 2^parties solutions. */
#include "deal/coalition.h"

#include <stdlib.h>
#include <string.h>

#include "deal/approval.h"

static bool is_minimal(const DealProblem *problem, uint32_t members)
{
    if (!deal_approves(problem, members)) return false;
    for (size_t p = 0; p < problem->party_count; p++)
        if (members >> p & 1 &&
            deal_approves(problem, members & ~((uint32_t)1 << p)))
            return false;
    return true;
}

/* -- what a coalition can agree on
 * ---------------------------------------------- */

static bool binds(const DealBar *bar, uint32_t members)
{
    return bar->party == DEAL_NOBODY || members >> bar->party & 1;
}

/* The problem of the members alone, who must all accept. */
static DealProblem restrict_to(
    Arena *arena, const DealProblem *problem, uint32_t members)
{
    DealProblem own = *problem;
    DealBar *bars = arena_array(arena, problem->bar_count, sizeof *bars);
    own.parties = arena_array(arena, problem->party_count, sizeof *own.parties);
    own.party_count = own.bar_count = 0;
    own.approvals = NULL;
    own.approval_count = 0;
    own.points = arena_array(arena, own.point_count, sizeof *own.points);
    for (size_t i = 0; i < own.point_count; i++) {
        own.points[i] = problem->points[i];
        own.points[i].approval = (DealApproval){0};
    }
    for (size_t p = 0; p < problem->party_count; p++)
        if (members >> p & 1)
            own.parties[own.party_count++] = problem->parties[p];
    for (size_t i = 0; i < problem->bar_count; i++) {
        if (!binds(&problem->bars[i], members)) continue;
        bars[own.bar_count] = problem->bars[i];
        bars[own.bar_count++].party = DEAL_NOBODY;
    }
    own.bars = bars;
    return own;
}

/* Solves the members' problem in the arena of WORK; the package goes to TO. */
static Status solve(const DealWork *work, const DealProblem *problem,
    uint32_t members, bool *agrees, uint32_t *to, Err *err)
{
    Analysis a;
    AnalysisOptions options = {.certify = true};
    DealProblem own = restrict_to(work->arena, problem, members);
    *agrees = false;
    TRY(deal_analyse(work, &own, &options, &a, err));
    *agrees = a.nash.tie_count > 0;
    for (size_t i = 0; *agrees && i < own.point_count; i++)
        to[i] = a.nash.ties[0].boxes[0].options[i][0];
    return STATUS_OK;
}

/* The same in an arena that is freed at once. */
static Status solve_apart(const DealWork *work, const DealProblem *problem,
    uint32_t members, bool *agrees, uint32_t *to, Err *err)
{
    Arena *arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena)) {
        arena_free(arena);
        return err_set(err, STATUS_MEMORY, NOWHERE, MSG_NO_MEMORY, NO_ARGS);
    }
    DealWork own = *work;
    own.arena = arena;
    own.progress = NULL;
    Status status = solve(&own, problem, members, agrees, to, err);
    arena_free(arena);
    return status;
}

/* -- all of them
 * ---------------------------------------------------------------- */

static int by_size(const void *left, const void *right)
{
    const Coalition *a = left, *b = right;
    int sizes = __builtin_popcount(a->members) - __builtin_popcount(b->members);
    if (sizes) return sizes;
    return (a->members > b->members) - (a->members < b->members);
}

static Status look_at(const DealWork *work, const DealProblem *problem,
    uint32_t members, Coalition *of, Err *err)
{
    uint32_t *package =
        arena_array(work->arena, problem->point_count, sizeof *package);
    *of = (Coalition){.members = members,
        .votes = deal_votes(problem, members),
        .approves = deal_approves(problem, members),
        .minimal = is_minimal(problem, members)};
    TRY(solve_apart(work, problem, members, &of->agrees, package, err));
    if (!of->agrees) return STATUS_OK;
    uint32_t every = deal_everybody(problem);
    of->package = package;
    of->refusing = every & ~members & ~deal_accepting(problem, package);
    return STATUS_OK;
}

Status deal_coalitions(
    const DealWork *work, const DealProblem *problem, Coalitions *all, Err *err)
{
    TRY(deal_check(problem, err));
    if (problem->party_count > COALITION_PARTIES_MAX)
        return err_set(
            err, STATUS_INPUT, NOWHERE, MSG_DEAL_COALITION_PARTIES, NO_ARGS);
    uint32_t every = deal_everybody(problem);
    *all = (Coalitions){.veto = every, .needed = every};
    all->coalitions = arena_array(work->arena, every, sizeof *all->coalitions);
    for (uint32_t members = 1; members <= every; members++) {
        Coalition *of = &all->coalitions[all->count++];
        TRY(deal_tell(work, (double)members / (double)every, err));
        TRY(look_at(work, problem, members, of, err));
        if (of->approves) all->veto &= members;
        if (of->approves && of->agrees) all->needed &= members;
    }
    qsort(all->coalitions, all->count, sizeof *all->coalitions, by_size);
    return STATUS_OK;
}
