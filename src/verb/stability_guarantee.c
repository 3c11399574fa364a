/* stability guarantee: commitments that would make a deal hold. */
#include "stability/guarantee.h"
#include "verb/stability.h"

/* Who controls option J, with commas. */
static Str owners_text(Arena *arena, const StabilityInput *input, size_t j)
{
    StrBuf text = strbuf_new(arena);
    for (size_t m = 0; m < input->space.maker_count; m++) {
        if (!(input->space.masks[m] >> j & 1)) continue;
        if (text.size) strbuf_add(&text, S(", "));
        strbuf_add(&text, stability_maker(input, m));
    }
    return strbuf_str(&text);
}

/* The messages of an option that can no longer be given up, or taken up. */
static MessageId lock_message(const StabilityInput *input, bool taken)
{
    if (input->room) return taken ? MSG_LOCK_TO : MSG_LOCK_AGAINST;
    return taken ? MSG_LOCK_TAKEN : MSG_LOCK_NOT_TAKEN;
}

/* In a room, not to take one of a point's two values says what keeping the
 * other says. */
static bool says_twice(const StabilityInput *input, uint32_t deal, uint64_t set)
{
    uint64_t against = set & ~input->space.states[deal];
    for (size_t k = 0; k < input->talks.point_count; k++) {
        const ConflictPoint *point = &input->talks.points[k];
        if (point->count == 2 && (against >> point->first & 3)) return true;
    }
    return false;
}

static void add_lock(VerbCall *call, const StabilityInput *input, uint32_t deal,
    uint64_t set, Node *list)
{
    Arena *arena = call->arena;
    Node *lock = node_push(arena, list, node_list(arena));
    StrBuf words = strbuf_new(arena);
    for (; set; set &= set - 1) {
        size_t j = (size_t)__builtin_ctzll(set);
        bool taken = input->space.states[deal] >> j & 1;
        Str owner = owners_text(arena, input, j);
        Node *node = node_push(arena, lock, node_map(arena));
        node_set(arena, node, S("option"),
            node_text(arena, input->conflict.options[j].key));
        node_set(
            arena, node, S("value"), node_text(arena, taken ? S("Y") : S("N")));
        node_set(arena, node, S("decision_maker"), node_text(arena, owner));
        if (words.size) strbuf_add(&words, message_text(MSG_LOCK_AND));
        message_add(&words, lock_message(input, taken),
            ARGS(owner, input->conflict.options[j].name));
    }
    screen_item(call->screen, strbuf_str(&words), TONE_PLAIN);
}

static void add_locks(VerbCall *call, const StabilityInput *input,
    uint32_t deal, const Guarantee *found)
{
    Arena *arena = call->arena;
    Node *list = node_set(arena, call->data, S("locks"), node_list(arena));
    node_set(arena, call->data, S("locks_complete"),
        node_bool(arena, found->locks_complete));
    if (input->space.moves) return;
    screen_heading(call->screen, message_text(MSG_LOCKS), S(""));
    for (size_t k = 0; k < found->lock_count; k++)
        if (!says_twice(input, deal, found->locks[k]))
            add_lock(call, input, deal, found->locks[k], list);
    if (!found->lock_count)
        screen_text(call->screen, message_text(MSG_LOCKS_NONE), TONE_PLAIN);
    if (!found->locks_complete)
        screen_text(call->screen, message_text(MSG_LOCKS_MORE), TONE_WARNING);
}

static void add_pledge(VerbCall *call, const StabilityInput *input,
    uint32_t deal, const Pledge *pledge, Node *list)
{
    Arena *arena = call->arena;
    Node *node = node_push(arena, list, node_map(arena));
    Str maker = stability_maker(input, pledge->maker);
    Str to = stability_move_words(arena, input, deal, pledge->improvement);
    node_set(arena, node, S("decision_maker"), node_text(arena, maker));
    node_set(arena, node, S("improvement"),
        node_text(arena, stability_letters(arena, input, pledge->improvement)));
    node_set(arena, node, S("answer"),
        pledge->answer.found ? stability_steps(arena, input, &pledge->answer)
                             : node_null(arena));
    node_set(arena, node, S("new"), node_bool(arena, pledge->fresh));
    MessageId message = !pledge->answer.found ? MSG_PLEDGE_NONE
                        : pledge->fresh       ? MSG_PLEDGE_NEW
                                              : MSG_PLEDGE;
    screen_item(call->screen,
        message_format(arena, message,
            ARGS(maker, to,
                stability_path_words(
                    arena, input, pledge->improvement, &pledge->answer))),
        TONE_PLAIN);
}

static void add_pledges(VerbCall *call, const StabilityInput *input,
    uint32_t deal, const Guarantee *found)
{
    Arena *arena = call->arena;
    Node *list = node_set(arena, call->data, S("pledges"), node_list(arena));
    node_set(arena, call->data, S("pledges_hold"),
        node_bool(arena, found->pledges_hold));
    if (!found->pledge_count) return;
    screen_heading(call->screen, message_text(MSG_PLEDGES), S(""));
    for (size_t k = 0; k < found->pledge_count; k++)
        add_pledge(call, input, deal, &found->pledges[k], list);
    screen_text(call->screen,
        message_text(found->pledges_hold ? MSG_PLEDGES_HOLD : MSG_PLEDGES_FAIL),
        TONE_PLAIN);
}

static Status run_guarantee(VerbCall *call, Err *err)
{
    StabilityInput input;
    uint32_t deal;
    Guarantee found;
    Arena *arena = call->arena;
    Concept concept = stability_concept(call);
    TRY(stability_open(call, false, &input, err));
    TRY(stability_state(call, &input, "state", &deal, err));
    TRY(guarantee_find(
        arena, &input.space, concept, deal, &input.control, &found, err));
    node_set(arena, call->data, S("state"),
        node_text(arena, stability_letters(arena, &input, deal)));
    node_set(arena, call->data, S("concept"),
        node_text(arena, concept_key(concept)));
    node_set(arena, call->data, S("already"), node_bool(arena, found.already));
    stability_title(call, &input, MSG_STABILITY_GUARANTEE_TITLE);
    screen_text(
        call->screen, stability_words(arena, &input, deal), TONE_STRONG);
    screen_text(call->screen,
        message_format(arena,
            found.already ? MSG_INVERSE_ALREADY : MSG_GUARANTEE_NEEDED,
            ARGS(stability_concept_name(concept))),
        TONE_PLAIN);
    if (!found.already) {
        add_locks(call, &input, deal, &found);
        add_pledges(call, &input, deal, &found);
    }
    return stability_end(call, &input, err);
}

static const Arg ARGS_GUARANTEE[] = {CONFLICT_ARG,
    STATE_ARG("state", MSG_ARG_STABILITY_STATE, true), CONCEPT_ARG,
    ESTIMATES_ARG, {.name = NULL}};

const Verb verb_stability_guarantee = {.name = "stability guarantee",
    .summary = MSG_STABILITY_GUARANTEE,
    .help = MSG_STABILITY_GUARANTEE_ABOUT,
    .example = "stability guarantee conflicts/elmira.yaml NNYNY",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_GUARANTEE,
    .takes_view = true,
    .run = run_guarantee};
