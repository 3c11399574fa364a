/* deal why: why a package is no deal, what would make it one; and without a
 * package, why there is no deal at all and what would open one. */
#include "deal/whynot.h"
#include "verb/deal_approval.h"

/* -- words and nodes
 * ------------------------------------------------------------ */

static Node *demand_node(const DealCall *deal, Demand demand)
{
    Arena *arena = deal->arena;
    const DealProblem *problem = &deal->problem;
    Node *node = node_map(arena);
    if (demand.is_bar) {
        const DealBar *bar = &problem->bars[demand.index];
        node_set(arena, node,
            bar->party == DEAL_NOBODY ? S("link") : S("red_line"),
            node_text(arena, bar->name));
        return node;
    }
    const DealParty *party = &problem->parties[demand.index];
    node_set(arena, node, S("party"), node_text(arena, party->key));
    if (deal_shows(deal, demand.index))
        node_set(arena, node, S("reservation"),
            node_number(arena, party->reservation));
    return node;
}

static Str demand_words(const DealCall *deal, Demand demand)
{
    Arena *arena = deal->arena;
    const DealProblem *problem = &deal->problem;
    if (demand.is_bar) {
        const DealBar *bar = &problem->bars[demand.index];
        MessageId id = bar->party == DEAL_NOBODY ? MSG_DEAL_DEMAND_LINK
                                                 : MSG_DEAL_DEMAND_RED_LINE;
        return message_format(arena, id, ARGS(bar->name));
    }
    const DealParty *party = &problem->parties[demand.index];
    if (!deal_shows(deal, demand.index))
        return message_format(arena, MSG_DEAL_DEMAND_HIDDEN, ARGS(party->key));
    return message_format(arena, MSG_DEAL_DEMAND_PARTY,
        ARGS(party->key, deal_number_words(arena, party->reservation)));
}

/* -- no deal at all
 * ---------------------------------------------------------------- */

static void show_conflicts(
    VerbCall *call, const DealCall *deal, const WhyNot *why)
{
    Arena *arena = call->arena;
    Node *list = node_set(arena, call->data, S("conflicts"), node_list(arena));
    for (size_t i = 0; i < why->conflict_count; i++) {
        StrBuf words = strbuf_new(arena);
        Node *conflict = node_push(arena, list, node_list(arena));
        for (size_t k = 0; k < why->conflicts[i].count; k++) {
            Demand demand = why->conflicts[i].demands[k];
            node_push(arena, conflict, demand_node(deal, demand));
            if (k) strbuf_add(&words, S("; "));
            strbuf_add(&words, demand_words(deal, demand));
        }
        screen_item(call->screen, strbuf_str(&words), TONE_PLAIN);
    }
    node_set(arena, call->data, S("all_conflicts"),
        node_bool(arena, why->all_conflicts));
    if (!why->all_conflicts)
        screen_text(
            call->screen, message_text(MSG_DEAL_NOT_ALL_CONFLICTS), TONE_MUTED);
}

/* By how much a reservation value is to fall, where it may be shown. */
static Str opening_words(const DealCall *deal, const Opening *opening)
{
    Demand of = opening->demand;
    Str demand = demand_words(deal, of);
    if (of.is_bar)
        return message_format(deal->arena, MSG_DEAL_OPEN_BAR, ARGS(demand));
    if (!deal_shows(deal, of.index))
        return message_format(deal->arena, MSG_DEAL_OPEN_HIDDEN, ARGS(demand));
    return message_format(deal->arena, MSG_DEAL_OPEN_PARTY,
        ARGS(demand, deal_number_words(deal->arena, opening->lowering)));
}

static void show_opening_of_all(
    VerbCall *call, const DealCall *deal, const WhyNot *why)
{
    Arena *arena = call->arena;
    if (!why->together || deal->room) return;
    node_set(arena, call->data, S("lowered_by_all"),
        node_number(arena, why->lowering_by_all));
    screen_item(call->screen,
        message_format(arena, MSG_DEAL_OPEN_ALL,
            ARGS(deal_number_words(arena, why->lowering_by_all))),
        TONE_PLAIN);
}

