/* deal frontier: the packages that no other beats for all. */
#include "deal/approval.h"
#include "verb/deal_analysis.h"
#include "verb/deal_call.h"

static void show_points(
    VerbCall *call, const DealCall *deal, const Analysis *a, bool all)
{
    Arena *arena = call->arena;
    const DealProblem *problem = a->problem;
    Block *table = deal_table(call, deal, message_text(MSG_DEAL_NUMBER),
        message_text(MSG_DEAL_PACKAGE));
    uint32_t *package =
        arena_array(arena, problem->point_count, sizeof *package);
    double u[DEAL_PARTIES_MAX];
    for (size_t i = 0; i < a->frontier.utilities.count; i++) {
        frontier_exact(&a->frontier, i, u);
        bool rational = deal_approved(problem, u);
        if (!rational && !all) continue;
        frontier_package(&a->frontier, i, package);
        Tone tone = rational ? TONE_PLAIN : TONE_MUTED;
        deal_row(call, table, deal,
            TONED(deal_package_number(arena, problem, package), tone), u,
            TONED(deal_package_words(arena, problem, package), tone));
    }
}

static Status run(VerbCall *call, Err *err)
{
    DealCall deal;
    Analysis a;
    Arena *arena = call->arena;
    bool ready, all = verb_has(call, "all");
    TRY(deal_call_open(call, ROOM_DEAL_RECORDED, &deal, &ready, err));
    if (!ready) return STATUS_OK;
    TRY(deal_call_analyse(call, &deal, &a, err));
    node_set(arena, call->data, S("parties"),
        deal_parties_node(arena, &deal.problem));
    node_set(arena, call->data, S("reservation"), deal_reservation_node(&deal));
    node_set(arena, call->data, S("pareto_all_size"),
        node_int(arena, (int64_t)a.frontier.utilities.count));
    node_set(arena, call->data, S("pareto_rational_size"),
        node_int(arena, (int64_t)a.rational_points));
    node_set(arena, call->data, S("pareto"), deal_points_node(&deal, &a, all));
    node_set(arena, call->data, S("certificate"),
        deal_certificate_node(arena, &a.certificate));
    deal_title(call, &deal, S(""));
    show_points(call, &deal, &a, all);
    if (a.rational_points == 0) {
        deal_show_none(call, &deal);
        call->answer = STATUS_NO;
    }
    return deal_call_close(call, &deal, err);
}

static const Arg ARGUMENTS[] = {
    DEAL_ARGS,
    {.name = "all", .type = ARG_FLAG, .help = MSG_DEAL_ARG_ALL},
    {.name = "limit", .type = ARG_NUMBER, .help = MSG_DEAL_ARG_LIMIT},
    {.name = "epsilon", .type = ARG_NUMBER, .help = MSG_DEAL_ARG_EPSILON},
    {.name = "time", .type = ARG_NUMBER, .help = MSG_DEAL_ARG_AT_TIME},
    {.name = NULL},
};

const Verb verb_deal_frontier = {
    .name = "deal frontier",
    .summary = MSG_DEAL_FRONTIER,
    .help = MSG_DEAL_FRONTIER_ABOUT,
    .example = "deal frontier wage-domain",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGUMENTS,
    .takes_view = true,
    .run = run,
};
