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
static Status read_votes_of(DealCall *deal, Str text, Err *err)
{
    const DealProblem *problem = &deal->problem;
    for (size_t p = 0; p < problem->party_count; p++) {
        Str key = problem->parties[p].key;
        if (!str_starts(text, key) || text.size <= key.size ||
            text.data[key.size] != '=')
            continue;
        if (deal_read_amount(deal->arena,
                str_slice(text, key.size + 1, text.size),
                &problem->parties[p].weight))
            return STATUS_OK;
    }
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_DEAL_VOTES, ARGS(text));
}

/* "N" of every point, or "POINT=N" */
static Status read_quota(DealCall *deal, Str text, Err *err)
{
    double quota;
    uint32_t at = 0;
    Str number = text;
    DealProblem *problem = &deal->problem;
    bool one = deal_match_point(problem, text, &at);
    if (one)
        number = str_slice(text, problem->points[at].key.size + 1, text.size);
    if (!deal_read_amount(deal->arena, number, &quota) || quota <= 0)
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
static Status read_consent(DealCall *deal, Str text, Err *err)
{
    uint32_t at, bit;
    Str part, rest = text;
    DealProblem *problem = &deal->problem;
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

Status deal_read_approval(VerbCall *call, DealCall *deal, Err *err)
{
    Str text;
    for (size_t i = 0; verb_nth(call, "votes", i, &text); i++)
        TRY(read_votes_of(deal, text, err));
    for (size_t i = 0; verb_nth(call, "consent", i, &text); i++)
        TRY(read_consent(deal, text, err));
    for (size_t i = 0; verb_nth(call, "quota", i, &text); i++)
        TRY(read_quota(deal, text, err));
    deal_settle_approval(deal->arena, &deal->problem);
    return STATUS_OK;
}

/* -- telling ----------------------------------------------------------------
 */

static Node *votes_node(const DealCall *deal, DealApproval rule, StrBuf *words)
{
    Arena *arena = deal->arena;
    Node *votes = node_map(arena);
    for (size_t p = 0; p < deal->problem.party_count; p++) {
        const DealParty *party = &deal->problem.parties[p];
        if (!(rule.voters >> p & 1)) continue;
        node_set(arena, votes, party->key, node_number(arena, party->weight));
        if (words->size) strbuf_add(words, S(", "));
        strbuf_add(words, party->key);
        if (rule.quota > 0)
            strbuf_add(words, str_printf(arena, " (%.10g)", party->weight));
    }
    return votes;
}

void deal_show_approval(VerbCall *call, const DealCall *deal)
{
    Arena *arena = call->arena;
    const DealProblem *problem = &deal->problem;
    if (!problem->approval_count) return;
    Node *list = node_set(arena, call->data, S("approval"), node_list(arena));
    for (size_t i = 0; i < problem->approval_count; i++) {
        StrBuf words = strbuf_new(arena);
        DealApproval rule = problem->approvals[i];
        Node *node = node_push(arena, list, node_map(arena));
        node_set(arena, node, S("votes"), votes_node(deal, rule, &words));
        node_set(arena, node, S("quota"),
            rule.quota > 0 ? node_number(arena, rule.quota) : node_null(arena));
        screen_item(call->screen,
            message_format(arena,
                rule.quota > 0 ? MSG_DEAL_RULE_QUOTA : MSG_DEAL_RULE_ALL,
                ARGS(strbuf_str(&words),
                    str_printf(arena, "%.10g", rule.quota))),
            TONE_MUTED);
    }
}
