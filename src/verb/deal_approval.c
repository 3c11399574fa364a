/* The rules of approval of the verbs on deals. */
#include "verb/deal_approval.h"

#include <stdlib.h>

#include "base/decimal.h"
#include "deal/approval.h"

/* -- reading ----------------------------------------------------------------
 */

bool deal_read_amount(Arena *arena, Str text, double *number)
{
    Str minimal;
    if (!decimal_parse(arena, text, &minimal)) return false;
    *number = strtod(minimal.data, NULL);
    return *number >= 0 && *number < 1e9;
}

/* "PARTY=votes" */
static Status read_votes_of(
    Arena *arena, DealProblem *problem, Str text, Err *err)
{
    for (size_t p = 0; p < problem->party_count; p++) {
        Str key = problem->parties[p].key;
        if (!str_starts(text, key) || text.size <= key.size ||
            text.data[key.size] != '=')
            continue;
        if (deal_read_amount(arena, str_slice(text, key.size + 1, text.size),
                &problem->parties[p].weight))
            return STATUS_OK;
    }
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_DEAL_VOTES, ARGS(text));
}

/* "N" of every point, or "POINT=N" */
static Status read_quota(Arena *arena, DealProblem *problem, Str text, Err *err)
{
    double quota;
    uint32_t at = 0;
    Str number = text;
    bool one = deal_match_point(problem, text, &at);
    if (one)
        number = str_slice(text, problem->points[at].key.size + 1, text.size);
    if (!deal_read_amount(arena, number, &quota) || quota <= 0)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_DEAL_QUOTA, ARGS(text));
    for (size_t i = 0; i < problem->point_count; i++)
        if (!one || i == at) problem->points[i].approval.quota = quota;
    return STATUS_OK;
}

static bool find_party(const DealProblem *problem, Str key, uint32_t *bit)
{
    for (size_t p = 0; p < problem->party_count; p++) {
        *bit = (uint32_t)1 << p;
        if (str_equal(problem->parties[p].key, key)) return true;
    }
    return false;
}

/* "POINT=PARTY,PARTY" */
static Status read_consent(DealProblem *problem, Str text, Err *err)
{
    uint32_t at, bit;
    Str part, rest = text;
    if (!deal_match_point(problem, text, &at))
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_DEAL_NO_POINT, ARGS(text));
    DealApproval *approval = &problem->points[at].approval;
    rest = str_slice(text, problem->points[at].key.size + 1, text.size);
    approval->voters = 0;
    while (str_next(&rest, ',', &part)) {
        if (!find_party(problem, part, &bit))
            return err_set(
                err, STATUS_USAGE, NOWHERE, MSG_DEAL_NO_PARTY, ARGS(part));
        approval->voters |= bit;
    }
    if (approval->voters) return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_DEAL_NO_PARTY, ARGS(text));
}

Status deal_read_approval(VerbCall *call, DealProblem *problem, Err *err)
{
    Str text;
    Arena *arena = call->arena;
    for (size_t i = 0; verb_nth(call, "votes", i, &text); i++)
        TRY(read_votes_of(arena, problem, text, err));
    for (size_t i = 0; verb_nth(call, "consent", i, &text); i++)
        TRY(read_consent(problem, text, err));
    for (size_t i = 0; verb_nth(call, "quota", i, &text); i++)
        TRY(read_quota(arena, problem, text, err));
    deal_settle_approval(arena, problem);
    return STATUS_OK;
}

/* -- telling ----------------------------------------------------------------
 */

static Node *votes_node(
    Arena *arena, const DealProblem *problem, uint32_t voters)
{
    Node *votes = node_map(arena);
    for (size_t p = 0; p < problem->party_count; p++) {
        const DealParty *party = &problem->parties[p];
        if (voters >> p & 1)
            node_set(
                arena, votes, party->key, node_number(arena, party->weight));
    }
    return votes;
}

Node *deal_approval_node(Arena *arena, const DealProblem *problem)
{
    Node *list = node_list(arena);
    for (size_t i = 0; i < problem->approval_count; i++) {
        DealApproval rule = problem->approvals[i];
        Node *node = node_push(arena, list, node_map(arena));
        node_set(
            arena, node, S("votes"), votes_node(arena, problem, rule.voters));
        node_set(arena, node, S("quota"),
            rule.quota > 0 ? node_number(arena, rule.quota) : node_null(arena));
    }
    return list;
}

/* "A (2), B (1)", or without votes "A, B". */
static Str voters_words(Arena *arena, const Node *votes, bool counted)
{
    StrBuf words = strbuf_new(arena);
    for (size_t i = 0; i < votes->count; i++) {
        if (i) strbuf_add(&words, S(", "));
        strbuf_add(&words, votes->entries[i].key);
        if (counted)
            strbuf_printf(
                &words, " (%.*s)", STR_ARGS(votes->entries[i].value->text));
    }
    return strbuf_str(&words);
}

void deal_show_rules(VerbCall *call, const Node *approval)
{
    Arena *arena = call->arena;
    size_t count = node_is(approval, NODE_LIST) ? approval->count : 0;
    for (size_t i = 0; i < count; i++) {
        const Node *quota = node_get(approval->items[i], S("quota"));
        const Node *votes = node_get(approval->items[i], S("votes"));
        bool counted = quota && !node_is(quota, NODE_NULL);
        if (!node_is(votes, NODE_MAP)) continue;
        Str voters = voters_words(arena, votes, counted);
        screen_item(call->screen,
            counted ? message_format(
                          arena, MSG_DEAL_RULE_QUOTA, ARGS(voters, quota->text))
                    : message_format(arena, MSG_DEAL_RULE_ALL, ARGS(voters)),
            TONE_MUTED);
    }
}

void deal_show_approval(VerbCall *call, const DealProblem *problem)
{
    Node *list = deal_approval_node(call->arena, problem);
    if (!list->count) return;
    node_set(call->arena, call->data, S("approval"), list);
    deal_show_rules(call, list);
}

MessageId deal_by_rule(
    const DealCall *deal, MessageId of_all, MessageId of_rules)
{
    return deal->problem.approval_count ? of_rules : of_all;
}
