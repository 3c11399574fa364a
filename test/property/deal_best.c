/* The k best packages, and why there is no deal, against looking at every
 * package of small random problems. */
#include "test/unit.h"

#include <math.h>
#include <string.h>

#include "deal/best.h"
#include "deal/rectangle.h"
#include "deal/whynot.h"
#include "test/deal_random.h"

enum { PROBLEMS = 500, PROBLEMS_LONG = 20000, PACKAGES_MAX = 256 };

/* -- the best
 * -------------------------------------------------------------------- */

static int downwards(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left < right) - (left > right);
}

/* The values of all packages that all accept, best first. */
static size_t rank(
    const DealProblem *problem, const DealGoal *goal, double *values)
{
    size_t count = 0;
    double u[DEAL_PARTIES_MAX];
    uint32_t package[DEAL_RANDOM_POINTS];
    for (uint64_t i = 0; i < deal_outcome_count(problem); i++) {
        assert_true(deal_package_of(problem, i, package));
        if (deal_barred(problem, package)) continue;
        deal_utilities(problem, package, u);
        double value = goal_value(goal, u);
        if (value > -INFINITY) values[count++] = value;
    }
    if (count) qsort(values, count, sizeof *values, downwards);
    return count;
}

/* Box by box: as many packages, of the values that come next. */
static void check_best(const Analysis *a, DealRule rule, size_t wanted)
{
    Err err;
    Best best;
    size_t at = 0;
    double values[PACKAGES_MAX];
    DealWork work = {.arena = arena};
    DealGoal goal = goal_new(a->problem, rule, true, a->ideal_rational);
    size_t count = rank(a->problem, &goal, values);
    assert_int_equal(STATUS_OK, deal_best(&work, a, rule, wanted, &best, &err));
    assert_true(best.count <= wanted);
    for (size_t i = 0; i < best.count; i++)
        for (double k = 0; k < best.boxes[i].packages; k++) {
            assert_true(at < count);
            if (fabs(values[at] - best.values[i]) > 1e-8)
                fail_msg("rule %d, place %zu: %.17g, not %.17g", (int)rule, at,
                    best.values[i], values[at]);
            at++;
        }
    assert_int_equal(best.complete, at == count);
}

/* -- leximin ----------------------------------------------------------------
 */

typedef struct {
    double gains[DEAL_PARTIES_MAX]; /* from the smallest up */
} Gains;

static size_t sorted_parties;

static int upwards(const void *a, const void *b)
{
    return -downwards(a, b);
}

static int better_first(const void *a, const void *b)
{
    const Gains *left = a, *right = b;
    for (size_t p = 0; p < sorted_parties; p++)
        if (fabs(left->gains[p] - right->gains[p]) > DEAL_TOLERANCE)
            return left->gains[p] < right->gains[p] ? 1 : -1;
    return 0;
}

static Gains gains_of(const DealProblem *problem, const uint32_t *package)
{
    Gains gains = {{0}};
    for (size_t p = 0; p < problem->party_count; p++)
        gains.gains[p] =
            deal_utility(problem, p, package) - problem->parties[p].reservation;
    qsort(gains.gains, problem->party_count, sizeof(double), upwards);
    return gains;
}

static size_t rank_gains(const DealProblem *problem, Gains *all)
{
    size_t count = 0;
    uint32_t package[DEAL_RANDOM_POINTS];
    for (uint64_t i = 0; i < deal_outcome_count(problem); i++) {
        assert_true(deal_package_of(problem, i, package));
        if (!deal_barred(problem, package)) {
            all[count] = gains_of(problem, package);
            count += all[count].gains[0] >= -DEAL_TOLERANCE;
        }
    }
    sorted_parties = problem->party_count;
    if (count) qsort(all, count, sizeof *all, better_first);
    return count;
}

static void check_leximin(const Analysis *a, size_t wanted)
{
    Err err;
    Best best;
    size_t at = 0;
    Gains all[PACKAGES_MAX];
    uint32_t package[DEAL_RANDOM_POINTS];
    DealWork work = {.arena = arena};
    size_t count = rank_gains(a->problem, all);
    assert_int_equal(
        STATUS_OK, deal_best_leximin(&work, a, wanted, &best, &err));
    assert_true(best.count <= wanted);
    for (size_t i = 0; i < best.count; i++) {
        for (size_t k = 0; k < a->problem->point_count; k++)
            package[k] = best.boxes[i].options[k][0];
        Gains gains = gains_of(a->problem, package);
        assert_true(fabs(best.values[i] - gains.gains[0]) < 1e-8);
        for (double k = 0; k < best.boxes[i].packages; k++) {
            assert_true(at < count);
            assert_int_equal(0, better_first(&gains, &all[at++]));
        }
    }
    assert_int_equal(best.complete, at == count);
}

static Analysis analyse(const DealProblem *problem)
{
    Err err;
    Analysis a;
    DealWork work = {.arena = arena, .threads = 1};
    assert_int_equal(STATUS_OK,
        deal_analyse(&work, problem, &(AnalysisOptions){0}, &a, &err));
    return a;
}

static void check_rules(const Analysis *a)
{
    for (int rule = 0; rule < DEAL_RULE_COUNT; rule++) {
        check_best(a, (DealRule)rule, 1 + random_below(6));
        check_best(a, (DealRule)rule, PACKAGES_MAX);
    }
    check_leximin(a, 1 + random_below(6));
    check_leximin(a, PACKAGES_MAX);
}

static void best_come_in_order(void **state)
{
    (void)state;
    for (size_t i = unit_long() ? PROBLEMS_LONG : PROBLEMS; i; i--) {
        unit_end(NULL);
        unit_setup(NULL);
        DealProblem problem = deal_random_problem(arena, 4);
        Analysis a = analyse(&problem);
        check_rules(&a);
    }
}

