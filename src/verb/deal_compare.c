/* deal compare: packages beside the solutions: who accepts them, how far each
 * is from every solution, and what would be better for all. */
#include <math.h>

#include "verb/deal_call.h"

enum { IMPROVEMENTS_SHOWN = 5 };

/* The distance between utilities and the nearest of a solution's points. */
static double distance(
    const DealSolution *solution, const double *u, size_t parties)
{
    double least = INFINITY;
    for (size_t i = 0; i < solution->tie_count; i++) {
        double sum = 0;
        for (size_t p = 0; p < parties; p++) {
            double gap = solution->ties[i].utilities[p] - u[p];
            sum += gap * gap;
        }
        least = fmin(least, sqrt(sum));
    }
    return least;
}

static Node *distances_node(Arena *arena, const Analysis *a, const double *u)
{
    const struct {
        Str key;
        const DealSolution *solution;
    } to[] = {
        {S("nash"), &a->nash},
        {S("egalitarian"), &a->egalitarian},
        {S("kalai_smorodinsky"), &a->kalai_rational},
        {S("max_welfare"), &a->welfare_rational},
        {S("relative_welfare"), &a->relative_welfare},
    };
    Node *node = node_map(arena);
    for (size_t i = 0; i < sizeof to / sizeof *to; i++)
        node_set(arena, node, to[i].key,
            to[i].solution->tie_count
                ? node_number(arena,
                      distance(to[i].solution, u, a->problem->party_count))
                : node_null(arena));
    return node;
}

/* Whether point I gives each party at least u, and one more. */
static bool better_for_all(
    const Analysis *a, size_t i, const double *u, double *found)
{
    bool better = false;
    frontier_exact(&a->frontier, i, found);
    for (size_t p = 0; p < a->problem->party_count; p++) {
        if (found[p] < u[p] - DEAL_TOLERANCE) return false;
        better = better || found[p] > u[p] + DEAL_TOLERANCE;
    }
    return better;
}

/* The points of the frontier that are better for all; a table of the first
 * few. Returns the list for JSON. */
static Node *improvements(VerbCall *call, const Analysis *a, const double *u)
{
    size_t count = 0;
    Block *table = NULL;
    double found[DEAL_PARTIES_MAX];
    Arena *arena = call->arena;
    const DealProblem *problem = a->problem;
    Node *list = node_list(arena);
    uint32_t *package =
        arena_array(arena, problem->point_count, sizeof *package);
    for (size_t i = 0; i < a->frontier.utilities.count; i++) {
        if (!better_for_all(a, i, u, found)) continue;
        frontier_package(&a->frontier, i, package);
        Node *node = node_push(arena, list, node_map(arena));
        node_set(arena, node, S("package"),
            deal_package_node(arena, problem, package));
        node_set(arena, node, S("utilities"),
            deal_numbers_node(arena, found, problem->party_count));
        if (count++ >= IMPROVEMENTS_SHOWN) continue;
        if (!table) {
            screen_heading(
                call->screen, message_text(MSG_DEAL_IMPROVEMENTS), S(""));
            table = deal_table(call, problem, message_text(MSG_DEAL_NUMBER),
                message_text(MSG_DEAL_PACKAGE));
        }
        deal_row(call, table, problem,
            CELL(deal_package_number(arena, problem, package)), found,
            CELL(deal_package_words(arena, problem, package)));
    }
    if (count > IMPROVEMENTS_SHOWN)
        screen_text(call->screen,
            message_format(arena, MSG_DEAL_OF_TOTAL,
                ARGS(str_int(arena, IMPROVEMENTS_SHOWN),
                    str_int(arena, (int64_t)count))),
            TONE_MUTED);
    return list;
}

static void compare(
    VerbCall *call, const Analysis *a, const uint32_t *package, Node *list)
{
    Arena *arena = call->arena;
    const DealProblem *problem = a->problem;
    double *u = arena_array(arena, problem->party_count, sizeof *u);
    deal_utilities(problem, package, u);
    Node *accepting = node_list(arena);
    for (size_t p = 0; p < problem->party_count; p++)
        if (deal_accepts(problem, p, u[p]))
            node_push(
                arena, accepting, node_text(arena, problem->parties[p].key));
    const DealBar *bar = deal_barred(problem, package);
    bool all = accepting->count == problem->party_count && !bar;
    Node *node = node_push(arena, list, node_map(arena));
    screen_heading(call->screen, deal_package_words(arena, problem, package),
        message_text(bar   ? MSG_DEAL_IS_BARRED
                     : all ? MSG_DEAL_ALL_ACCEPT
                           : MSG_DEAL_NOT_ALL_ACCEPT));
    Block *table = deal_table(call, problem, message_text(MSG_DEAL_NUMBER),
        message_text(MSG_DEAL_FROM_NASH));
    double nash = distance(&a->nash, u, problem->party_count);
    deal_row(call, table, problem,
        CELL(deal_package_number(arena, problem, package)), u,
        CELL(a->nash.tie_count ? deal_number_words(arena, nash) : S("")));
    Node *better = improvements(call, a, u);
    node_set(
        arena, node, S("package"), deal_package_node(arena, problem, package));
    node_set(arena, node, S("utilities"),
        deal_numbers_node(arena, u, problem->party_count));
    node_set(arena, node, S("accepted_by"), accepting);
    node_set(arena, node, S("barred_by"),
        bar ? node_text(arena, bar->name) : node_null(arena));
    node_set(arena, node, S("efficient"),
        node_bool(arena, better->count == 0 && !bar));
    node_set(arena, node, S("distances"), distances_node(arena, a, u));
    node_set(arena, node, S("improvements"), better);
}

static Status run(VerbCall *call, Err *err)
{
    DealCall deal;
    Analysis a;
    Arena *arena = call->arena;
    TRY(deal_call_open(call, &deal, err));
    if (deal.package_count == 0)
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_DEAL_WHICH_PACKAGE, NO_ARGS);
    TRY(deal_call_analyse(call, &deal, &a, err));
    screen_title(call->screen, deal.problem.name, S(""));
    node_set(arena, call->data, S("parties"),
        deal_parties_node(arena, &deal.problem));
    Node *list = node_set(arena, call->data, S("packages"), node_list(arena));
    for (size_t i = 0; i < deal.package_count; i++)
        compare(call, &a, deal.packages[i], list);
    return STATUS_OK;
}

static const Arg ARGUMENTS[] = {
    DEAL_ARGS,
    {.name = NULL},
};

const Verb verb_deal_compare = {
    .name = "deal compare",
    .summary = MSG_DEAL_COMPARE,
    .help = MSG_DEAL_COMPARE_ABOUT,
    .example = "deal compare wage-domain 0 17",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGUMENTS,
    .run = run,
};