static void show_openings(
    VerbCall *call, const DealCall *deal, const WhyNot *why)
{
    Arena *arena = call->arena;
    Node *list = node_set(arena, call->data, S("openings"), node_list(arena));
    screen_heading(call->screen, message_text(MSG_DEAL_OPENINGS), S(""));
    for (size_t i = 0; i < why->opening_count; i++) {
        const Opening *opening = &why->openings[i];
        Node *node = node_push(arena, list, demand_node(deal, opening->demand));
        if (opening->demand.is_bar || deal_shows(deal, opening->demand.index))
            node_set(arena, node, S("lowered_by"),
                node_number(arena, opening->lowering));
        screen_item(call->screen, opening_words(deal, opening), TONE_PLAIN);
    }
    show_opening_of_all(call, deal, why);
}

/* The quotas are out of reach, whoever accepts what. */
static Status explain_votes(VerbCall *call, const DealCall *deal)
{
    static const char *const EMPTY[] = {"conflicts", "openings"};
    Arena *arena = call->arena;
    node_set(arena, call->data, S("possible"), node_bool(arena, false));
    for (size_t i = 0; i < 2; i++)
        node_set(arena, call->data, str_of(EMPTY[i]), node_list(arena));
    node_set(arena, call->data, S("all_conflicts"), node_bool(arena, true));
    deal_title(call, deal, S(""));
    screen_text(
        call->screen, message_text(MSG_DEAL_NEVER_APPROVED), TONE_DEADLOCKED);
    call->answer = STATUS_NO;
    return STATUS_OK;
}

static Status explain_none(VerbCall *call, DealCall *deal, Err *err)
{
    WhyNot why;
    const DealProblem *problem = &deal->problem;
    if (!deal_approves(problem, deal_everybody(problem)))
        return explain_votes(call, deal);
    TRY(deal_why_not(&deal->work, problem, &why, err));
    bool possible = why.conflict_count == 0 && why.openings == NULL;
    node_set(call->arena, call->data, S("possible"),
        node_bool(call->arena, possible));
    deal_title(call, deal, S(""));
    screen_text(call->screen,
        message_text(possible ? deal_by_rule(deal, MSG_DEAL_POSSIBLE,
                                    MSG_DEAL_POSSIBLE_APPROVED)
                              : deal_by_rule(deal, MSG_DEAL_IMPOSSIBLE,
                                    MSG_DEAL_IMPOSSIBLE_APPROVED)),
        possible ? TONE_ACCEPTED : TONE_DEADLOCKED);
    if (possible) return STATUS_OK;
    call->answer = STATUS_NO;
    show_conflicts(call, deal, &why);
    show_openings(call, deal, &why);
    return STATUS_OK;
}

/* -- one package
 * --------------------------------------------------------------------- */

static Str change_words(
    Arena *arena, const DealProblem *problem, const Change *change)
{
    StrBuf buf = strbuf_new(arena);
    for (size_t i = 0; i < change->count; i++) {
        const DealPoint *point = &problem->points[change->changes[i].point];
        if (i) strbuf_add(&buf, S(", "));
        strbuf_add(&buf, point->key);
        strbuf_char(&buf, '=');
        strbuf_add(&buf, point->options[change->changes[i].option]);
    }
    return strbuf_str(&buf);
}

static Node *change_node(const DealCall *deal, const Change *change)
{
    Arena *arena = deal->arena;
    const DealProblem *problem = &deal->problem;
    Node *node = node_map(arena), *map = node_map(arena);
    for (size_t i = 0; i < change->count; i++) {
        const DealPoint *point = &problem->points[change->changes[i].point];
        node_set(arena, map, point->key,
            node_text(arena, point->options[change->changes[i].option]));
    }
    node_set(arena, node, S("change"), map);
    node_set(arena, node, S("gains"), deal_numbers_node(deal, change->gains));
    return node;
}

static void show_changes(VerbCall *call, const DealCall *deal, Str key,
    MessageId heading, const Change *changes, size_t count, size_t total)
{
    Arena *arena = call->arena;
    Node *list = node_set(arena, call->data, key, node_list(arena));
    node_set(arena, call->data, str_printf(arena, "%.*s_total", STR_ARGS(key)),
        node_int(arena, (int64_t)total));
    if (count == 0) return;
    screen_heading(call->screen, message_text(heading),
        message_format(arena, MSG_DEAL_OF_TOTAL,
            ARGS(str_int(arena, (int64_t)count),
                str_int(arena, (int64_t)total))));
    Block *table = deal_table(call, deal, message_text(MSG_DEAL_CHANGE), S(""));
    for (size_t i = 0; i < count; i++) {
        node_push(arena, list, change_node(deal, &changes[i]));
        deal_row(call, table, deal,
            CELL(change_words(arena, &deal->problem, &changes[i])),
            changes[i].gains, CELL(S("")));
    }
}