static DealRectangle random_rectangle(const DealProblem *problem)
{
    DealBound *bound = arena_alloc(arena, sizeof *bound);
    uint32_t point = (uint32_t)random_below(problem->point_count);
    size_t options = problem->points[point].option_count;
    uint32_t low = (uint32_t)random_below(options);
    *bound =
        (DealBound){point, low, low + (uint32_t)random_below(options - low)};
    return (DealRectangle){.bounds = bound,
        .bound_count = 1,
        .excludes = random_below(3) == 0,
        .pays = (double)random_below(11) / 30};
}

/* A function over rectangles instead of a party's sum. */
static void use_function(DealProblem *problem)
{
    size_t count = 1 + random_below(4);
    DealFunction *function = arena_alloc(arena, sizeof *function);
    DealRectangle *rectangles = arena_array(arena, count, sizeof *rectangles);
    for (size_t i = 0; i < count; i++)
        rectangles[i] = random_rectangle(problem);
    *function = (DealFunction){
        .rectangles = rectangles, .rectangle_count = count, .weight = 1};
    problem->parties[random_below(problem->party_count)].function = function;
}

static void functions_come_in_order(void **state)
{
    (void)state;
    for (size_t i = unit_long() ? PROBLEMS_LONG : PROBLEMS; i; i--) {
        unit_end(NULL);
        unit_setup(NULL);
        DealProblem problem = deal_random_problem(arena, 3);
        use_function(&problem);
        Analysis a = analyse(&problem);
        check_rules(&a);
    }
}

/* -- why not
 * --------------------------------------------------------------------- */

/* Whether the demands given up to BUT can be met by some package; BUT
 * (SIZE_MAX: none) is left out, and party LOWER asks for less by BY. */
static bool can_meet(const DealProblem *problem, const Demand *demands,
    size_t count, size_t but, size_t lower, double by)
{
    uint32_t package[DEAL_RANDOM_POINTS];
    for (uint64_t i = 0; i < deal_outcome_count(problem); i++) {
        bool met = true;
        assert_true(deal_package_of(problem, i, package));
        for (size_t d = 0; d < count && met; d++) {
            Demand of = demands[d];
            DealProblem part = *problem;
            part.bars = problem->bars + (of.is_bar ? of.index : 0);
            part.bar_count = of.is_bar ? of.count : 0;
            if (d == but) continue;
            double u = of.is_bar ? 0 : deal_utility(problem, of.index, package);
            if (!of.is_bar && of.index == lower) u += by;
            met = of.is_bar ? !deal_barred(&part, package)
                            : deal_accepts(problem, of.index, u);
        }
        if (met) return true;
    }
    return false;
}

static size_t list_demands(const DealProblem *problem, Demand *demands)
{
    size_t count = 0;
    for (size_t p = 0; p < problem->party_count; p++)
        demands[count++] = (Demand){false, p, 0};
    for (size_t i = 0; i < problem->bar_count; i++) {
        const DealBar *bar = &problem->bars[i];
        Demand *last = &demands[count - 1];
        bool same = i > 0 && bar[-1].party == bar->party &&
                    str_equal(bar[-1].name, bar->name);
        if (same)
            last->count++;
        else
            demands[count++] = (Demand){true, i, 1};
    }
    return count;
}

static void check_conflicts(const DealProblem *problem, const WhyNot *why)
{
    for (size_t i = 0; i < why->conflict_count; i++) {
        const Conflict *of = &why->conflicts[i];
        assert_false(
            can_meet(problem, of->demands, of->count, SIZE_MAX, SIZE_MAX, 0));
        for (size_t d = 0; d < of->count; d++)
            assert_true(
                can_meet(problem, of->demands, of->count, d, SIZE_MAX, 0));
    }
}

/* What is told opens a deal, and for a party nothing less does. */
static void check_openings(const DealProblem *problem, const WhyNot *why,
    const Demand *demands, size_t count)
{
    for (size_t i = 0; i < why->opening_count; i++) {
        const Opening *of = &why->openings[i];
        size_t at = 0, party = SIZE_MAX;
        while (demands[at].is_bar != of->demand.is_bar ||
               demands[at].index != of->demand.index)
            assert_true(++at < count);
        if (of->demand.is_bar) {
            assert_true(can_meet(problem, demands, count, at, SIZE_MAX, 0));
            continue;
        }
        party = of->demand.index;
        assert_true(can_meet(
            problem, demands, count, SIZE_MAX, party, of->lowering + 1e-8));
        assert_false(can_meet(
            problem, demands, count, SIZE_MAX, party, of->lowering - 1e-8));
    }
}

static void what_stands_in_the_way(void **state)
{
    (void)state;
    for (size_t i = unit_long() ? PROBLEMS_LONG : PROBLEMS; i; i--) {
        Err err;
        WhyNot why;
        unit_end(NULL);
        unit_setup(NULL);
        Demand demands[DEAL_PARTIES_MAX + 8];
        DealWork work = {.arena = arena, .threads = 1};
        DealProblem problem = deal_random_problem(arena, 4);
        assert_int_equal(STATUS_OK, deal_why_not(&work, &problem, &why, &err));
        size_t count = list_demands(&problem, demands);
        bool deal = can_meet(&problem, demands, count, SIZE_MAX, SIZE_MAX, 0);
        assert_int_equal(deal, why.openings == NULL);
        if (deal) continue;
        assert_true(why.conflict_count > 0);
        check_conflicts(&problem, &why);
        check_openings(&problem, &why, demands, count);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(best_come_in_order),
        UNIT(functions_come_in_order), UNIT(what_stands_in_the_way)};
    return UNIT_RUN(tests);
}
