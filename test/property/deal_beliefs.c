/* Bounds of utilities that are partly known, against trying every end of
 * every interval; approval by votes against every way the undecided can say;
 * questions against giving every answer. */
#include "test/unit.h"

#include <math.h>

#include "deal/question.h"
#include "test/deal_random.h"

enum { PROBLEMS = 400, PROBLEMS_LONG = 20000, DRAWS = 50 };

static DealInterval random_interval(void)
{
    double a = (double)random_below(6) / 5, b = (double)random_below(6) / 5;
    if (random_below(3) == 0) b = a;
    return (DealInterval){fmin(a, b), fmax(a, b)};
}

/* Some weights are recorded, some of them 0 or below. */
static DealBelief random_belief(const DealProblem *problem)
{
    double *weights = arena_array(arena, problem->point_count, sizeof *weights);
    DealInterval *values =
        arena_array(arena, problem->option_total, sizeof *values);
    double sum = 0;
    for (size_t i = 0; i < problem->point_count; i++) {
        weights[i] = (double)random_below(6) / 10 - 0.1;
        sum += weights[i];
        if (random_below(2)) weights[i] = NAN;
    }
    for (size_t i = 0; i < problem->option_total; i++)
        values[i] = random_interval();
    return (DealBelief){weights, values, fmax(0, 1 - sum), random_interval()};
}

/* -- the oracle
 * ------------------------------------------------------------------ */

/* The utility when point i's value is at its most if bit i of ENDS is set,
 * and all spare weight goes to point SPARE. */
static double utility_at(const DealProblem *problem, const DealBelief *belief,
    const uint32_t *package, uint32_t ends, size_t spare)
{
    double sum = 0;
    for (size_t i = 0; i < problem->point_count; i++) {
        DealInterval value =
            belief->values[problem->points[i].first + package[i]];
        double weight = belief->weights[i];
        if (isnan(weight)) weight = i == spare ? belief->spare : 0;
        sum += weight * (ends >> i & 1 ? value.most : value.least);
    }
    return sum;
}

static DealInterval bounds_by_trying(const DealProblem *problem,
    const DealBelief *belief, const uint32_t *package)
{
    bool any = false;
    DealInterval bounds = {INFINITY, -INFINITY};
    for (size_t i = 0; i < problem->point_count; i++)
        any = any || isnan(belief->weights[i]);
    for (size_t spare = 0; spare < problem->point_count; spare++) {
        if (any && !isnan(belief->weights[spare])) continue;
        for (uint32_t ends = 0; ends < 1u << problem->point_count; ends++) {
            double u = utility_at(problem, belief, package, ends, spare);
            bounds.least = fmin(bounds.least, u);
            bounds.most = fmax(bounds.most, u);
        }
    }
    return bounds;
}

static Acceptance judge(DealInterval u, DealInterval r)
{
    if (u.most < r.least - 1e-9) return ACCEPTANCE_IMPOSSIBLE;
    return u.least >= r.most - 1e-9 ? ACCEPTANCE_CERTAIN : ACCEPTANCE_POSSIBLE;
}

/* Whether PACKAGE runs into a bar of PARTY. */
static bool own_bar(
    const DealProblem *problem, int party, const uint32_t *package)
{
    for (size_t i = 0; i < problem->bar_count; i++) {
        DealProblem one = *problem;
        one.bars = &problem->bars[i];
        one.bar_count = 1;
        if (one.bars->party == party && deal_barred(&one, package)) return true;
    }
    return false;
}

/* The rule of every point, counted for itself. */
static bool approves(const DealProblem *problem, uint32_t accepting)
{
    for (size_t i = 0; i < problem->point_count; i++) {
        double votes = 0;
        DealApproval rule = problem->points[i].approval;
        uint32_t voters = rule.voters ? rule.voters : deal_everybody(problem);
        for (size_t p = 0; p < problem->party_count; p++)
            if (accepting & voters & 1u << p)
                votes += problem->parties[p].weight;
        if (rule.quota > 0 ? votes < rule.quota - 1e-9 : voters & ~accepting)
            return false;
    }
    return true;
}

/* Every way those in OPEN can answer, FIXED accepting in all of them. */
static Acceptance approval_by_trying(
    const DealProblem *problem, uint32_t fixed, uint32_t open)
{
    bool ever = false, always = true;
    for (uint32_t say = 0; say <= deal_everybody(problem); say++) {
        if (say & ~open) continue;
        bool approved = approves(problem, fixed | say);
        ever = ever || approved;
        always = always && approved;
    }
    if (always) return ACCEPTANCE_CERTAIN;
    return ever ? ACCEPTANCE_POSSIBLE : ACCEPTANCE_IMPOSSIBLE;
}

/* -- checks
 * ---------------------------------------------------------------------- */

