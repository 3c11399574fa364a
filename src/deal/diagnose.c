/* What a package needs: every change of one point, then of two, is tried. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "deal/approval.h"
#include "deal/whynot.h"

typedef struct {
    Arena *arena;
    const DealProblem *problem;
    const uint32_t *package;
    uint32_t *trial;      /* the package with changes */
    const double *before; /* utilities of the package */
    VEC(Change) repairs, trades;
} Trials;

static Change make_change(
    const Trials *t, const DealChoice *changes, size_t count)
{
    Change change = {.count = count, .cost = INFINITY};
    size_t parties = t->problem->party_count;
    double *gains = arena_array(t->arena, parties, sizeof *gains);
    for (size_t i = 0; i < count; i++) change.changes[i] = changes[i];
    for (size_t p = 0; p < parties; p++) {
        gains[p] = deal_utility(t->problem, p, t->trial) - t->before[p];
        change.cost = fmin(change.cost, gains[p]);
    }
    change.gains = gains;
    return change;
}

/* Nobody worse, and someone better. */
static bool improves(const Trials *t)
{
    bool better = false;
    if (deal_barred(t->problem, t->trial)) return false;
    for (size_t p = 0; p < t->problem->party_count; p++) {
        double gain = deal_utility(t->problem, p, t->trial) - t->before[p];
        if (gain < -DEAL_TOLERANCE) return false;
        better = better || gain > DEAL_TOLERANCE;
    }
    return better;
}

static double total(const Trials *t, const Change *change)
{
    double sum = 0;
    for (size_t p = 0; p < t->problem->party_count; p++)
        sum += change->gains[p];
    return sum;
}

static void try_singles(Trials *t)
{
    const DealProblem *problem = t->problem;
    for (uint32_t i = 0; i < problem->point_count; i++) {
        for (uint32_t k = 0; k < problem->points[i].option_count; k++) {
            if (k == t->package[i]) continue;
            DealChoice choice = {i, k};
            t->trial[i] = k;
            if (deal_agreed(problem, t->trial))
                vec_push(t->arena, &t->repairs, make_change(t, &choice, 1));
        }
        t->trial[i] = t->package[i];
    }
}

static bool improves_alone(Trials *t, DealChoice choice, DealChoice other)
{
    t->trial[other.point] = t->package[other.point];
    t->trial[choice.point] = choice.option;
    bool alone = improves(t);
    t->trial[other.point] = other.option;
    return alone;
}

static void try_pair(Trials *t, DealChoice a, DealChoice b, bool repair)
{
    DealChoice both[] = {a, b};
    t->trial[a.point] = a.option;
    t->trial[b.point] = b.option;
    if (repair && deal_agreed(t->problem, t->trial))
        vec_push(t->arena, &t->repairs, make_change(t, both, 2));
    if (improves(t) && !improves_alone(t, a, b) && !improves_alone(t, b, a))
        vec_push(t->arena, &t->trades, make_change(t, both, 2));
    t->trial[a.point] = t->package[a.point];
    t->trial[b.point] = t->package[b.point];
}

static void try_pairs_with(Trials *t, DealChoice first, bool repair)
{
    const DealProblem *problem = t->problem;
    for (uint32_t j = first.point + 1; j < problem->point_count; j++)
        for (uint32_t k = 0; k < problem->points[j].option_count; k++)
            if (k != t->package[j])
                try_pair(t, first, (DealChoice){j, k}, repair);
}

static void try_pairs(Trials *t, bool repair)
{
    const DealProblem *problem = t->problem;
    for (uint32_t i = 0; i < problem->point_count; i++)
        for (uint32_t k = 0; k < problem->points[i].option_count; k++)
            if (k != t->package[i])
                try_pairs_with(t, (DealChoice){i, k}, repair);
}

static int by_cost(const void *left, const void *right)
{
    const Change *a = left, *b = right;
    return (a->cost < b->cost) - (a->cost > b->cost);
}

static int by_total(const void *left, const void *right, void *state)
{
    double a = total(state, left), b = total(state, right);
    return (a < b) - (a > b);
}

static void look_at_package(Trials *t, Diagnosis *d)
{
    const DealProblem *problem = t->problem;
    d->bars = arena_array(t->arena, problem->bar_count, sizeof *d->bars);
    for (size_t i = 0; i < problem->bar_count; i++) {
        DealProblem one = *problem;
        one.bars = &problem->bars[i];
        one.bar_count = 1;
        if (deal_barred(&one, t->package))
            d->bars[d->bar_count++] = &problem->bars[i];
    }
    for (size_t p = 0; p < problem->party_count; p++)
        d->refusals += !deal_accepts(problem, p, t->before[p]);
}

static size_t at_most(size_t count, size_t most)
{
    return count < most ? count : most;
}

void deal_diagnose(Arena *arena, const DealProblem *problem,
    const uint32_t *package, Diagnosis *diagnosis)
{
    size_t n = problem->point_count;
    double *before = arena_array(arena, problem->party_count, sizeof *before);
    Trials t = {.arena = arena,
        .problem = problem,
        .package = package,
        .trial = arena_array(arena, n, sizeof *t.trial),
        .before = before};
    *diagnosis = (Diagnosis){.utilities = before};
    memcpy(t.trial, package, n * sizeof *package);
    deal_utilities(problem, package, before);
    look_at_package(&t, diagnosis);
    diagnosis->agreed = deal_agreed(problem, package);
    bool refused = !diagnosis->agreed;
    if (refused) try_singles(&t);
    diagnosis->pairs_tried = problem->option_total <= DIAGNOSIS_OPTIONS_MAX;
    if (diagnosis->pairs_tried) try_pairs(&t, refused && t.repairs.count == 0);
    if (t.repairs.count)
        qsort(t.repairs.items, t.repairs.count, sizeof(Change), by_cost);
    if (t.trades.count)
        qsort_r(t.trades.items, t.trades.count, sizeof(Change), by_total, &t);
    diagnosis->repair_total = t.repairs.count;
    diagnosis->trade_total = t.trades.count;
    diagnosis->repairs = t.repairs.items;
    diagnosis->repair_count = at_most(t.repairs.count, DIAGNOSIS_CHANGES_MAX);
    diagnosis->trades = t.trades.items;
    diagnosis->trade_count = at_most(t.trades.count, DIAGNOSIS_CHANGES_MAX);
}
