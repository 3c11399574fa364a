/* An analysis as JSON. */
#include "verb/deal_analysis.h"

#include "deal/approval.h"

static Node *tie_node(const DealCall *deal, const DealTie *tie)
{
    double packages = 0;
    Arena *arena = deal->arena;
    const DealProblem *problem = &deal->problem;
    Node *node = node_map(arena), *list = node_list(arena);
    for (size_t i = 0; i < tie->box_count; i++) {
        node_push(arena, list, deal_box_node(arena, problem, &tie->boxes[i]));
        packages += tie->boxes[i].packages;
    }
    node_set(arena, node, S("value"), deal_joint_node(deal, tie->value));
    node_set(arena, node, S("packages"), list);
    node_set(arena, node, S("package_count"), node_number(arena, packages));
    node_set(
        arena, node, S("utilities"), deal_numbers_node(deal, tie->utilities));
    return node;
}

static Node *solution_node(const DealCall *deal, const DealSolution *solution)
{
    Node *list = node_list(deal->arena);
    for (size_t i = 0; i < solution->tie_count; i++)
        node_push(deal->arena, list, tie_node(deal, &solution->ties[i]));
    return list;
}

Node *deal_points_node(const DealCall *deal, const Analysis *a, bool all)
{
    Arena *arena = deal->arena;
    Node *list = node_list(arena);
    const DealProblem *problem = a->problem;
    uint32_t *package =
        arena_array(arena, problem->point_count, sizeof *package);
    double *u = arena_array(arena, problem->party_count, sizeof *u);
    for (size_t i = 0; i < a->frontier.utilities.count; i++) {
        frontier_package(&a->frontier, i, package);
        deal_utilities(problem, package, u);
        bool rational = deal_approved(problem, u);
        if (!rational && !all) continue;
        Node *point = node_push(arena, list, node_map(arena));
        node_set(arena, point, S("package"),
            deal_package_node(arena, problem, package));
        node_set(arena, point, S("utilities"), deal_numbers_node(deal, u));
        if (all)
            node_set(arena, point, S("rational"), node_bool(arena, rational));
    }
    return list;
}

Node *deal_certificate_node(Arena *arena, const Certificate *c)
{
    Node *node = node_map(arena);
    node_set(arena, node, S("checked"), node_bool(arena, c->checked));
    node_set(arena, node, S("complete"), node_bool(arena, c->complete));
    node_set(arena, node, S("too_large"), node_bool(arena, c->too_large));
    node_set(arena, node, S("real"), node_bool(arena, c->real));
    node_set(arena, node, S("efficient"), node_bool(arena, c->efficient));
    node_set(arena, node, S("approved"), node_bool(arena, c->approved));
    node_set(
        arena, node, S("witnesses"), node_int(arena, (int64_t)c->witnesses));
    node_set(arena, node, S("points"), node_int(arena, (int64_t)c->points));
    node_set(arena, node, S("examined"), node_int(arena, (int64_t)c->examined));
    node_set(arena, node, S("slack"), node_number(arena, c->slack));
    return node;
}

static void add_sizes(const DealCall *deal, Node *node, const Analysis *a)
{
    Arena *arena = deal->arena;
    const DealProblem *problem = a->problem;
    node_set(arena, node, S("outcomes"),
        deal_digits_node(arena, deal_outcomes(arena, problem)));
    node_set(arena, node, S("parties"), deal_parties_node(arena, problem));
    node_set(arena, node, S("reservation"), deal_reservation_node(deal));
    node_set(arena, node, S("rational"),
        a->rational_counted ? deal_digits_node(arena, a->rational_count)
                            : node_null(arena));
    node_set(arena, node, S("pareto_all_size"),
        node_int(arena, (int64_t)a->frontier.utilities.count));
    node_set(arena, node, S("pareto_rational_size"),
        node_int(arena, (int64_t)a->rational_points));
    node_set(arena, node, S("pareto"), deal_points_node(deal, a, false));
}

/* {one: ..., other: ...} of the same rule. */
static Node *two(const DealCall *deal, Str one, const DealSolution *first,
    Str other, const DealSolution *second)
{
    Arena *arena = deal->arena;
    Node *node = node_map(arena);
    node_set(arena, node, one, solution_node(deal, first));
    node_set(arena, node, other, solution_node(deal, second));
    return node;
}

Node *deal_analysis_node(const DealCall *deal, const Analysis *a)
{
    Arena *arena = deal->arena;
    Node *node = node_map(arena);
    add_sizes(deal, node, a);
    node_set(arena, node, S("nash"), solution_node(deal, &a->nash));
    node_set(
        arena, node, S("egalitarian"), solution_node(deal, &a->egalitarian));
    node_set(arena, node, S("leximin"), solution_node(deal, &a->leximin));
    node_set(arena, node, S("kalai_smorodinsky"),
        two(deal, S("rational"), &a->kalai_rational, S("global"),
            &a->kalai_global));
    node_set(arena, node, S("max_welfare"),
        two(deal, S("rational"), &a->welfare_rational, S("unconstrained"),
            &a->welfare));
    node_set(arena, node, S("relative_welfare"),
        solution_node(deal, &a->relative_welfare));
    node_set(arena, node, S("opposition"),
        a->frontier.utilities.count ? deal_joint_node(deal, a->opposition)
                                    : node_null(arena));
    if (a->certified)
        node_set(arena, node, S("certificate"),
            deal_certificate_node(arena, &a->certificate));
    return node;
}
