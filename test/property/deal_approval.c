/* Rules of approval on small random problems against looking at every package
 * and counting the votes on every point: how many packages are agreed, which
 * of them are efficient, the best sum, why there is none, what a package
 * needs; and that the certificate says so, and notices a wrong rule. */
#include "test/unit.h"

#include <math.h>

#include "deal/whynot.h"
#include "test/deal_random.h"

enum { PROBLEMS = 1500, PROBLEMS_LONG = 40000, PACKAGES_MAX = 256 };

/* -- counting by hand -------------------------------------------------------
 */

static bool hits(const DealBar *bar, const uint32_t *package)
{
    for (size_t k = 0; k < bar->count; k++)
        if (package[bar->choices[k].point] != bar->choices[k].option)
            return false;
    return true;
}

/* Whether P says yes to PACKAGE, asking BY less. */
static bool says_yes(
    const DealProblem *problem, size_t p, const uint32_t *package, double by)
{
    for (size_t i = 0; i < problem->bar_count; i++)
        if (problem->bars[i].party == (int)p &&
            hits(&problem->bars[i], package))
            return false;
    return deal_accepts(problem, p, deal_utility(problem, p, package) + by);
}

/* LOWER asks BY less; SIZE_MAX: nobody does. */
static bool is_agreed(const DealProblem *problem, const uint32_t *package,
    size_t lower, double by)
{
    for (size_t i = 0; i < problem->bar_count; i++)
        if (problem->bars[i].party == DEAL_NOBODY &&
            hits(&problem->bars[i], package))
            return false;
    for (size_t i = 0; i < problem->point_count; i++) {
        double votes = 0, against = 0;
        DealApproval rule = problem->points[i].approval;
        for (size_t p = 0; p < problem->party_count; p++) {
            if (rule.voters && !(rule.voters >> p & 1)) continue;
            if (says_yes(problem, p, package, p == lower ? by : 0))
                votes += problem->parties[p].weight;
            else
                against++;
        }
        if (rule.quota > 0 ? votes < rule.quota : against > 0) return false;
    }
    return true;
}

typedef struct {
    double u[PACKAGES_MAX][DEAL_PARTIES_MAX];
    size_t count;   /* agreed packages */
    size_t points;  /* distinct efficient vectors among them */
    double best[2]; /* largest sum; largest smallest gain */
} Tally;

static bool reaches(size_t parties, const double *a, const double *b)
{
    for (size_t p = 0; p < parties; p++)
        if (a[p] < b[p]) return false;
    return true;
}

static void note_best(
    const DealProblem *problem, const uint32_t *package, Tally *tally)
{
    double sum = 0, least = INFINITY;
    for (size_t p = 0; p < problem->party_count; p++) {
        double u = deal_utility(problem, p, package);
        sum += u;
        least = fmin(least, u - problem->parties[p].reservation);
    }
    tally->best[0] = fmax(tally->best[0], sum);
    tally->best[1] = fmax(tally->best[1], least);
}

static Tally count_all(const DealProblem *problem)
{
    Tally tally = {.best = {-INFINITY, -INFINITY}};
    size_t parties = problem->party_count;
    uint32_t package[DEAL_RANDOM_POINTS];
    for (uint64_t i = 0; i < deal_outcome_count(problem); i++) {
        assert_true(deal_package_of(problem, i, package));
        if (!is_agreed(problem, package, SIZE_MAX, 0)) continue;
        for (size_t p = 0; p < parties; p++)
            tally.u[tally.count][p] =
                frontier_round(deal_utility(problem, p, package));
        tally.count++;
        note_best(problem, package, &tally);
    }
    for (size_t i = 0; i < tally.count; i++) {
        bool kept = true;
        for (size_t j = 0; j < tally.count && kept; j++) {
            bool same = reaches(parties, tally.u[i], tally.u[j]);
            if (j != i && reaches(parties, tally.u[j], tally.u[i]))
                kept = same && i < j;
        }
        tally.points += kept;
    }
    return tally;
}

/* -- held against the engine ------------------------------------------------
 */

static DealProblem random_problem(void)
{
    unit_end(NULL);
    unit_setup(NULL);
    DealProblem problem = deal_random_problem(arena, 4);
    deal_random_approval(arena, &problem);
    return problem;
}

static Analysis analyse(const DealProblem *problem)
{
    Err err;
    Analysis a;
    AnalysisOptions options = {.certify = true};
    DealWork work = {.arena = arena, .threads = 1};
    assert_int_equal(
        STATUS_OK, deal_analyse(&work, problem, &options, &a, &err));
    return a;
}

