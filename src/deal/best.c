/* The k best packages. Additive problems: the best-first search over the
 * fold's layers (search.h), which goes on after the first. Others: all
 * packages, sorted. */
#include "deal/best.h"

#include <math.h>
#include <stdlib.h>

#include "deal/approval.h"
#include "deal/search.h"

/* More packages than this are not sorted. */
#define BEST_SORTED_MAX ((uint64_t)1 << 20)

/* Wider than any value, but finite: packages that somebody rejects are worth
 * -INFINITY, and stay out. */
#define ANY_DISTANCE 1e300

static Status best_of_fold(const DealWork *work, const Analysis *a,
    const DealGoal *goal, size_t count, Best *best, Err *err)
{
    Found found;
    Arena *arena = work->arena;
    TRY(deal_search(work, &a->fold, goal, ANY_DISTANCE, count, &found, err));
    best->count = found.count;
    best->complete = found.complete;
    best->boxes = arena_array(arena, found.count, sizeof *best->boxes);
    best->values = arena_array(arena, found.count, sizeof *best->values);
    for (size_t i = 0; i < found.count; i++) {
        best->values[i] = found.boxes[i].value;
        best->boxes[i] = search_box(arena, &a->fold, &found.boxes[i]);
    }
    return STATUS_OK;
}

/* -- all packages, sorted ----------------------------------------------------
 */

typedef struct {
    double value;
    uint64_t number;
} Ranked;

static int by_value(const void *left, const void *right)
{
    const Ranked *a = left, *b = right;
    if (a->value != b->value) return a->value < b->value ? 1 : -1;
    return (a->number > b->number) - (a->number < b->number);
}

static Ranked *rank_all(const DealWork *work, const DealProblem *problem,
    const DealGoal *goal, size_t *ranked)
{
    double u[DEAL_PARTIES_MAX];
    uint64_t outcomes = deal_outcome_count(problem);
    Ranked *all = arena_array(work->arena, outcomes, sizeof *all);
    uint32_t *package =
        arena_array(work->arena, problem->point_count, sizeof *package);
    *ranked = 0;
    for (uint64_t i = 0; i < outcomes; i++) {
        (void)deal_package_of(problem, i, package);
        if (!deal_agreed(problem, package)) continue;
        deal_utilities(problem, package, u);
        double value = goal_value(goal, u);
        if (value > -INFINITY) all[(*ranked)++] = (Ranked){value, i};
    }
    if (*ranked) qsort(all, *ranked, sizeof *all, by_value);
    return all;
}

static Status best_of_all(const DealWork *work, const DealProblem *problem,
    const DealGoal *goal, size_t count, Best *best, Err *err)
{
    size_t ranked;
    Arena *arena = work->arena;
    if (deal_outcome_count(problem) > BEST_SORTED_MAX)
        return err_set(
            err, STATUS_INPUT, NOWHERE, MSG_DEAL_BEST_TOO_MANY, NO_ARGS);
    const Ranked *all = rank_all(work, problem, goal, &ranked);
    best->complete = ranked <= count;
    best->count = ranked < count ? ranked : count;
    best->boxes = arena_array(arena, best->count, sizeof *best->boxes);
    best->values = arena_array(arena, best->count, sizeof *best->values);
    for (size_t i = 0; i < best->count; i++) {
        uint32_t *package =
            arena_array(arena, problem->point_count, sizeof *package);
        (void)deal_package_of(problem, all[i].number, package);
        best->values[i] = all[i].value;
        best->boxes[i] = box_of_package(arena, problem, package);
    }
    return STATUS_OK;
}

Status deal_best(const DealWork *work, const Analysis *a, DealRule rule,
    size_t count, Best *best, Err *err)
{
    DealGoal goal = goal_new(a->problem, rule, true, a->ideal_rational);
    *best = (Best){0};
    if (a->frontier.fold) return best_of_fold(work, a, &goal, count, best, err);
    return best_of_all(work, a->problem, &goal, count, best, err);
}

/* -- leximin ----------------------------------------------------------------
 */

typedef struct {
    double gains[DEAL_PARTIES_MAX]; /* rounded, the smallest first */
    size_t parties, at;
} Ordered;

static int by_gain(const void *left, const void *right)
{
    const double *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static int by_leximin(const void *left, const void *right)
{
    const Ordered *a = left, *b = right;
    for (size_t p = 0; p < a->parties; p++)
        if (a->gains[p] != b->gains[p])
            return a->gains[p] < b->gains[p] ? 1 : -1;
    return (a->at > b->at) - (a->at < b->at);
}

static Ordered order_box(
    const DealProblem *problem, const DealBox *box, uint32_t *package)
{
    Ordered ordered = {.parties = problem->party_count};
    for (size_t i = 0; i < problem->point_count; i++)
        package[i] = box->options[i][0];
    for (size_t p = 0; p < ordered.parties; p++)
        ordered.gains[p] = frontier_round(deal_utility(problem, p, package) -
                                          problem->parties[p].reservation);
    qsort(ordered.gains, ordered.parties, sizeof(double), by_gain);
    return ordered;
}

/* Whether every box is there whose smallest gain ties with the COUNTth's. */
static bool ties_are_in(const Best *best, size_t count)
{
    return best->complete || frontier_round(best->values[best->count - 1]) <
                                 frontier_round(best->values[count - 1]);
}

static void sort_by_leximin(
    Arena *arena, const DealProblem *problem, size_t count, Best *best)
{
    Best sorted = *best;
    uint32_t *package =
        arena_array(arena, problem->point_count, sizeof *package);
    Ordered *order = arena_array(arena, best->count, sizeof *order);
    for (size_t i = 0; i < best->count; i++) {
        order[i] = order_box(problem, &best->boxes[i], package);
        order[i].at = i;
    }
    if (best->count) qsort(order, best->count, sizeof *order, by_leximin);
    sorted.count = best->count < count ? best->count : count;
    sorted.complete = best->complete && best->count <= count;
    sorted.boxes = arena_array(arena, sorted.count, sizeof *sorted.boxes);
    sorted.values = arena_array(arena, sorted.count, sizeof *sorted.values);
    for (size_t i = 0; i < sorted.count; i++) {
        sorted.boxes[i] = best->boxes[order[i].at];
        sorted.values[i] = best->values[order[i].at];
    }
    *best = sorted;
}

Status deal_best_leximin(
    const DealWork *work, const Analysis *a, size_t count, Best *best, Err *err)
{
    size_t wanted = count;
    do {
        wanted *= 2;
        TRY(deal_best(work, a, DEAL_EGALITARIAN, wanted, best, err));
    } while (!ties_are_in(best, count));
    sort_by_leximin(work->arena, a->problem, count, best);
    return STATUS_OK;
}
