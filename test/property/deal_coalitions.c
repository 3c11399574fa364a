/* Coalitions of small random problems against looking at every package: who
 * can agree, the Nash package, who rejects it, who is needed. */
#include "test/unit.h"

#include <math.h>

#include "deal/coalition.h"
#include "test/deal_random.h"

enum { PROBLEMS = 600, PROBLEMS_LONG = 20000 };

static bool rejects(
    const DealProblem *problem, size_t party, const uint32_t *package)
{
    if (!deal_accepts(problem, party, deal_utility(problem, party, package)))
        return true;
    for (size_t i = 0; i < problem->bar_count; i++) {
        const DealBar *bar = &problem->bars[i];
        bool hit = bar->party == (int)party;
        for (size_t k = 0; k < bar->count; k++)
            hit =
                hit && package[bar->choices[k].point] == bar->choices[k].option;
        if (hit) return true;
    }
    return false;
}

/* Links alone. */
static bool linked(const DealProblem *problem, const uint32_t *package)
{
    DealProblem one = *problem;
    for (size_t i = 0; i < problem->bar_count; i++) {
        one.bars = &problem->bars[i];
        one.bar_count = 1;
        if (one.bars->party == DEAL_NOBODY && deal_barred(&one, package))
            return true;
    }
    return false;
}

static bool members_accept(
    const DealProblem *problem, uint32_t members, const uint32_t *package)
{
    if (linked(problem, package)) return false;
    for (size_t p = 0; p < problem->party_count; p++)
        if (members >> p & 1 && rejects(problem, p, package)) return false;
    return true;
}

static double product_of(
    const DealProblem *problem, uint32_t members, const uint32_t *package)
{
    double product = 1;
    for (size_t p = 0; p < problem->party_count; p++)
        if (members >> p & 1)
            product *= fmax(0, deal_utility(problem, p, package) -
                                   problem->parties[p].reservation);
    return product;
}

static void check_package(const DealProblem *problem, const Coalition *of)
{
    assert_true(members_accept(problem, of->members, of->package));
    for (size_t p = 0; p < problem->party_count; p++) {
        bool refuses = of->refusing >> p & 1;
        bool outside = !(of->members >> p & 1);
        assert_int_equal(refuses, outside && rejects(problem, p, of->package));
    }
}

static void check_coalition(const DealProblem *problem, const Coalition *of)
{
    bool agrees = false;
    double best = 0;
    uint32_t package[DEAL_RANDOM_POINTS];
    uint64_t count = deal_outcome_count(problem);
    for (uint64_t i = 0; i < count; i++) {
        assert_true(deal_package_of(problem, i, package));
        if (!members_accept(problem, of->members, package)) continue;
        agrees = true;
        best = fmax(best, product_of(problem, of->members, package));
    }
    assert_int_equal(of->agrees, agrees);
    if (!agrees) return;
    check_package(problem, of);
    double found = product_of(problem, of->members, of->package);
    assert_true(fabs(found - best) < 1e-8);
}

static bool approves_point(
    const DealProblem *problem, DealApproval rule, uint32_t members)
{
    double votes = 0;
    uint32_t all = ((uint32_t)1 << problem->party_count) - 1;
    uint32_t voters = rule.voters ? rule.voters : all;
    for (size_t p = 0; p < problem->party_count; p++)
        votes += members & voters & 1u << p ? problem->parties[p].weight : 0;
    return rule.quota > 0 ? votes >= rule.quota : (voters & ~members) == 0;
}

static bool approves(const DealProblem *problem, uint32_t members)
{
    for (size_t i = 0; i < problem->point_count; i++)
        if (!approves_point(problem, problem->points[i].approval, members))
            return false;
    return true;
}

static void check_sets(const DealProblem *problem, const Coalitions *all)
{
    uint32_t every = ((uint32_t)1 << problem->party_count) - 1;
    uint32_t veto = every, needed = every;
    assert_int_equal(all->count, every);
    for (size_t i = 0; i < all->count; i++) {
        const Coalition *of = &all->coalitions[i];
        bool minimal = approves(problem, of->members);
        assert_int_equal(of->approves, minimal);
        for (size_t p = 0; p < problem->party_count; p++)
            if (of->members >> p & 1)
                minimal = minimal &&
                          !approves(problem, of->members & ~((uint32_t)1 << p));
        assert_int_equal(of->minimal, minimal);
        if (of->approves) veto &= of->members;
        if (of->approves && of->agrees) needed &= of->members;
        check_coalition(problem, of);
    }
    assert_int_equal(all->veto, veto);
    assert_int_equal(all->needed, needed);
}

static void coalitions_match_every_package(void **state)
{
    size_t problems = unit_long() ? PROBLEMS_LONG : PROBLEMS;
    (void)state;
    for (size_t i = 0; i < problems; i++) {
        Err err;
        Coalitions all;
        Arena *own = arena_new(0);
        DealWork work = {.arena = own, .threads = 1};
        assert_non_null(own);
        DealProblem problem = deal_random_problem(own, 4);
        deal_random_approval(own, &problem);
        assert_int_equal(
            STATUS_OK, deal_coalitions(&work, &problem, &all, &err));
        check_sets(&problem, &all);
        arena_free(own);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {UNIT(coalitions_match_every_package)};
    return UNIT_RUN(tests);
}