static void check_solution(
    const DealProblem *problem, const DealSolution *of, double best)
{
    assert_int_equal(of->tie_count > 0, best > -INFINITY);
    for (size_t i = 0; i < of->tie_count; i++) {
        uint32_t package[DEAL_RANDOM_POINTS];
        const DealBox *box = &of->ties[i].boxes[0];
        for (size_t k = 0; k < problem->point_count; k++)
            package[k] = box->options[k][0];
        assert_true(is_agreed(problem, package, SIZE_MAX, 0));
        assert_true(fabs(of->ties[i].value - best) < 1e-8);
    }
}

static void packages_are_counted_by_every_rule(void **state)
{
    (void)state;
    for (size_t i = unit_long() ? PROBLEMS_LONG : PROBLEMS; i; i--) {
        DealProblem problem = random_problem();
        Analysis a = analyse(&problem);
        Tally tally = count_all(&problem);
        int64_t counted;
        assert_true(str_to_int(a.rational_count, &counted));
        assert_int_equal(tally.count, counted);
        assert_int_equal(tally.points, a.rational_points);
        assert_true(a.certificate.checked);
        check_solution(&problem, &a.welfare_rational, tally.best[0]);
        check_solution(&problem, &a.egalitarian, tally.best[1]);
    }
}

/* A certificate that counts by other rules than the engine did. */
static void a_wrong_rule_is_noticed(void **state)
{
    size_t noticed = 0;
    (void)state;
    for (size_t i = 0; i < 300; i++) {
        DealProblem problem = random_problem();
        problem.approvals = NULL;
        problem.approval_count = 0;
        noticed += !analyse(&problem).certificate.approved;
    }
    assert_true(noticed > 20);
}

/* -- why not ----------------------------------------------------------------
 */

static bool any_agreed(const DealProblem *problem, size_t lower, double by)
{
    uint32_t package[DEAL_RANDOM_POINTS];
    for (uint64_t i = 0; i < deal_outcome_count(problem); i++) {
        assert_true(deal_package_of(problem, i, package));
        if (is_agreed(problem, package, lower, by)) return true;
    }
    return false;
}

static void check_openings(const DealProblem *problem, const WhyNot *why)
{
    bool opened[DEAL_PARTIES_MAX] = {false};
    for (size_t i = 0; i < why->opening_count; i++) {
        const Opening *of = &why->openings[i];
        if (of->demand.is_bar) continue;
        size_t party = of->demand.index;
        opened[party] = true;
        assert_true(any_agreed(problem, party, of->lowering + 1e-8));
        assert_false(any_agreed(problem, party, of->lowering - 1e-8));
    }
    for (size_t p = 0; p < problem->party_count; p++)
        assert_int_equal(opened[p], any_agreed(problem, p, 1e6));
}

static void what_opens_a_deal_by_the_rules(void **state)
{
    (void)state;
    for (size_t i = unit_long() ? PROBLEMS_LONG : PROBLEMS / 3; i; i--) {
        Err err;
        WhyNot why;
        DealProblem problem = random_problem();
        DealWork work = {.arena = arena, .threads = 1};
        assert_int_equal(STATUS_OK, deal_why_not(&work, &problem, &why, &err));
        bool deal = any_agreed(&problem, SIZE_MAX, 0);
        assert_int_equal(deal, why.openings == NULL);
        if (!deal) check_openings(&problem, &why);
    }
}

static void what_a_package_needs(void **state)
{
    (void)state;
    for (size_t i = PROBLEMS; i; i--) {
        Diagnosis d;
        DealProblem problem = random_problem();
        uint32_t package[DEAL_RANDOM_POINTS];
        uint64_t number = random_below(deal_outcome_count(&problem));
        assert_true(deal_package_of(&problem, number, package));
        deal_diagnose(arena, &problem, package, &d);
        assert_int_equal(d.agreed, is_agreed(&problem, package, SIZE_MAX, 0));
        for (size_t k = 0; k < d.repair_count; k++) {
            uint32_t trial[DEAL_RANDOM_POINTS];
            assert_true(deal_package_of(&problem, number, trial));
            for (size_t c = 0; c < d.repairs[k].count; c++)
                trial[d.repairs[k].changes[c].point] =
                    d.repairs[k].changes[c].option;
            assert_true(is_agreed(&problem, trial, SIZE_MAX, 0));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(packages_are_counted_by_every_rule),
        UNIT(a_wrong_rule_is_noticed), UNIT(what_opens_a_deal_by_the_rules),
        UNIT(what_a_package_needs)};
    return UNIT_RUN(tests);
}