static void check_package(const DealProblem *problem, const DealBelief *beliefs,
    const uint32_t *package)
{
    uint32_t fixed = 0, open = 0;
    for (size_t p = 0; p < problem->party_count; p++) {
        DealInterval expected = bounds_by_trying(problem, &beliefs[p], package);
        DealInterval found = belief_utility(problem, &beliefs[p], package);
        assert_true(fabs(expected.least - found.least) < 1e-12);
        assert_true(fabs(expected.most - found.most) < 1e-12);
        Acceptance one = judge(expected, beliefs[p].reservation);
        if (own_bar(problem, (int)p, package)) one = ACCEPTANCE_IMPOSSIBLE;
        assert_int_equal(one, belief_of_party(problem, beliefs, p, package));
        fixed |= (uint32_t)(one == ACCEPTANCE_CERTAIN) << p;
        open |= (uint32_t)(one == ACCEPTANCE_POSSIBLE) << p;
    }
    Acceptance all = own_bar(problem, DEAL_NOBODY, package)
                         ? ACCEPTANCE_IMPOSSIBLE
                         : approval_by_trying(problem, fixed, open);
    assert_int_equal(all, belief_of_all(problem, beliefs, package));
    double likely = belief_likely(problem, beliefs, package, 7, DRAWS);
    assert_true(likely == belief_likely(problem, beliefs, package, 7, DRAWS));
    if (all == ACCEPTANCE_CERTAIN) assert_true(likely == 1);
    if (all == ACCEPTANCE_IMPOSSIBLE) assert_true(likely == 0);
}

static void check_counts(const DealProblem *problem, const DealBelief *beliefs)
{
    Err err;
    DealWork work = {.arena = arena};
    size_t counts[3], expected[3] = {0, 0, 0};
    uint32_t package[DEAL_RANDOM_POINTS];
    for (uint64_t i = 0; i < deal_outcome_count(problem); i++) {
        assert_true(deal_package_of(problem, i, package));
        check_package(problem, beliefs, package);
        expected[belief_of_all(problem, beliefs, package)]++;
    }
    assert_int_equal(
        STATUS_OK, belief_count(&work, problem, beliefs, 1, counts, &err));
    assert_memory_equal(counts, expected, sizeof counts);
}

/* Whether one of the two answers settles PACKAGE for the party. */
static bool settled_by_answer(const DealProblem *problem, DealBelief belief,
    size_t point, const uint32_t *package)
{
    bool settled = false;
    size_t at = problem->points[point].first + package[point];
    DealInterval known = belief.values[at];
    DealInterval *values =
        arena_array(arena, problem->option_total, sizeof *values);
    for (size_t i = 0; i < problem->option_total; i++)
        values[i] = belief.values[i];
    belief.values = values;
    for (int answer = 0; answer <= 10; answer++) {
        double to = known.least + (known.most - known.least) * answer / 10;
        values[at] = (DealInterval){to, to};
        settled = settled || judge(bounds_by_trying(problem, &belief, package),
                                 belief.reservation) != ACCEPTANCE_POSSIBLE;
    }
    return settled;
}

static size_t settles(const DealProblem *problem, const DealBelief *beliefs,
    size_t party, size_t point)
{
    size_t count = 0;
    uint32_t package[DEAL_RANDOM_POINTS];
    for (uint64_t i = 0; i < deal_outcome_count(problem); i++) {
        assert_true(deal_package_of(problem, i, package));
        if (belief_of_all(problem, beliefs, package) == ACCEPTANCE_POSSIBLE &&
            belief_of_party(problem, beliefs, party, package) ==
                ACCEPTANCE_POSSIBLE)
            count += settled_by_answer(problem, beliefs[party], point, package);
    }
    return count;
}

/* Whether the answer of PARTY ever decides, whatever the others accept. */
static bool matters(const DealProblem *problem, size_t party)
{
    bool ever = false;
    for (uint32_t say = 0; say <= deal_everybody(problem); say++)
        ever = ever || approves(problem, say | 1u << party) !=
                           approves(problem, say & ~(1u << party));
    return ever;
}

static void check_questions(
    const DealProblem *problem, const DealBelief *beliefs)
{
    Err err;
    BeliefAsking asking;
    DealWork work = {.arena = arena};
    size_t before = SIZE_MAX;
    assert_int_equal(
        STATUS_OK, belief_questions(&work, problem, beliefs, 1, &asking, &err));
    for (size_t q = 0; q < asking.count; q++) {
        const BeliefQuestion *one = &asking.questions[q];
        assert_int_equal(
            one->settles, settles(problem, beliefs, one->party, one->point));
        assert_true(matters(problem, one->party));
        assert_true(one->settles <= before);
        before = one->settles;
    }
}

static void bounds_match_every_end(void **state)
{
    size_t problems = unit_long() ? PROBLEMS_LONG : PROBLEMS;
    (void)state;
    for (size_t i = 0; i < problems; i++) {
        DealBelief beliefs[3];
        arena_free(arena);
        arena = arena_new(0);
        DealProblem problem = deal_random_problem(arena, 3);
        if (random_below(2)) deal_random_approval(arena, &problem);
        for (size_t p = 0; p < problem.party_count; p++)
            beliefs[p] = random_belief(&problem);
        check_counts(&problem, beliefs);
        if (i % 4 == 0) check_questions(&problem, beliefs);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(bounds_match_every_end)};
    return UNIT_RUN(tests);
}
