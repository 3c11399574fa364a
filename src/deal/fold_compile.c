/* Prepares a fold: rounds worths so that sums are exact, orders the points so
 * that linked ones stand together, and puts options that cannot be told apart
 * into classes. O(options * (parties + bars)). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "deal/fold.h"

static bool bit(const uint64_t *set, size_t i)
{
    return set[i / 64] >> (i % 64) & 1;
}

static void set_bit(uint64_t *set, size_t i)
{
    set[i / 64] |= (uint64_t)1 << (i % 64);
}

/* Largest and smallest sum of PARTY, and the power of two that makes sums of
 * that size exact. */
static void measure(const DealProblem *problem, size_t party, Fold *fold)
{
    double size = 0, low = 0, high = 0;
    const double *worth = problem->parties[party].worth;
    for (size_t i = 0; i < problem->point_count; i++) {
        const DealPoint *point = &problem->points[i];
        double least = INFINITY, most = -INFINITY;
        for (size_t k = 0; k < point->option_count; k++) {
            least = fmin(least, worth[point->first + k]);
            most = fmax(most, worth[point->first + k]);
        }
        low += least;
        high += most;
        size += fmax(fabs(least), fabs(most));
    }
    int exponent;
    (void)frexp(size, &exponent);
    fold->quantum[party] = size > 0 ? ldexp(1, exponent - 51) : 1;
    fold->low[party] = low;
    fold->range[party] = high - low;
}

/* -- order of the points ------------------------------------------------ */

static size_t find_root(uint32_t *parent, size_t i)
{
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
}

/* How much a point makes layers grow: by the options that no other of it
 * dominates, and how far their worths lie apart. */
typedef struct {
    size_t live;
    double spread;
    uint32_t point;
} Growth;

static bool is_dominated(
    const DealProblem *problem, const DealPoint *point, size_t option)
{
    for (size_t other = 0; other < point->option_count; other++) {
        bool better = other < option, worse = false;
        for (size_t p = 0; p < problem->party_count; p++) {
            const double *worth = problem->parties[p].worth + point->first;
            worse = worse || worth[other] < worth[option];
            better = better || worth[other] > worth[option];
        }
        if (better && !worse) return true;
    }
    return false;
}

static Growth growth_of(
    const DealProblem *problem, uint32_t number, double *low, double *high)
{
    Growth growth = {.point = number};
    const DealPoint *point = &problem->points[number];
    for (size_t k = 0; k < point->option_count; k++) {
        if (is_dominated(problem, point, k)) continue;
        for (size_t p = 0; p < problem->party_count; p++) {
            double worth = problem->parties[p].worth[point->first + k];
            low[p] = growth.live ? fmin(low[p], worth) : worth;
            high[p] = growth.live ? fmax(high[p], worth) : worth;
        }
        growth.live++;
    }
    for (size_t p = 0; p < problem->party_count && growth.live; p++)
        growth.spread += high[p] - low[p];
    return growth;
}

static int by_growth(const void *left, const void *right)
{
    const Growth *a = left, *b = right;
    if (a->live != b->live) return a->live < b->live ? -1 : 1;
    if (a->spread != b->spread) return a->spread < b->spread ? -1 : 1;
    return (a->point > b->point) - (a->point < b->point);
}

static Growth *rank_points(Arena *arena, const DealProblem *problem)
{
    size_t n = problem->point_count;
    Growth *ranked = arena_array(arena, n, sizeof *ranked);
    double *low = arena_array(arena, problem->party_count, sizeof *low);
    double *high = arena_array(arena, problem->party_count, sizeof *high);
    for (uint32_t i = 0; i < n; i++)
        ranked[i] = growth_of(problem, i, low, high);
    if (n) qsort(ranked, n, sizeof *ranked, by_growth);
    return ranked;
}

/* order[step] = point. Those that make layers grow least come first, so that
 * layers stay small for long; points that a chain of links joins stand
 * together, in the place of their first. */
