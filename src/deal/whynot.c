/* Why there is no deal. A set of demands is tried by folding the problem with
 * only these; minimal conflicts are found by trying sets from the smallest,
 * leaving out those that contain a conflict found before (the levelwise
 * search of Mannila and Toivonen 1997). At most 2^14 folds; a problem without
 * deals is cut early, so they are short. */
#include "deal/whynot.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "deal/approval.h"
#include "deal/branch.h"

typedef struct {
    const DealWork *work;
    const DealProblem *problem;
    const Demand *demands; /* [count] */
    size_t count;
} Question;

/* -- trying a set of demands -------------------------------------------------
 */

/* The problem with only the demands in SET; reservation values of others
 * count as -INFINITY. */
static DealProblem restrict_to(Arena *arena, const Question *q, uint32_t set)
{
    DealProblem problem = *q->problem;
    DealBar *bars = arena_array(arena, problem.bar_count, sizeof *bars);
    problem.parties =
        arena_array(arena, problem.party_count, sizeof *problem.parties);
    memcpy(problem.parties, q->problem->parties,
        problem.party_count * sizeof *problem.parties);
    for (size_t p = 0; p < problem.party_count; p++)
        problem.parties[p].reservation = -INFINITY;
    problem.bar_count = 0;
    for (size_t i = 0; i < q->count; i++) {
        if (!(set >> i & 1)) continue;
        Demand demand = q->demands[i];
        for (size_t k = 0; k < demand.count; k++)
            bars[problem.bar_count++] = q->problem->bars[demand.index + k];
        if (!demand.is_bar)
            problem.parties[demand.index].reservation =
                q->problem->parties[demand.index].reservation;
    }
    problem.bars = bars;
    return problem;
}

/* Folds PROBLEM in an arena of its own and hands the frontier to LOOK. */
typedef void (*Look)(
    const DealProblem *problem, const Frontier *frontier, void *state);

static Status is_proven(double gap, Err *err)
{
    if (gap == 0) return STATUS_OK;
    return err_set(err, STATUS_INPUT, NOWHERE, MSG_DEAL_WHY_UNPROVEN, NO_ARGS);
}

/* The exact frontier; a search that does not come to its end is no answer. */
static Status find_frontier(const DealWork *work, const DealProblem *problem,
    Fold *fold, Frontier *frontier, Err *err)
{
    double gap;
    Branch branch;
    if (deal_outvotable(problem)) {
        TRY(deal_agreed_frontier(work, problem, 0, frontier, &gap, err));
        return is_proven(gap, err);
    }
    if (deal_is_additive(problem)) {
        TRY(deal_fold(work, problem, &(FoldOptions){0}, fold, err));
        frontier_of_fold(work, fold, frontier);
        return STATUS_OK;
    }
    TRY(deal_branch(work, problem, 0, &branch, err));
    TRY(is_proven(branch.gap, err));
    frontier_of_packages(
        work, problem, branch.packages, branch.count, frontier);
    return STATUS_OK;
}

static Status with_frontier(const Question *q, const DealProblem *problem,
    Look look, void *state, Err *err)
{
    Fold fold;
    Frontier frontier;
    Arena *arena = arena_new(0);
    if (!arena || ARENA_GUARD(arena)) {
        arena_free(arena);
        return err_set(err, STATUS_MEMORY, NOWHERE, MSG_NO_MEMORY, NO_ARGS);
    }
    DealWork work = *q->work;
    work.arena = arena;
    Status status = find_frontier(&work, problem, &fold, &frontier, err);
    if (status == STATUS_OK) look(problem, &frontier, state);
    arena_free(arena);
    return status;
}

static void look_for_deal(
    const DealProblem *problem, const Frontier *frontier, void *state)
{
    bool *deal = state;
    for (size_t i = 0; i < frontier->utilities.count && !*deal; i++) {
        double u[DEAL_PARTIES_MAX];
        frontier_exact(frontier, i, u);
        *deal = deal_approved(problem, u);
    }
}

