/* deal best: the best packages by a rule, one after another. */
#include "deal/best.h"
#include "verb/deal_approval.h"

enum { COUNT = 10 };

static const struct {
    const char *name;
    DealRule rule;
} RULES[] = {
    {"nash", DEAL_NASH},
    {"egalitarian", DEAL_EGALITARIAN},
    {"kalai-smorodinsky", DEAL_KALAI_SMORODINSKY},
    {"welfare", DEAL_WELFARE},
    {"relative-welfare", DEAL_RELATIVE_WELFARE},
};

static DealRule read_rule(const VerbCall *call)
{
    Str name = verb_value(call, "rule");
    for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++)
        if (str_equal(name, str_of(RULES[i].name))) return RULES[i].rule;
    return DEAL_NASH;
}

static Status read_count(VerbCall *call, size_t *count, Err *err)
{
    int64_t number = COUNT;
    if (verb_has(call, "count") &&
        (!str_to_int(verb_value(call, "count"), &number) || number < 1 ||
            number > BEST_COUNT_MAX))
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_DEAL_COUNT_RANGE, NO_ARGS);
    *count = (size_t)number;
    return STATUS_OK;
}

static void first_package(
    const DealProblem *problem, const DealBox *box, uint32_t *package)
{
    for (size_t i = 0; i < problem->point_count; i++)
        package[i] = box->options[i][0];
}

static void show_box(VerbCall *call, const DealCall *deal, Block *table,
    const Best *best, size_t i)
{
    Arena *arena = call->arena;
    const DealProblem *problem = &deal->problem;
    const DealBox *box = &best->boxes[i];
    double *u = arena_array(arena, problem->party_count, sizeof *u);
    uint32_t *package =
        arena_array(arena, problem->point_count, sizeof *package);
    first_package(problem, box, package);
    deal_utilities(problem, package, u);
    Node *node =
        node_push(arena, node_get(call->data, S("best")), node_map(arena));
    node_set(arena, node, S("value"), deal_joint_node(deal, best->values[i]));
    node_set(arena, node, S("packages"), deal_box_node(arena, problem, box));
    node_set(
        arena, node, S("package_count"), node_number(arena, box->packages));
    node_set(arena, node, S("utilities"), deal_numbers_node(deal, u));
    deal_row(call, table, deal, CELL(str_int(arena, (int64_t)i + 1)), u,
        CELL(deal_box_words(arena, problem, box)));
}

static void show_best(VerbCall *call, const DealCall *deal, const Best *best)
{
    Arena *arena = call->arena;
    node_set(arena, call->data, S("best"), node_list(arena));
    node_set(
        arena, call->data, S("complete"), node_bool(arena, best->complete));
    deal_title(call, deal, S(""));
    if (best->count == 0) {
        deal_show_none(call, deal);
        call->answer = STATUS_NO;
        return;
    }
    Block *table = deal_table(call, deal, message_text(MSG_DEAL_PLACE),
        message_text(MSG_DEAL_PACKAGE));
    for (size_t i = 0; i < best->count; i++)
        show_box(call, deal, table, best, i);
    if (best->complete)
        screen_text(call->screen,
            message_text(deal_by_rule(
                deal, MSG_DEAL_NO_OTHERS, MSG_DEAL_NO_OTHERS_APPROVED)),
            TONE_MUTED);
}

static Status run(VerbCall *call, Err *err)
{
    Best best;
    Analysis a;
    bool ready;
    size_t count = 0;
    DealCall deal;
    TRY(read_count(call, &count, err));
    TRY(deal_call_open(call, ROOM_DEAL_RECORDED, &deal, &ready, err));
    if (!ready) return STATUS_OK;
    TRY(deal_call_analyse(call, &deal, &a, err));
    if (str_equal(verb_value(call, "rule"), S("leximin")))
        TRY(deal_best_leximin(&deal.work, &a, count, &best, err));
    else
        TRY(deal_best(&deal.work, &a, read_rule(call), count, &best, err));
    node_set(call->arena, call->data, S("parties"),
        deal_parties_node(call->arena, &deal.problem));
    show_best(call, &deal, &best);
    return deal_call_close(call, &deal, err);
}

static const Arg ARGUMENTS[] = {
    DEAL_ARGS,
    {.name = "rule",
        .type = ARG_TEXT,
        .help = MSG_DEAL_ARG_RULE,
        .choices = "nash|egalitarian|leximin|kalai-smorodinsky|welfare|"
                   "relative-welfare"},
    {.name = "count", .type = ARG_NUMBER, .help = MSG_DEAL_ARG_COUNT},
    {.name = "time", .type = ARG_NUMBER, .help = MSG_DEAL_ARG_AT_TIME},
    {.name = NULL},
};

const Verb verb_deal_best = {
    .name = "deal best",
    .summary = MSG_DEAL_BEST,
    .help = MSG_DEAL_BEST_ABOUT,
    .example = "deal best wage-domain --count 3",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGUMENTS,
    .takes_view = true,
    .run = run,
};