static Str verdict_words(
    const DealCall *deal, size_t party, bool accepts, double utility)
{
    Arena *arena = deal->arena;
    const DealParty *of = &deal->problem.parties[party];
    if (!deal_shows(deal, party))
        return message_format(arena,
            accepts ? MSG_DEAL_ACCEPTS_HIDDEN : MSG_DEAL_REJECTS_HIDDEN,
            ARGS(of->key));
    return message_format(arena, accepts ? MSG_DEAL_ACCEPTS : MSG_DEAL_LACKS,
        ARGS(of->key, deal_number_words(arena, utility),
            deal_number_words(arena, of->reservation),
            deal_number_words(arena, of->reservation - utility)));
}

static void show_party(
    VerbCall *call, const DealCall *deal, size_t party, double utility)
{
    Arena *arena = call->arena;
    const DealParty *of = &deal->problem.parties[party];
    bool accepts = deal_accepts(&deal->problem, party, utility);
    Node *node =
        node_push(arena, node_get(call->data, S("parties")), node_map(arena));
    node_set(arena, node, S("party"), node_text(arena, of->key));
    if (deal_shows(deal, party)) {
        node_set(arena, node, S("utility"), node_number(arena, utility));
        node_set(
            arena, node, S("reservation"), node_number(arena, of->reservation));
    }
    node_set(arena, node, S("accepts"), node_bool(arena, accepts));
    screen_item(call->screen, verdict_words(deal, party, accepts, utility),
        accepts ? TONE_ACCEPTED : TONE_DEADLOCKED);
}

static void show_bars(VerbCall *call, const Diagnosis *d)
{
    Arena *arena = call->arena;
    Node *list = node_set(arena, call->data, S("barred_by"), node_list(arena));
    for (size_t i = 0; i < d->bar_count; i++) {
        node_push(arena, list, node_text(arena, d->bars[i]->name));
        screen_item(call->screen,
            message_format(arena, MSG_DEAL_BARRED, ARGS(d->bars[i]->name)),
            TONE_DEADLOCKED);
    }
}

static Status explain_package(
    VerbCall *call, const DealCall *deal, const uint32_t *package)
{
    Diagnosis d;
    Arena *arena = call->arena;
    const DealProblem *problem = &deal->problem;
    deal_diagnose(arena, problem, package, &d);
    bool accepted = d.agreed;
    node_set(arena, call->data, S("package"),
        deal_package_node(arena, problem, package));
    node_set(arena, call->data, S("accepted"), node_bool(arena, accepted));
    deal_title(call, deal, deal_package_words(arena, problem, package));
    node_set(arena, call->data, S("parties"), node_list(arena));
    for (size_t p = 0; p < problem->party_count; p++)
        show_party(call, deal, p, d.utilities[p]);
    show_bars(call, &d);
    show_changes(call, deal, S("repairs"),
        deal_by_rule(deal, MSG_DEAL_REPAIRS, MSG_DEAL_REPAIRS_APPROVED),
        d.repairs, d.repair_count, d.repair_total);
    show_changes(call, deal, S("trades"), MSG_DEAL_TRADES, d.trades,
        d.trade_count, d.trade_total);
    node_set(
        arena, call->data, S("pairs_tried"), node_bool(arena, d.pairs_tried));
    if (!d.pairs_tried)
        screen_text(call->screen, message_text(MSG_DEAL_NO_PAIRS), TONE_MUTED);
    if (!accepted) call->answer = STATUS_NO;
    return STATUS_OK;
}

static Status run(VerbCall *call, Err *err)
{
    bool ready;
    DealCall deal;
    TRY(deal_call_open(call, ROOM_DEAL_RECORDED, &deal, &ready, err));
    if (!ready) return STATUS_OK;
    if (deal.package_count > 1)
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_DEAL_ONE_PACKAGE, NO_ARGS);
    if (deal.package_count == 1)
        TRY(explain_package(call, &deal, deal.packages[0]));
    else
        TRY(explain_none(call, &deal, err));
    return deal_call_close(call, &deal, err);
}

static const Arg ARGUMENTS[] = {
    DEAL_ARGS,
    {.name = NULL},
};

const Verb verb_deal_why = {
    .name = "deal why",
    .summary = MSG_DEAL_WHY,
    .help = MSG_DEAL_WHY_ABOUT,
    .example = "deal why wage-domain 0",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGUMENTS,
    .takes_view = true,
    .run = run,
};