/* Whether the demands in SET can be met together. */
static Status can_meet(const Question *q, uint32_t set, bool *can, Err *err)
{
    Arena *arena = q->work->arena;
    DealProblem problem = restrict_to(arena, q, set);
    *can = false;
    return with_frontier(q, &problem, look_for_deal, can, err);
}

/* -- conflicts
 * ------------------------------------------------------------------ */

static Conflict make_conflict(Arena *arena, const Question *q, uint32_t set)
{
    Demand *demands =
        arena_array(arena, (size_t)__builtin_popcount(set), sizeof *demands);
    size_t count = 0;
    for (size_t i = 0; i < q->count; i++)
        if (set >> i & 1) demands[count++] = q->demands[i];
    return (Conflict){demands, count};
}

static bool contains_one(const uint32_t *sets, size_t count, uint32_t set)
{
    for (size_t i = 0; i < count; i++)
        if ((sets[i] & set) == sets[i]) return true;
    return false;
}

static Status try_sets_of(
    const Question *q, int size, uint32_t *found, WhyNot *why, Err *err)
{
    uint32_t end = (uint32_t)1 << q->count;
    for (uint32_t set = 1; set < end; set++) {
        bool can;
        if (__builtin_popcount(set) != size ||
            contains_one(found, why->conflict_count, set))
            continue;
        TRY(deal_tell(q->work, (double)set / (double)end, err));
        TRY(can_meet(q, set, &can, err));
        if (can) continue;
        if (why->conflict_count == WHYNOT_CONFLICTS_MAX) {
            why->all_conflicts = false;
            return STATUS_OK;
        }
        found[why->conflict_count] = set;
        why->conflicts[why->conflict_count++] =
            make_conflict(q->work->arena, q, set);
    }
    return STATUS_OK;
}

static Status find_conflicts(const Question *q, WhyNot *why, Err *err)
{
    uint32_t found[WHYNOT_CONFLICTS_MAX];
    bool all = q->count <= WHYNOT_DEMANDS_MAX;
    int largest = all ? (int)q->count : 1;
    why->all_conflicts = all;
    why->conflicts = arena_array(
        q->work->arena, WHYNOT_CONFLICTS_MAX, sizeof *why->conflicts);
    if (q->count > 31) return STATUS_OK;
    for (int size = 1; size <= largest; size++)
        TRY(try_sets_of(q, size, found, why, err));
    return STATUS_OK;
}

/* -- openings
 * --------------------------------------------------------------------- */

/* What each party gets at most where it alone need not accept, and the most
 * that all can be spared: what none of those needed gains less than. */
typedef struct {
    double most[DEAL_PARTIES_MAX];
    double least_gain;
} Reach;

static uint32_t gaining(const DealProblem *problem, const double *u, double by)
{
    uint32_t parties = 0;
    for (size_t p = 0; p < problem->party_count; p++)
        if (u[p] - problem->parties[p].reservation >= by)
            parties |= (uint32_t)1 << p;
    return parties;
}

/* The largest gain that enough parties reach. */
static double common_gain(const DealProblem *problem, const double *u)
{
    double most = -INFINITY;
    for (size_t p = 0; p < problem->party_count; p++) {
        double gain = u[p] - problem->parties[p].reservation;
        if (gain > most && deal_approves(problem, gaining(problem, u, gain)))
            most = gain;
    }
    return most;
}

static void look_for_reach(
    const DealProblem *problem, const Frontier *frontier, void *state)
{
    Reach *reach = state;
    for (size_t i = 0; i < frontier->utilities.count; i++) {
        double u[DEAL_PARTIES_MAX];
        frontier_exact(frontier, i, u);
        uint32_t accepting = gaining(problem, u, -DEAL_TOLERANCE);
        for (size_t p = 0; p < problem->party_count; p++)
            if (deal_approves(problem, accepting | (uint32_t)1 << p))
                reach->most[p] = fmax(reach->most[p], u[p]);
        reach->least_gain = fmax(reach->least_gain, common_gain(problem, u));
    }
}