static void order_points(
    Arena *arena, const DealProblem *problem, uint32_t *order)
{
    size_t n = problem->point_count, placed = 0;
    uint32_t *parent = arena_array(arena, n, sizeof *parent);
    for (size_t i = 0; i < n; i++) parent[i] = (uint32_t)i;
    for (size_t b = 0; b < problem->bar_count; b++) {
        const DealBar *bar = &problem->bars[b];
        for (size_t c = 1; c < bar->count; c++)
            parent[find_root(parent, bar->choices[c].point)] =
                (uint32_t)find_root(parent, bar->choices[0].point);
    }
    const Growth *ranked = rank_points(arena, problem);
    bool *done = arena_array(arena, n, sizeof *done);
    for (size_t i = 0; i < n; i++) {
        if (done[ranked[i].point]) continue;
        size_t root = find_root(parent, ranked[i].point);
        for (size_t j = i; j < n; j++) {
            uint32_t point = ranked[j].point;
            if (done[point] || find_root(parent, point) != root) continue;
            order[placed++] = point;
            done[point] = true;
        }
    }
}

/* -- bars ----------------------------------------------------------------- */

/* A bar that names two options of one point never comes to pass. */
static bool is_void(const DealBar *bar)
{
    for (size_t i = 0; i < bar->count; i++)
        for (size_t j = 0; j < i; j++)
            if (bar->choices[i].point == bar->choices[j].point &&
                bar->choices[i].option != bar->choices[j].option)
                return true;
    return bar->count == 0;
}

/* Marks for every step which bars have a choice there, begin, and end. */
static void place_bars(Arena *arena, Fold *fold, const uint32_t *step_of)
{
    const DealProblem *problem = fold->problem;
    for (size_t i = 0; i < problem->point_count; i++) {
        uint64_t *sets = arena_array(arena, 3 * fold->words, sizeof *sets);
        fold->steps[i].bars = sets;
        fold->steps[i].begin = sets + fold->words;
        fold->steps[i].end = sets + 2 * fold->words;
    }
    for (size_t b = 0; b < problem->bar_count; b++) {
        const DealBar *bar = &problem->bars[b];
        if (is_void(bar)) continue;
        size_t first = SIZE_MAX, last = 0;
        for (size_t c = 0; c < bar->count; c++) {
            size_t step = step_of[bar->choices[c].point];
            first = step < first ? step : first;
            last = step > last ? step : last;
            set_bit(fold->steps[step].bars, b);
        }
        set_bit(fold->steps[first].begin, b);
        set_bit(fold->steps[last].end, b);
    }
}

/* The bars whose choice of this step's point is OPTION. */
static uint64_t *bars_of(
    Arena *arena, const Fold *fold, const FoldStep *step, uint32_t option)
{
    const DealProblem *problem = fold->problem;
    uint64_t *set = arena_array(arena, fold->words, sizeof *set);
    for (size_t b = 0; b < problem->bar_count; b++) {
        const DealBar *bar = &problem->bars[b];
        if (!bit(step->bars, b)) continue;
        for (size_t c = 0; c < bar->count; c++)
            if (bar->choices[c].point == step->point &&
                bar->choices[c].option == option)
                set_bit(set, b);
    }
    return set;
}

/* Whether some bar ends at its only point with this option. */
static bool is_barred(
    const Fold *fold, const FoldStep *step, const uint64_t *bars)
{
    for (size_t w = 0; w < fold->words; w++)
        if (bars[w] & step->begin[w] & step->end[w]) return true;
    return false;
}

/* -- classes --------------------------------------------------------------- */

static double *round_worths(
    Arena *arena, const Fold *fold, const FoldStep *step, size_t option)
{
    const DealProblem *problem = fold->problem;
    double *rounded = arena_array(arena, problem->party_count, sizeof *rounded);
    size_t at = problem->points[step->point].first + option;
    for (size_t p = 0; p < problem->party_count; p++)
        rounded[p] = rint(problem->parties[p].worth[at] / fold->quantum[p]) *
                     fold->quantum[p];
    return rounded;
}

