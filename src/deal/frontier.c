/* The frontier as it is shown: capped, rounded, filtered once more, since
 * capping and rounding make vectors equal or comparable; then sorted. */
#include "deal/frontier.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

double frontier_round(double utility)
{
    double rounded = rint(utility * 1e9) / 1e9;
    return rounded == 0 ? 0 : rounded; /* no -0 */
}

/* A row to sort: its utilities (borrowed) and its number. */
typedef struct {
    double first, second;
    uint32_t id;
} Key;

static int compare_keys(const void *left, const void *right, void *state)
{
    const Key *a = left, *b = right;
    const Vectors *v = state;
    if (a->first != b->first) return a->first > b->first ? -1 : 1;
    if (a->second != b->second) return a->second > b->second ? -1 : 1;
    for (size_t p = 2; p < v->dimensions; p++) {
        double x = v->u[p][a->id], y = v->u[p][b->id];
        if (x != y) return x > y ? -1 : 1;
    }
    return (a->id > b->id) - (a->id < b->id);
}

static void sort_order(
    const DealWork *work, Vectors *v, uint32_t *order, size_t count)
{
    DealArray *big = deal_array_new(work->arena);
    Key *keys = deal_array_of(work->arena, big, count, sizeof *keys);
    for (size_t i = 0; i < count; i++) {
        uint32_t id = order[i];
        keys[i] = (Key){v->u[0][id], v->dimensions > 1 ? v->u[1][id] : 0, id};
    }
    if (count) qsort_r(keys, count, sizeof *keys, compare_keys, v);
    for (size_t i = 0; i < count; i++) order[i] = keys[i].id;
    deal_array_free(big);
}

static void *keep(const DealWork *work, size_t count, size_t size)
{
    return deal_array_of(work->arena, deal_array_new(work->arena), count, size);
}

/* Takes rounded vectors ALL (scratch) to the frontier. RUNS: see
 * deal_nondominated(). */
static void finish(
    const DealWork *work, Vectors *all, const Runs *runs, Frontier *frontier)
{
    Arena *arena = work->arena;
    DealArray *witness = deal_array_new(arena), *order = deal_array_new(arena);
    NondominatedMemory memory = nondominated_memory(arena);
    uint32_t *kept = deal_array_of(arena, order, all->count, sizeof *kept);
    size_t count = deal_nondominated(work, &memory, all, runs,
        deal_array_of(arena, witness, all->count, sizeof *kept), kept);
    sort_order(work, all, kept, count);
    frontier->utilities.count = count;
    frontier->utilities.dimensions = all->dimensions;
    frontier->entries = keep(work, count, sizeof *kept);
    if (count) memcpy(frontier->entries, kept, count * sizeof *kept);
    for (size_t p = 0; p < all->dimensions; p++) {
        double *to = keep(work, count, sizeof *to);
        for (size_t i = 0; i < count; i++) to[i] = all->u[p][kept[i]];
        frontier->utilities.u[p] = to;
    }
    deal_array_free(witness);
    deal_array_free(order);
    nondominated_free(&memory);
}

static Vectors scratch(
    const DealWork *work, DealArray *big, size_t count, size_t dimensions)
{
    Vectors all = {count, dimensions, {0}};
    double *u = deal_array_of(work->arena, big, count * dimensions, sizeof *u);
    for (size_t p = 0; p < dimensions; p++) all.u[p] = u + p * count;
    return all;
}

void frontier_of_fold(
    const DealWork *work, const Fold *fold, Frontier *frontier)
{
    const FoldGroup *last = fold_last(fold);
    const DealProblem *problem = fold->problem;
    DealArray *big = deal_array_new(work->arena);
    Vectors all =
        scratch(work, big, last ? last->sums.count : 0, problem->party_count);
    for (size_t p = 0; p < all.dimensions; p++) {
        double cap = problem->parties[p].cap;
        for (size_t i = 0; i < all.count; i++)
            all.u[p][i] = frontier_round(fmin(cap, last->sums.u[p][i]));
    }
    *frontier = (Frontier){.fold = fold, .problem = problem};
    finish(work, &all,
        last && last->clean ? &(Runs){&(uint32_t){0}, 1, false} : NULL,
        frontier);
    deal_array_free(big);
}

void frontier_of_packages(const DealWork *work, const DealProblem *problem,
    const uint32_t *packages, size_t count, Frontier *frontier)
{
    DealArray *big = deal_array_new(work->arena);
    Vectors all = scratch(work, big, count, problem->party_count);
    for (size_t p = 0; p < all.dimensions; p++)
        for (size_t i = 0; i < count; i++)
            all.u[p][i] = frontier_round(
                deal_utility(problem, p, packages + i * problem->point_count));
    *frontier = (Frontier){.packages = packages, .problem = problem};
    finish(work, &all, NULL, frontier);
    deal_array_free(big);
}

void frontier_package(
    const Frontier *frontier, size_t number, uint32_t *package)
{
    uint32_t entry = frontier->entries[number];
    if (frontier->fold)
        fold_package(frontier->fold, entry, package);
    else
        memcpy(package,
            frontier->packages + entry * frontier->problem->point_count,
            frontier->problem->point_count * sizeof *package);
}

void frontier_utilities(const Frontier *frontier, size_t number, double *u)
{
    for (size_t p = 0; p < frontier->utilities.dimensions; p++)
        u[p] = frontier->utilities.u[p][number];
}

void frontier_exact(const Frontier *frontier, size_t number, double *u)
{
    uint32_t entry = frontier->entries[number];
    const DealProblem *problem = frontier->problem;
    if (frontier->fold) {
        const Vectors *sums = &fold_last(frontier->fold)->sums;
        for (size_t p = 0; p < sums->dimensions; p++)
            u[p] = fmin(problem->parties[p].cap, sums->u[p][entry]);
        return;
    }
    deal_utilities(
        problem, frontier->packages + entry * problem->point_count, u);
}