static Reach no_reach(void)
{
    Reach reach = {.least_gain = -INFINITY};
    for (size_t p = 0; p < DEAL_PARTIES_MAX; p++) reach.most[p] = -INFINITY;
    return reach;
}

/* Where bars can be outvoted, a frontier holds agreed packages only: then one
 * is made for each party, and what all can be spared is not known. */
static Status find_reach(const Question *q, Reach *reach, Err *err)
{
    *reach = no_reach();
    if (!deal_outvotable(q->problem))
        return with_frontier(q, q->problem, look_for_reach, reach, err);
    for (size_t p = 0; p < q->problem->party_count; p++) {
        Reach one = no_reach();
        DealProblem problem = *q->problem;
        problem.parties = arena_array(
            q->work->arena, problem.party_count, sizeof *problem.parties);
        memcpy(problem.parties, q->problem->parties,
            problem.party_count * sizeof *problem.parties);
        problem.parties[p].reservation = -INFINITY;
        TRY(with_frontier(q, &problem, look_for_reach, &one, err));
        reach->most[p] = one.most[p];
    }
    return STATUS_OK;
}

static int by_lowering(const void *left, const void *right)
{
    const Opening *a = left, *b = right;
    return (a->lowering > b->lowering) - (a->lowering < b->lowering);
}

static Status open_by_parties(const Question *q, WhyNot *why, Err *err)
{
    Reach reach;
    const DealProblem *problem = q->problem;
    TRY(find_reach(q, &reach, err));
    why->together = reach.least_gain > -INFINITY;
    why->lowering_by_all = fmax(0, -reach.least_gain);
    for (size_t p = 0; p < problem->party_count; p++)
        if (reach.most[p] > -INFINITY)
            why->openings[why->opening_count++] = (Opening){
                {false, p, 0}, problem->parties[p].reservation - reach.most[p]};
    if (why->opening_count)
        qsort(why->openings, why->opening_count, sizeof *why->openings,
            by_lowering);
    return STATUS_OK;
}

static Status open_by_bars(const Question *q, WhyNot *why, Err *err)
{
    if (q->count > 31) return STATUS_OK;
    uint32_t all = (uint32_t)(((uint64_t)1 << q->count) - 1);
    for (size_t i = 0; i < q->count; i++) {
        bool can;
        if (!q->demands[i].is_bar) continue;
        TRY(can_meet(q, all & ~((uint32_t)1 << i), &can, err));
        if (can)
            why->openings[why->opening_count++] = (Opening){q->demands[i], 0};
    }
    return STATUS_OK;
}

/* How many bars in a row from the Ith on have its name. */
static size_t bars_of_name(const DealProblem *problem, size_t i)
{
    size_t count = 1;
    const DealBar *bar = &problem->bars[i];
    while (i + count < problem->bar_count && bar->name.size &&
           bar[count].party == bar->party &&
           str_equal(bar[count].name, bar->name))
        count++;
    return count;
}

static Demand *list_demands(
    Arena *arena, const DealProblem *problem, size_t *count)
{
    Demand *demands = arena_array(
        arena, problem->party_count + problem->bar_count, sizeof *demands);
    *count = problem->party_count;
    for (size_t p = 0; p < problem->party_count; p++)
        demands[p] = (Demand){false, p, 0};
    for (size_t i = 0; i < problem->bar_count;) {
        Demand demand = {true, i, bars_of_name(problem, i)};
        demands[(*count)++] = demand;
        i += demand.count;
    }
    return demands;
}

Status deal_why_not(
    const DealWork *work, const DealProblem *problem, WhyNot *why, Err *err)
{
    bool deal = false;
    Question q = {.work = work, .problem = problem};
    q.demands = list_demands(work->arena, problem, &q.count);
    *why = (WhyNot){.all_conflicts = true};
    TRY(with_frontier(&q, problem, look_for_deal, &deal, err));
    if (deal) return STATUS_OK;
    why->openings = arena_array(work->arena, q.count, sizeof *why->openings);
    TRY(find_conflicts(&q, why, err));
    TRY(open_by_parties(&q, why, err));
    return open_by_bars(&q, why, err);
}