typedef struct {
    const double *worth;
    const uint64_t *bars;
    size_t parties, words;
    uint32_t option;
} Kind;

static int compare_kinds(const Kind *a, const Kind *b)
{
    for (size_t p = 0; p < a->parties; p++)
        if (a->worth[p] != b->worth[p])
            return a->worth[p] > b->worth[p] ? -1 : 1;
    for (size_t w = 0; w < a->words; w++)
        if (a->bars[w] != b->bars[w]) return a->bars[w] < b->bars[w] ? -1 : 1;
    return 0;
}

static int by_kind(const void *left, const void *right)
{
    const Kind *a = left, *b = right;
    int order = compare_kinds(a, b);
    return order ? order : (a->option > b->option) - (a->option < b->option);
}

/* The kinds of the options that are not barred. */
static size_t list_kinds(
    Arena *arena, const Fold *fold, const FoldStep *step, Kind *kinds)
{
    size_t count = 0;
    const DealPoint *point = &fold->problem->points[step->point];
    for (uint32_t k = 0; k < point->option_count; k++) {
        const uint64_t *bars = bars_of(arena, fold, step, k);
        if (is_barred(fold, step, bars)) continue;
        kinds[count++] = (Kind){round_worths(arena, fold, step, k), bars,
            fold->problem->party_count, fold->words, k};
    }
    return count;
}

/* Whether class A is worth no less than class B of the same point to all, and
 * stands in the same bars. */
static bool no_worse(const Fold *fold, const FoldClass *a, const FoldClass *b)
{
    for (size_t w = 0; w < fold->words; w++)
        if (a->bars[w] != b->bars[w]) return false;
    for (size_t p = 0; p < fold->problem->party_count; p++)
        if (a->worth[p] < b->worth[p]) return false;
    return true;
}

/* A better class comes before, by the order of kinds. */
static void mark_dominated(const Fold *fold, FoldStep *step)
{
    for (size_t i = 0; i < step->class_count; i++)
        for (size_t j = 0; j < i; j++)
            if (no_worse(fold, &step->classes[j], &step->classes[i]))
                step->classes[i].dominated = true;
}

static void make_classes(Arena *arena, const Fold *fold, FoldStep *step)
{
    const DealPoint *point = &fold->problem->points[step->point];
    Kind *kinds = arena_array(arena, point->option_count, sizeof *kinds);
    size_t count = list_kinds(arena, fold, step, kinds);
    if (count) qsort(kinds, count, sizeof *kinds, by_kind);
    uint32_t *options = arena_array(arena, count, sizeof *options);
    step->classes = arena_array(arena, count, sizeof *step->classes);
    for (size_t i = 0; i < count; i++) {
        options[i] = kinds[i].option;
        if (i == 0 || compare_kinds(&kinds[i - 1], &kinds[i]) != 0)
            step->classes[step->class_count++] = (FoldClass){
                options + i, 0, kinds[i].worth, kinds[i].bars, false};
        step->classes[step->class_count - 1].count++;
    }
    mark_dominated(fold, step);
}

void fold_compile(Arena *arena, const DealProblem *problem, Fold *fold)
{
    size_t n = problem->point_count;
    *fold = (Fold){.problem = problem, .words = (problem->bar_count + 63) / 64};
    for (size_t p = 0; p < problem->party_count; p++) measure(problem, p, fold);
    uint32_t *order = arena_array(arena, n, sizeof *order);
    uint32_t *step_of = arena_array(arena, n, sizeof *step_of);
    order_points(arena, problem, order);
    fold->steps = arena_array(arena, n, sizeof *fold->steps);
    for (uint32_t i = 0; i < n; i++) {
        fold->steps[i].point = order[i];
        step_of[order[i]] = i;
    }
    place_bars(arena, fold, step_of);
    for (size_t i = 0; i < n; i++) make_classes(arena, fold, &fold->steps[i]);
}
