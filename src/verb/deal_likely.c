/* deal likely: which packages are possible, and which certain, to be accepted
 * as far as stances and estimates tell; how likely, as an exercise. */
#include "verb/deal_approval.h"

enum { SEED = 1, SAMPLES = 10000 };

static Str acceptance_word(Acceptance acceptance)
{
    static const MessageId words[] = {MSG_DEAL_ACCEPT_IMPOSSIBLE,
        MSG_DEAL_ACCEPT_POSSIBLE, MSG_DEAL_ACCEPT_CERTAIN};
    return message_text(words[acceptance]);
}

static const char *const NAMES[] = {"impossible", "possible", "certain"};
static const Tone TONES[] = {TONE_DEADLOCKED, TONE_OPEN, TONE_ACCEPTED};

/* -- all packages
 * ---------------------------------------------------------------- */

static Status show_counts(VerbCall *call, DealCall *deal, Err *err)
{
    size_t counts[3];
    Arena *arena = call->arena;
    BeliefSpace space = belief_space(&deal->problem);
    TRY(belief_count(
        &deal->work, &deal->problem, deal->of_room.beliefs, SEED, counts, err));
    node_set(arena, call->data, S("looked_at"),
        node_int(arena, (int64_t)space.count));
    node_set(arena, call->data, S("all_packages"), node_bool(arena, space.all));
    for (size_t i = 3; i-- > 0;)
        node_set(arena, call->data, str_of(NAMES[i]),
            node_int(arena, (int64_t)counts[i]));
    screen_text(call->screen,
        message_format(arena,
            deal_by_rule(deal,
                space.all ? MSG_DEAL_LIKELY_ALL : MSG_DEAL_LIKELY_SOME,
                space.all ? MSG_DEAL_LIKELY_ALL_APPROVED
                          : MSG_DEAL_LIKELY_SOME_APPROVED),
            ARGS(str_int(arena, (int64_t)space.count),
                str_int(arena, (int64_t)counts[ACCEPTANCE_CERTAIN]),
                str_int(arena, (int64_t)counts[ACCEPTANCE_POSSIBLE]),
                str_int(arena, (int64_t)counts[ACCEPTANCE_IMPOSSIBLE]))),
        TONE_PLAIN);
    return STATUS_OK;
}

/* -- one package
 * ----------------------------------------------------------------- */

static void show_likely(
    VerbCall *call, const DealCall *deal, const uint32_t *package, Node *node)
{
    Arena *arena = call->arena;
    if (!deal->exercise) return;
    double share = belief_likely(
        &deal->problem, deal->of_room.beliefs, package, SEED, SAMPLES);
    node_set(arena, node, S("likely"), node_number(arena, share));
    screen_item(call->screen,
        message_format(arena,
            deal_by_rule(
                deal, MSG_DEAL_LIKELY_SHARE, MSG_DEAL_LIKELY_SHARE_APPROVED),
            ARGS(str_int(arena, (int64_t)(share * SAMPLES + 0.5)),
                str_int(arena, SAMPLES))),
        TONE_PLAIN);
}

static void show_party(VerbCall *call, const DealCall *deal, size_t party,
    const uint32_t *package, Node *parties)
{
    Arena *arena = call->arena;
    const DealBelief *belief = &deal->of_room.beliefs[party];
    Str key = deal->problem.parties[party].key;
    Acceptance one =
        belief_of_party(&deal->problem, deal->of_room.beliefs, party, package);
    Node *node = node_set(arena, parties, key, node_map(arena));
    node_set(arena, node, S("accepts"), node_textc(arena, NAMES[one]));
    if (deal_shows(deal, party)) {
        DealInterval utility = belief_utility(&deal->problem, belief, package);
        node_set(arena, node, S("least"), node_number(arena, utility.least));
        node_set(arena, node, S("most"), node_number(arena, utility.most));
    }
    screen_item(call->screen,
        message_format(
            arena, MSG_DEAL_LIKELY_PARTY, ARGS(key, acceptance_word(one))),
        TONES[one]);
}

static void show_package(
    VerbCall *call, const DealCall *deal, const uint32_t *package, Node *list)
{
    Arena *arena = call->arena;
    const DealProblem *problem = &deal->problem;
    const DealBar *bar = deal_barred(problem, package);
    Acceptance all = belief_of_all(problem, deal->of_room.beliefs, package);
    Node *node = node_push(arena, list, node_map(arena));
    node_set(
        arena, node, S("package"), deal_package_node(arena, problem, package));
    node_set(arena, node, S("accepted"), node_textc(arena, NAMES[all]));
    screen_heading(call->screen, deal_package_words(arena, problem, package),
        acceptance_word(all));
    Node *parties = node_set(arena, node, S("parties"), node_map(arena));
    for (size_t p = 0; p < problem->party_count; p++)
        show_party(call, deal, p, package, parties);
    node_set(arena, node, S("barred_by"),
        bar ? node_text(arena, bar->name) : node_null(arena));
    if (bar)
        screen_item(call->screen,
            message_format(arena, MSG_DEAL_BARRED, ARGS(bar->name)),
            TONE_DEADLOCKED);
    show_likely(call, deal, package, node);
}

static Status run(VerbCall *call, Err *err)
{
    bool ready;
    DealCall deal;
    TRY(deal_call_open(call, ROOM_DEAL_INTERVALS, &deal, &ready, err));
    if (!ready) return STATUS_OK;
    deal_title(call, &deal, S(""));
    TRY(show_counts(call, &deal, err));
    Node *list = node_set(
        call->arena, call->data, S("packages"), node_list(call->arena));
    for (size_t i = 0; i < deal.package_count; i++)
        show_package(call, &deal, deal.packages[i], list);
    return deal_call_close(call, &deal, err);
}

static const Arg ARGUMENTS[] = {
    DEAL_ROOM_ARGS,
    DEAL_APPROVAL_ARGS,
    {.name = "packages",
        .type = ARG_TEXT,
        .positional = true,
        .repeated = true,
        .help = MSG_DEAL_ARG_PACKAGES},
    {.name = NULL},
};

const Verb verb_deal_likely = {
    .name = "deal likely",
    .summary = MSG_DEAL_LIKELY,
    .help = MSG_DEAL_LIKELY_ABOUT,
    .example = "deal likely varda.room --exercise 0",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGUMENTS,
    .takes_view = true,
    .run = run,
};
