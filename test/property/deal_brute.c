/* Small random problems, solved by looking at every package: ties, zero
 * weights, reservation values out of reach, one party, links that contradict
 * one another. The engine must say the same. */
#include "test/unit.h"

#include <math.h>
#include <string.h>

#include "deal/analysis.h"
#include "deal/rectangle.h"
#include "test/random.h"

enum { PACKAGES_MAX = 4096 };

/* What looking at every package tells. */
typedef struct {
    double exact[PACKAGES_MAX][DEAL_PARTIES_MAX];
    double u[PACKAGES_MAX][DEAL_PARTIES_MAX]; /* rounded */
    bool allowed[PACKAGES_MAX], efficient[PACKAGES_MAX];
    size_t count;
} Brute;

static Brute brute;

/* Few values, so that sums often tie. */
static double random_worth(void)
{
    switch (random_below(4)) {
    case 0: return 0;
    case 1: return (double)random_below(4) * 0.1;
    case 2: return (double)random_below(11) / 30;
    default: return (double)random_below(1 << 20) / (1 << 22);
    }
}

static double random_reservation(void)
{
    if (random_below(8) == 0) return 5; /* out of reach */
    return random_below(2) ? 0 : (double)random_below(10) * 0.1;
}

static void random_points(DealProblem *problem)
{
    static const Str NAMES[] = {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}};
    size_t n = 1 + random_below(5);
    problem->points = arena_array(arena, n, sizeof *problem->points);
    problem->point_count = n;
    for (size_t i = 0; i < n; i++) {
        problem->points[i] = (DealPoint){.key = NAMES[0],
            .options = NAMES,
            .option_count = 1 + random_below(4),
            .first = problem->option_total};
        problem->option_total += problem->points[i].option_count;
    }
}

static void random_parties(DealProblem *problem)
{
    size_t count = 1 + random_below(5);
    problem->parties = arena_array(arena, count, sizeof *problem->parties);
    problem->party_count = count;
    for (size_t p = 0; p < count; p++) {
        double *worth =
            arena_array(arena, problem->option_total, sizeof *worth);
        bool nothing = random_below(10) == 0;
        for (size_t i = 0; i < problem->option_total; i++)
            worth[i] = nothing ? 0 : random_worth();
        problem->parties[p] = (DealParty){.key = S("p"),
            .worth = worth,
            .cap = random_below(4) ? 1 : 0.7,
            .reservation = random_reservation(),
            .discount = 1,
            .weight = 1};
    }
}

static DealBar random_bar(const DealProblem *problem)
{
    size_t count = 1 + random_below(3);
    DealChoice *choices = arena_array(arena, count, sizeof *choices);
    for (size_t i = 0; i < count; i++) {
        uint32_t point = (uint32_t)random_below(problem->point_count);
        choices[i] = (DealChoice){
            point, (uint32_t)random_below(problem->points[point].option_count)};
    }
    return (DealBar){choices, count, DEAL_NOBODY,
        str_printf(arena, "bar %zu", random_below(4))};
}

static void random_bars(DealProblem *problem)
{
    size_t count = random_below(2) ? 0 : random_below(7);
    DealBar *bars = arena_array(arena, count, sizeof *bars);
    for (size_t i = 0; i < count; i++) bars[i] = random_bar(problem);
    problem->bars = bars;
    problem->bar_count = count;
}

static bool dominates(size_t parties, const double *a, const double *b)
{
    bool better = false;
    for (size_t p = 0; p < parties; p++) {
        if (a[p] < b[p]) return false;
        better = better || a[p] > b[p];
    }
    return better;
}

static void look_at_all(const DealProblem *problem)
{
    uint32_t package[8];
    brute.count = deal_outcome_count(problem);
    for (size_t i = 0; i < brute.count; i++) {
        assert_true(deal_package_of(problem, i, package));
        brute.allowed[i] = !deal_barred(problem, package);
        for (size_t p = 0; p < problem->party_count; p++) {
            brute.exact[i][p] = deal_utility(problem, p, package);
            brute.u[i][p] = frontier_round(brute.exact[i][p]);
        }
    }
    for (size_t i = 0; i < brute.count; i++) {
        brute.efficient[i] = brute.allowed[i];
        for (size_t j = 0; j < brute.count && brute.efficient[i]; j++)
            if (brute.allowed[j] &&
                dominates(problem->party_count, brute.u[j], brute.u[i]))
                brute.efficient[i] = false;
    }
}

