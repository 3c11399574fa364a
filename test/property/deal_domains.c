/* The ANAC domains of GENIUS: what the engine says of each is what code that
 * is not ours said, to 1e-9. Skipped where the reference data is missing. */
#include "test/unit.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/json.h"
#include "deal/analysis.h"
#include "exchange/deal_files.h"

#define NEAR 1e-9

static const char *folder(void)
{
    const char *given = getenv("TRAVAUX_DATA");
    return given ? given : "../shared/data";
}

static double number(const Node *node)
{
    return strtod(str_c(arena, node->text), NULL);
}

static double field(const Node *map, const char *name)
{
    const Node *node = node_get(map, str_of(name));
    assert_non_null(node);
    return number(node);
}

static void assert_near(double is, double should)
{
    if (fabs(is - should) <= NEAR * fmax(1, fabs(should))) return;
    print_error("%.17g, not %.17g\n", is, should);
    fail();
}

static bool has_vector(
    const DealSolution *solution, const Node *vector, size_t parties)
{
    for (size_t i = 0; i < solution->tie_count; i++) {
        bool same = true;
        for (size_t p = 0; p < parties; p++)
            same = same && fabs(solution->ties[i].utilities[p] -
                                number(vector->items[p])) < 2 * NEAR;
        if (same) return true;
    }
    return false;
}

static void check_solution(const Analysis *a, const DealSolution *solution,
    const Node *expected, const char *name)
{
    const Node *of = node_get(expected, str_of(name));
    if (!of) {
        assert_int_equal(solution->tie_count, 0);
        return;
    }
    const Node *vectors = node_get(of, S("utils"));
    assert_true(solution->complete);
    assert_int_equal(solution->tie_count, vectors->count);
    for (size_t i = 0; i < vectors->count; i++)
        assert_true(
            has_vector(solution, vectors->items[i], a->problem->party_count));
    for (size_t i = 0; i < solution->tie_count; i++)
        assert_near(solution->ties[i].value, field(of, "value"));
}

static void check_samples(const DealProblem *problem, const Node *expected)
{
    const Node *samples = node_get(expected, S("utility_samples"));
    uint32_t *package =
        arena_array(arena, problem->point_count, sizeof *package);
    for (size_t i = 0; i < samples->count; i++) {
        int64_t at;
        assert_true(str_to_int(samples->entries[i].key, &at));
        assert_true(deal_package_of(problem, (uint64_t)at, package));
        for (size_t p = 0; p < problem->party_count; p++)
            assert_near(deal_utility(problem, p, package),
                number(samples->entries[i].value->items[p]));
    }
}

static void check_sizes(const Analysis *a, const Node *expected)
{
    assert_int_equal(a->frontier.utilities.count,
        (size_t)field(expected, "pareto_all_size_round9"));
    size_t rational =
        node_get(expected, S("pareto_rational_size_round9"))
            ? (size_t)field(expected, "pareto_rational_size_round9")
            : 0;
    assert_int_equal(a->rational_points, rational);
    assert_true(a->rational_counted);
    assert_near(strtod(a->rational_count.data, NULL),
        field(expected, "rational_ge_tol"));
}

/* The expected points were filtered without rounding, so that noise lets a
 * few more stand: each must be reached by a point of ours. */
static void check_frontier(const Analysis *a, const Node *expected)
{
    const Node *points = node_get(expected, S("pareto"));
    for (size_t i = 0; points && i < points->count; i++) {
        bool found = false;
        for (size_t k = 0; k < a->frontier.utilities.count && !found; k++) {
            found = true;
            for (size_t p = 0; p < a->problem->party_count; p++)
                found =
                    found && a->frontier.utilities.u[p][k] >
                                 number(points->items[i]->items[p]) - 2 * NEAR;
        }
        assert_true(found);
    }
}

static void check_domain(Str name, const Node *of)
{
    Err err;
    Analysis a;
    DealProblem problem;
    DealWork work = {.arena = arena};
    const Node *expected = node_get(of, S("expected"));
    Str path =
        str_printf(arena, "%s/genius/scenarios/%.*s", folder(), STR_ARGS(name));
    if (deal_read_files(arena, &path, 1, &problem, &err) != STATUS_OK)
        fail_msg("%s:%u %s", err.file, err.line, err.text);
    assert_int_equal(deal_analyse(&work, &problem,
                         &(AnalysisOptions){.certify = true}, &a, &err),
        STATUS_OK);
    assert_int_equal(
        deal_outcome_count(&problem), (uint64_t)field(of, "n_outcomes"));
    check_samples(&problem, expected);
    check_sizes(&a, expected);
    check_frontier(&a, expected);
    check_solution(&a, &a.nash, expected, "nash");
    check_solution(&a, &a.egalitarian, expected, "egalitarian_maxmin");
    check_solution(&a, &a.kalai_rational, expected, "ks_maxmin_ideal_rational");
    check_solution(&a, &a.kalai_global, expected, "ks_maxmin_ideal_global");
    check_solution(&a, &a.welfare_rational, expected, "max_welfare_rational");
    if (node_get(expected, S("max_welfare_unconstrained")))
        check_solution(&a, &a.welfare, expected, "max_welfare_unconstrained");
    assert_true(a.certificate.checked);
}

static void domains_are_as_computed_elsewhere(void **state)
{
    (void)state;
    Err err;
    Str text;
    Node *root;
    Arena *all = arena_new(0);
    Str path = str_printf(arena, "%s/genius/expected.json", folder());
    if (access(path.data, R_OK) != 0) {
        print_message("skipped: there is no %s\n", path.data);
        arena_free(all);
        skip();
    }
    assert_int_equal(
        file_read(all, path.data, DEAL_FILE_MAX, &text, &err), STATUS_OK);
    assert_int_equal(json_read(all, text, path.data, &root, &err), STATUS_OK);
    const Node *scenarios = node_get(root, S("scenarios"));
    for (size_t i = 0; i < scenarios->count; i++) {
        Str name = scenarios->entries[i].key;
        unit_end(NULL);
        unit_setup(NULL);
        print_message("%.*s\n", STR_ARGS(name));
        check_domain(name, scenarios->entries[i].value);
    }
    arena_free(all);
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(domains_are_as_computed_elsewhere)};
    return UNIT_RUN(tests);
}
