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
