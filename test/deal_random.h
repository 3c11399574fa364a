#ifndef DEAL_RANDOM_H
#define DEAL_RANDOM_H

/* Small random problems of deals: ties, zero weights, reservation values out
 * of reach, one party, links that contradict one another, votes. */
#include "deal/approval.h"
#include "test/random.h"

enum { DEAL_RANDOM_POINTS = 4, DEAL_RANDOM_OPTIONS = 4 };

static inline void deal_random_points(Arena *of, DealProblem *problem)
{
    static const Str NAMES[] = {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}};
    size_t n = 1 + random_below(DEAL_RANDOM_POINTS);
    problem->points = arena_array(of, n, sizeof *problem->points);
    problem->point_count = n;
    for (size_t i = 0; i < n; i++) {
        problem->points[i] = (DealPoint){.key = NAMES[i],
            .options = NAMES,
            .option_count = 1 + random_below(DEAL_RANDOM_OPTIONS),
            .first = problem->option_total};
        problem->option_total += problem->points[i].option_count;
    }
}

/* Few values, so that sums often tie. */
static inline DealParty deal_random_party(Arena *of, size_t options)
{
    double *worth = arena_array(of, options, sizeof *worth);
    bool nothing = random_below(10) == 0;
    for (size_t i = 0; i < options; i++)
        worth[i] = nothing ? 0 : (double)random_below(11) / 30;
    double reservation = (double)random_below(10) * 0.1;
    return (DealParty){.key = S("p"),
        .worth = worth,
        .cap = random_below(4) ? 1 : 0.7,
        .reservation = random_below(8) ? reservation : 5,
        .discount = 1,
        .weight = (double)random_below(4)};
}

static inline DealBar deal_random_bar(Arena *of, const DealProblem *problem)
{
    size_t count = 1 + random_below(3);
    DealChoice *choices = arena_array(of, count, sizeof *choices);
    for (size_t i = 0; i < count; i++) {
        uint32_t point = (uint32_t)random_below(problem->point_count);
        choices[i] = (DealChoice){
            point, (uint32_t)random_below(problem->points[point].option_count)};
    }
    int party = (int)random_below(problem->party_count + 1) - 1;
    static const Str names[] = {{"one", 3}, {"two", 3}, {"three", 5}};
    return (DealBar){choices, count, party, names[random_below(3)]};
}

/* With up to PARTIES parties. */
static inline DealProblem deal_random_problem(Arena *of, size_t parties)
{
    DealProblem problem = {.name = S("random")};
    deal_random_points(of, &problem);
    problem.party_count = 1 + random_below(parties);
    problem.parties =
        arena_array(of, problem.party_count, sizeof *problem.parties);
    for (size_t p = 0; p < problem.party_count; p++)
        problem.parties[p] = deal_random_party(of, problem.option_total);
    size_t bars = random_below(2) ? 0 : random_below(6);
    DealBar *list = arena_array(of, bars, sizeof *list);
    for (size_t i = 0; i < bars; i++) list[i] = deal_random_bar(of, &problem);
    problem.bars = list;
    problem.bar_count = bars;
    return problem;
}

/* Rules of approval: one quota for all points, or of each its own voters and
 * perhaps quota. */
static inline void deal_random_approval(Arena *of, DealProblem *problem)
{
    bool alike = random_below(2);
    double quota = (double)random_below(8);
    for (size_t i = 0; i < problem->point_count; i++) {
        DealApproval *rule = &problem->points[i].approval;
        rule->quota = alike ? quota : (double)random_below(6);
        if (!alike)
            rule->voters =
                (uint32_t)random_below((uint64_t)1 << problem->party_count);
    }
    deal_settle_approval(of, problem);
}

#endif