static bool same(size_t parties, const double *a, const double *b)
{
    for (size_t p = 0; p < parties; p++)
        if (fabs(a[p] - b[p]) > 1.5e-9) return false;
    return true;
}

static void check_frontier(const Analysis *a)
{
    size_t parties = a->problem->party_count, distinct = 0;
    for (size_t i = 0; i < brute.count; i++) {
        bool first = brute.efficient[i], found = false;
        for (size_t j = 0; j < i && first; j++)
            if (brute.efficient[j] &&
                memcmp(brute.u[i], brute.u[j], parties * sizeof(double)) == 0)
                first = false;
        if (!first) continue;
        distinct++;
        for (size_t k = 0; k < a->frontier.utilities.count && !found; k++) {
            double u[DEAL_PARTIES_MAX];
            frontier_utilities(&a->frontier, k, u);
            found = same(parties, u, brute.u[i]);
        }
        assert_true(found);
    }
    assert_int_equal(a->frontier.utilities.count, distinct);
}

static void check_count(const Analysis *a)
{
    uint64_t rational = 0;
    for (size_t i = 0; i < brute.count; i++) {
        bool all = brute.allowed[i];
        for (size_t p = 0; p < a->problem->party_count; p++)
            all = all && deal_accepts(a->problem, p, brute.exact[i][p]);
        rational += all;
    }
    assert_true(a->rational_counted);
    assert_int_equal(strtoull(a->rational_count.data, NULL, 10), rational);
}

/* How many packages have those utilities. */
static double packages_of(size_t parties, const double *u)
{
    double count = 0;
    for (size_t i = 0; i < brute.count; i++)
        count += brute.allowed[i] && same(parties, brute.u[i], u);
    return count;
}

static void check_solution(
    const Analysis *a, const DealSolution *solution, const DealGoal *goal)
{
    double best = -INFINITY;
    size_t parties = a->problem->party_count;
    for (size_t i = 0; i < brute.count; i++)
        if (brute.allowed[i])
            best = fmax(best, goal_value(goal, brute.exact[i]));
    assert_true(solution->complete);
    assert_int_equal(solution->tie_count > 0, best > -INFINITY);
    for (size_t i = 0; i < solution->tie_count; i++) {
        double packages = 0;
        const DealTie *tie = &solution->ties[i];
        if (fabs(tie->value - best) > 1e-8)
            fail_msg(
                "rule %d: %.17g, not %.17g", (int)goal->rule, tie->value, best);
        for (size_t k = 0; k < tie->box_count; k++)
            packages += tie->boxes[k].packages;
        assert_true(packages == packages_of(parties, tie->utilities));
    }
}

static void check_all(const Analysis *a)
{
    check_frontier(a);
    check_count(a);
    DealGoal goal = goal_new(a->problem, DEAL_NASH, true, NULL);
    check_solution(a, &a->nash, &goal);
    goal = goal_new(a->problem, DEAL_EGALITARIAN, true, NULL);
    check_solution(a, &a->egalitarian, &goal);
    check_solution(a, &a->leximin, &goal);
    goal =
        goal_new(a->problem, DEAL_KALAI_SMORODINSKY, true, a->ideal_rational);
    check_solution(a, &a->kalai_rational, &goal);
    goal = goal_new(a->problem, DEAL_KALAI_SMORODINSKY, true, a->ideal);
    check_solution(a, &a->kalai_global, &goal);
    goal = goal_new(a->problem, DEAL_WELFARE, true, NULL);
    check_solution(a, &a->welfare_rational, &goal);
    goal = goal_new(a->problem, DEAL_WELFARE, false, NULL);
    check_solution(a, &a->welfare, &goal);
    if (!a->certificate.checked)
        fail_msg("complete %d real %d efficient %d", a->certificate.complete,
            a->certificate.real, a->certificate.efficient);
}

static void small_problems_are_solved(void **state)
{
    (void)state;
    for (int i = unit_long() ? 200000 : 3000; i; i--) {
        Err err;
        Analysis analysis;
        DealProblem problem = {0};
        DealWork work;
        unit_end(NULL);
        unit_setup(NULL);
        work = (DealWork){.arena = arena};
        random_points(&problem);
        random_parties(&problem);
        random_bars(&problem);
        look_at_all(&problem);
        assert_int_equal(
            deal_analyse(&work, &problem, &(AnalysisOptions){.certify = true},
                &analysis, &err),
            STATUS_OK);
        check_all(&analysis);
    }
}

