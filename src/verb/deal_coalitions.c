/* deal coalitions: which parties can approve together, who can stop it, and
 * what could be agreed without whom. */
#include "deal/coalition.h"
#include "verb/deal_call.h"

static Node *members_node(
    Arena *arena, const DealProblem *problem, uint32_t members)
{
    Node *list = node_list(arena);
    for (size_t p = 0; p < problem->party_count; p++)
        if (members >> p & 1)
            node_push(arena, list, node_text(arena, problem->parties[p].key));
    return list;
}

static Str members_words(
    Arena *arena, const DealProblem *problem, uint32_t members)
{
    Str keys[DEAL_PARTIES_MAX];
    size_t count = 0;
    for (size_t p = 0; p < problem->party_count; p++)
        if (members >> p & 1) keys[count++] = problem->parties[p].key;
    return count ? str_join(arena, keys, count, S(", "))
                 : message_text(MSG_DEAL_NOBODY);
}

static void add_coalition(
    Arena *arena, Node *list, const DealProblem *problem, const Coalition *of)
{
    Node *node = node_push(arena, list, node_map(arena));
    node_set(
        arena, node, S("members"), members_node(arena, problem, of->members));
    node_set(arena, node, S("votes"), node_number(arena, of->votes));
    node_set(arena, node, S("approves"), node_bool(arena, of->approves));
    node_set(arena, node, S("minimal"), node_bool(arena, of->minimal));
    node_set(arena, node, S("agrees"), node_bool(arena, of->agrees));
    if (!of->agrees) return;
    node_set(arena, node, S("package"),
        deal_package_node(arena, problem, of->package));
    node_set(arena, node, S("rejected_by"),
        members_node(arena, problem, of->refusing));
}

static Str verdict(const Coalition *of)
{
    if (!of->agrees) return message_text(MSG_DEAL_COALITION_NONE);
    return message_text(
        of->approves ? MSG_DEAL_COALITION_APPROVES : MSG_DEAL_COALITION_AGREES);
}

static void show_coalition(VerbCall *call, Block *table,
    const DealProblem *problem, const Coalition *of)
{
    Arena *arena = call->arena;
    Tone tone = !of->agrees    ? TONE_MUTED
                : of->approves ? TONE_ACCEPTED
                               : TONE_PLAIN;
    screen_row(call->screen, table,
        (Cell[]){CELL(members_words(arena, problem, of->members)),
            TONED(verdict(of), tone),
            CELL(of->agrees ? deal_package_words(arena, problem, of->package)
                            : S("")),
            CELL(of->agrees ? members_words(arena, problem, of->refusing)
                            : S(""))});
}

static void show_table(
    VerbCall *call, const DealProblem *problem, const Coalitions *all)
{
    Column *columns = arena_array(call->arena, 4, sizeof *columns);
    Node *list = node_set(
        call->arena, call->data, S("coalitions"), node_list(call->arena));
    static const MessageId headings[] = {MSG_DEAL_COALITION, MSG_DEAL_CAN,
        MSG_DEAL_PACKAGE, MSG_DEAL_REJECTED_BY};
    for (size_t i = 0; i < 4; i++)
        columns[i] = (Column){
            .heading = message_text(headings[i]), .shrink = 1, .least = 10};
    Block *table = screen_table(call->screen, columns, 4);
    for (size_t i = 0; i < all->count; i++) {
        const Coalition *of = &all->coalitions[i];
        add_coalition(call->arena, list, problem, of);
        if (of->approves || __builtin_popcount(of->members) > 1)
            show_coalition(call, table, problem, of);
    }
}

static void show_vetoes(
    VerbCall *call, const DealProblem *problem, const Coalitions *all)
{
    Arena *arena = call->arena;
    node_set(
        arena, call->data, S("veto"), members_node(arena, problem, all->veto));
    node_set(arena, call->data, S("needed"),
        members_node(arena, problem, all->needed));
    screen_text(call->screen,
        message_format(arena, MSG_DEAL_VETO,
            ARGS(members_words(arena, problem, all->veto),
                members_words(arena, problem, all->needed))),
        TONE_PLAIN);
}

static bool some_deal(const Coalitions *all)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->coalitions[i].approves && all->coalitions[i].agrees)
            return true;
    return false;
}

static Status run(VerbCall *call, Err *err)
{
    bool ready;
    DealCall deal;
    Coalitions all;
    TRY(deal_call_open(call, ROOM_DEAL_RECORDED, &deal, &ready, err));
    if (!ready) return STATUS_OK;
    if (!deal_is_additive(&deal.problem))
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_DEAL_NOT_ADDITIVE, NO_ARGS);
    TRY(deal_coalitions(&deal.work, &deal.problem, &all, err));
    deal_title(call, &deal, S(""));
    show_vetoes(call, &deal.problem, &all);
    show_table(call, &deal.problem, &all);
    if (!some_deal(&all)) call->answer = STATUS_NO;
    return deal_call_close(call, &deal, err);
}

static const Arg ARGUMENTS[] = {
    DEAL_ARGS,
    {.name = NULL},
};

const Verb verb_deal_coalitions = {
    .name = "deal coalitions",
    .summary = MSG_DEAL_COALITIONS,
    .help = MSG_DEAL_COALITIONS_ABOUT,
    .example = "deal coalitions wage-domain --votes union=2 --quota 2",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGUMENTS,
    .takes_view = true,
    .run = run,
};
