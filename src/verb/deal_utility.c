/* deal utility: what packages are worth to each party, and who accepts. */
#include <math.h>
#include <stdlib.h>

#include "verb/deal_call.h"

static Node *package_node(
    const DealCall *deal, const uint32_t *package, const double *u)
{
    Arena *arena = deal->arena;
    const DealProblem *problem = &deal->problem;
    Node *node = node_map(arena), *accepting = node_list(arena);
    for (size_t p = 0; p < problem->party_count; p++)
        if (deal_accepts(problem, p, u[p]))
            node_push(
                arena, accepting, node_text(arena, problem->parties[p].key));
    node_set(arena, node, S("number"),
        deal_digits_node(arena, deal_package_number(arena, problem, package)));
    node_set(
        arena, node, S("package"), deal_package_node(arena, problem, package));
    node_set(arena, node, S("utilities"), deal_numbers_node(deal, u));
    node_set(arena, node, S("accepted_by"), accepting);
    const DealBar *bar = deal_barred(problem, package);
    node_set(arena, node, S("barred_by"),
        bar ? node_text(arena, bar->name) : node_null(arena));
    return node;
}

static Status read_time(VerbCall *call, double *time, Err *err)
{
    *time = 0;
    if (!verb_has(call, "time")) return STATUS_OK;
    *time = strtod(str_c(call->arena, verb_value(call, "time")), NULL);
    if (*time >= 0 && *time <= 1) return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_DEAL_TIME, NO_ARGS);
}

static Status run(VerbCall *call, Err *err)
{
    bool ready;
    double time;
    DealCall deal;
    Arena *arena = call->arena;
    const DealProblem *problem = &deal.problem;
    TRY(deal_call_open(call, ROOM_DEAL_RECORDED, &deal, &ready, err));
    if (!ready) return STATUS_OK;
    TRY(read_time(call, &time, err));
    if (deal.package_count == 0)
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_DEAL_WHICH_PACKAGE, NO_ARGS);
    node_set(
        arena, call->data, S("parties"), deal_parties_node(arena, problem));
    node_set(arena, call->data, S("reservation"), deal_reservation_node(&deal));
    Node *list = node_set(arena, call->data, S("packages"), node_list(arena));
    deal_title(call, &deal, S(""));
    Block *table = deal_table(call, &deal, message_text(MSG_DEAL_NUMBER),
        message_text(MSG_DEAL_PACKAGE));
    for (size_t i = 0; i < deal.package_count; i++) {
        double *u = arena_array(arena, problem->party_count, sizeof *u);
        deal_utilities(problem, deal.packages[i], u);
        Node *node =
            node_push(arena, list, package_node(&deal, deal.packages[i], u));
        for (size_t p = 0; p < problem->party_count; p++)
            u[p] *= pow(problem->parties[p].discount, time);
        if (time > 0)
            node_set(arena, node, S("discounted"), deal_numbers_node(&deal, u));
        deal_row(call, table, &deal,
            CELL(deal_package_number(arena, problem, deal.packages[i])), u,
            CELL(deal_package_words(arena, problem, deal.packages[i])));
    }
    return deal_call_close(call, &deal, err);
}

static const Arg ARGUMENTS[] = {
    DEAL_ARGS,
    {.name = "time", .type = ARG_NUMBER, .help = MSG_DEAL_ARG_TIME},
    {.name = NULL},
};

const Verb verb_deal_utility = {
    .name = "deal utility",
    .summary = MSG_DEAL_UTILITY,
    .help = MSG_DEAL_UTILITY_ABOUT,
    .example = "deal utility wage-domain 0 17",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGUMENTS,
    .takes_view = true,
    .run = run,
};