/* -- utilities that are no sums over points
 * ------------------------------------ */

static DealRectangle random_rectangle(const DealProblem *problem)
{
    size_t count = random_below(4);
    DealBound *bounds = arena_array(arena, count, sizeof *bounds);
    for (size_t i = 0; i < count; i++) {
        uint32_t point = (uint32_t)random_below(problem->point_count);
        size_t options = problem->points[point].option_count;
        bounds[i] = (DealBound){point, (uint32_t)random_below(options + 1),
            (uint32_t)random_below(options + 1)};
    }
    return (DealRectangle){
        bounds, count, random_below(3) == 0, (double)random_below(9) - 2};
}

static DealFunction *random_functions(
    const DealProblem *problem, size_t count, int depth)
{
    DealFunction *functions = arena_array(arena, count, sizeof *functions);
    for (size_t f = 0; f < count; f++) {
        DealFunction *of = &functions[f];
        DealRectangle *rectangles;
        of->aggregation = (DealAggregation)random_below(3);
        of->weight = random_below(2) ? 0.1 : -0.2;
        of->rectangle_count = random_below(6);
        rectangles =
            arena_array(arena, of->rectangle_count, sizeof *rectangles);
        for (size_t i = 0; i < of->rectangle_count; i++)
            rectangles[i] = random_rectangle(problem);
        of->rectangles = rectangles;
        of->inner_count = depth ? random_below(3) : 0;
        of->inner = random_functions(problem, of->inner_count, depth - 1);
    }
    return functions;
}

static void functions_are_searched(void **state)
{
    (void)state;
    for (int i = unit_long() ? 50000 : 1500; i; i--) {
        Err err;
        Analysis analysis;
        DealProblem problem = {0};
        DealWork work;
        unit_end(NULL);
        unit_setup(NULL);
        work = (DealWork){.arena = arena};
        random_points(&problem);
        random_parties(&problem);
        random_bars(&problem);
        for (size_t p = 0; p < problem.party_count; p++)
            if (p == 0 || random_below(2))
                problem.parties[p].function = random_functions(&problem, 1, 2);
        look_at_all(&problem);
        assert_int_equal(
            deal_analyse(&work, &problem, &(AnalysisOptions){.certify = true},
                &analysis, &err),
            STATUS_OK);
        check_frontier(&analysis);
        check_count(&analysis);
        assert_true(analysis.certificate.checked);
        assert_true(analysis.slack == 0);
    }
}

/* -- limits
 * ------------------------------------------------------------------------ */

/* With a limit, each package is matched but for the slack that is told. */
static void check_slack(const Analysis *a)
{
    for (size_t i = 0; i < brute.count; i++) {
        bool matched = !brute.allowed[i];
        for (size_t k = 0; k < a->frontier.utilities.count && !matched; k++) {
            matched = true;
            for (size_t p = 0; p < a->problem->party_count; p++)
                matched = matched && a->frontier.utilities.u[p][k] >=
                                         brute.u[i][p] - 2e-9 -
                                             a->slack * a->fold.range[p];
        }
        assert_true(matched);
    }
    assert_true(a->certificate.checked);
}

static void limits_tell_what_they_cost(void **state)
{
    (void)state;
    for (int i = unit_long() ? 50000 : 1500; i; i--) {
        Err err;
        Analysis analysis;
        DealProblem problem = {0};
        DealWork work;
        unit_end(NULL);
        unit_setup(NULL);
        work = (DealWork){.arena = arena};
        random_points(&problem);
        random_parties(&problem);
        random_bars(&problem);
        look_at_all(&problem);
        AnalysisOptions options = {.certify = true};
        if (i % 2) {
            options.limit = 1 + random_below(8);
        } else {
            options.epsilon = 0.01 * (double)(1 + random_below(100));
            options.roomy = 1 + random_below(40);
        }
        assert_int_equal(
            deal_analyse(&work, &problem, &options, &analysis, &err),
            STATUS_OK);
        check_slack(&analysis);
        if (options.epsilon > 0)
            assert_true(analysis.slack <= options.epsilon + 1e-12);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(small_problems_are_solved),
        UNIT(functions_are_searched),
        UNIT(limits_tell_what_they_cost),
    };
    return UNIT_RUN(tests);
}
