/* GeniusWeb JSON out: a domain, and a profile a party. */
#include <math.h>

#include "exchange/geniusweb.h"

static Node *values_node(Arena *arena, const DealPoint *point)
{
    Node *node = node_map(arena), *list = node_list(arena);
    for (size_t k = 0; k < point->option_count; k++)
        node_push(arena, list, node_text(arena, point->options[k]));
    node_set(arena, node, S("values"), list);
    return node;
}

Node *geniusweb_domain(Arena *arena, const DealProblem *problem)
{
    Node *node = node_map(arena), *issues = node_map(arena);
    for (size_t i = 0; i < problem->point_count; i++)
        node_set(arena, issues, problem->points[i].key,
            values_node(arena, &problem->points[i]));
    node_set(arena, node, S("name"), node_text(arena, problem->name));
    node_set(arena, node, S("issuesValues"), issues);
    return node;
}

/* {discreteutils: {valueUtilities: {...}}}, the largest utility being 1;
 * *WEIGHT is what they are multiplied with. */
static Node *utilities_node(
    Arena *arena, const DealPoint *point, const double *worth, double *weight)
{
    Node *of = node_map(arena), *discrete = node_map(arena);
    Node *values = node_map(arena);
    *weight = 0;
    for (size_t k = 0; k < point->option_count; k++)
        *weight = fmax(*weight, worth[k]);
    for (size_t k = 0; k < point->option_count; k++)
        node_set(arena, values, point->options[k],
            node_number(arena, *weight > 0 ? worth[k] / *weight : 0));
    node_set(arena, discrete, S("valueUtilities"), values);
    node_set(arena, of, S("discreteutils"), discrete);
    return of;
}

static Node *bid_node(
    Arena *arena, const DealProblem *problem, const uint32_t *package)
{
    Node *bid = node_map(arena), *values = node_map(arena);
    for (size_t i = 0; i < problem->point_count; i++)
        node_set(arena, values, problem->points[i].key,
            node_text(arena, problem->points[i].options[package[i]]));
    node_set(arena, bid, S("issuevalues"), values);
    return bid;
}

Node *geniusweb_profile(Arena *arena, const DealProblem *problem, size_t party,
    const uint32_t *reservation)
{
    const DealParty *of = &problem->parties[party];
    Node *root = node_map(arena), *space = node_map(arena);
    Node *utilities = node_map(arena), *weights = node_map(arena);
    for (size_t i = 0; i < problem->point_count; i++) {
        double weight;
        const DealPoint *point = &problem->points[i];
        node_set(arena, utilities, point->key,
            utilities_node(arena, point, of->worth + point->first, &weight));
        node_set(arena, weights, point->key, node_number(arena, weight));
    }
    node_set(arena, space, S("issueUtilities"), utilities);
    node_set(arena, space, S("issueWeights"), weights);
    node_set(arena, space, S("domain"), geniusweb_domain(arena, problem));
    node_set(arena, space, S("name"), node_text(arena, of->key));
    node_set(arena, space, S("reservationBid"),
        reservation ? bid_node(arena, problem, reservation) : node_null(arena));
    node_set(arena, root, S("LinearAdditiveUtilitySpace"), space);
    return root;
}
