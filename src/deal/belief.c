/* What partly known preferences make of packages. A utility is linear in each
 * value and each weight, so that its bounds are reached at ends of intervals;
 * the weights that are not recorded all go to the point where they count
 * most, or least. */
#include "deal/belief.h"

#include <math.h>

/* One end of the utility: of the values' least or most. */
static double end_of(const DealProblem *problem, const DealBelief *belief,
    const uint32_t *package, bool most)
{
    double sum = 0, spare = most ? -INFINITY : INFINITY;
    for (size_t i = 0; i < problem->point_count; i++) {
        DealInterval value =
            belief->values[problem->points[i].first + package[i]];
        double weight = belief->weights[i];
        bool high = most != (weight < 0);
        double end = high ? value.most : value.least;
        if (!isnan(weight))
            sum += weight * end;
        else
            spare = most ? fmax(spare, end) : fmin(spare, end);
    }
    return isinf(spare) ? sum : sum + belief->spare * spare;
}

DealInterval belief_utility(const DealProblem *problem,
    const DealBelief *belief, const uint32_t *package)
{
    return (DealInterval){end_of(problem, belief, package, false),
        end_of(problem, belief, package, true)};
}

static Acceptance judge(DealInterval utility, DealInterval reservation)
{
    if (utility.most < reservation.least - DEAL_TOLERANCE)
        return ACCEPTANCE_IMPOSSIBLE;
    if (utility.least >= reservation.most - DEAL_TOLERANCE)
        return ACCEPTANCE_CERTAIN;
    return ACCEPTANCE_POSSIBLE;
}

Acceptance belief_of_party(const DealProblem *problem,
    const DealBelief *beliefs, size_t party, const uint32_t *package)
{
    const DealBelief *belief = &beliefs[party];
    if (deal_barred_by(problem, (int)party, package))
        return ACCEPTANCE_IMPOSSIBLE;
    return judge(belief_utility(problem, belief, package), belief->reservation);
}

Acceptance belief_of_all(const DealProblem *problem, const DealBelief *beliefs,
    const uint32_t *package)
{
    uint32_t can = 0, must = 0;
    if (deal_barred_by(problem, DEAL_NOBODY, package))
        return ACCEPTANCE_IMPOSSIBLE;
    for (size_t p = 0; p < problem->party_count; p++) {
        Acceptance one = belief_of_party(problem, beliefs, p, package);
        can |= (uint32_t)(one != ACCEPTANCE_IMPOSSIBLE) << p;
        must |= (uint32_t)(one == ACCEPTANCE_CERTAIN) << p;
    }
    if (deal_approves(problem, must)) return ACCEPTANCE_CERTAIN;
    return deal_approves(problem, can) ? ACCEPTANCE_POSSIBLE
                                       : ACCEPTANCE_IMPOSSIBLE;
}

/* -- which packages
 * ------------------------------------------------------------- */

BeliefSpace belief_space(const DealProblem *problem)
{
    uint64_t count = deal_outcome_count(problem);
    bool all = count <= BELIEF_PACKAGES;
    return (BeliefSpace){all ? (size_t)count : BELIEF_PACKAGES, all};
}

/* SplitMix64 (Steele, Lea, Flood 2014): the Nth number of a stream. */
uint64_t belief_random(uint64_t seed, uint64_t n)
{
    uint64_t z = seed + (n + 1) * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

void belief_package(const DealProblem *problem, BeliefSpace space,
    uint64_t seed, size_t i, uint32_t *package)
{
    size_t n = problem->point_count;
    if (space.all) {
        (void)deal_package_of(problem, i, package);
        return;
    }
    for (size_t k = 0; k < n; k++)
        package[k] = (uint32_t)(belief_random(seed, i * n + k) %
                                problem->points[k].option_count);
}

Status belief_count(const DealWork *work, const DealProblem *problem,
    const DealBelief *beliefs, uint64_t seed, size_t counts[3], Err *err)
{
    BeliefSpace space = belief_space(problem);
    uint32_t *package =
        arena_array(work->arena, problem->point_count, sizeof *package);
    counts[0] = counts[1] = counts[2] = 0;
    for (size_t i = 0; i < space.count; i++) {
        if (i % 4096 == 0)
            TRY(deal_tell(work, (double)i / (double)space.count, err));
        belief_package(problem, space, seed, i, package);
        counts[belief_of_all(problem, beliefs, package)]++;
    }
    return STATUS_OK;
}

/* -- how likely
 * ----------------------------------------------------------------- */

/* Evenly in 0..1, both ends out. */
static double even(uint64_t seed, uint64_t *drawn)
{
    uint64_t bits = belief_random(seed, (*drawn)++) >> 12;
    return ((double)bits + 0.5) / 4503599627370496.0;
}

static double within(DealInterval interval, uint64_t seed, uint64_t *drawn)
{
    return interval.least +
           (interval.most - interval.least) * even(seed, drawn);
}

/* A utility drawn: exponential shares, divided by their sum, are flat
 * Dirichlet (Devroye, "Non-uniform random variate generation", 1986, XI.4). */
static double draw_utility(const DealProblem *problem, const DealBelief *belief,
    const uint32_t *package, uint64_t seed, uint64_t *drawn)
{
    double sum = 0, shares = 0, shared = 0;
    for (size_t i = 0; i < problem->point_count; i++) {
        double weight = belief->weights[i];
        double value = within(
            belief->values[problem->points[i].first + package[i]], seed, drawn);
        if (!isnan(weight)) {
            sum += weight * value;
            continue;
        }
        double share = -log(even(seed, drawn));
        shares += share;
        shared += share * value;
    }
    return shares > 0 ? sum + belief->spare * shared / shares : sum;
}

/* Who accepts PACKAGE in one draw, of those who may. */
static uint32_t draw_accepting(const DealProblem *problem,
    const DealBelief *beliefs, uint32_t may, const uint32_t *package,
    uint64_t seed, uint64_t *drawn)
{
    uint32_t accepting = 0;
    for (size_t p = 0; p < problem->party_count; p++) {
        if (!(may >> p & 1)) continue;
        double least = within(beliefs[p].reservation, seed, drawn);
        double utility =
            draw_utility(problem, &beliefs[p], package, seed, drawn);
        accepting |= (uint32_t)(utility >= least - DEAL_TOLERANCE) << p;
    }
    return accepting;
}

double belief_likely(const DealProblem *problem, const DealBelief *beliefs,
    const uint32_t *package, uint64_t seed, size_t samples)
{
    size_t approved = 0;
    uint64_t drawn = 0;
    uint32_t may = 0;
    if (deal_barred_by(problem, DEAL_NOBODY, package)) return 0;
    for (size_t p = 0; p < problem->party_count; p++)
        if (!deal_barred_by(problem, (int)p, package)) may |= (uint32_t)1 << p;
    for (size_t i = 0; i < samples; i++)
        approved += deal_approves(problem,
            draw_accepting(problem, beliefs, may, package, seed, &drawn));
    return samples ? (double)approved / (double)samples : 0;
}
