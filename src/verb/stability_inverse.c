/* stability inverse: what preferences would make a state an equilibrium. */
#include "verb/stability.h"
#include "verb/stability_change.h"

static Node *states_list(
    Arena *arena, const StabilityInput *input, const uint64_t *set)
{
    Node *list = node_list(arena);
    for (uint32_t s = 0; s < input->space.state_count; s++)
        if (bits_get(set, s))
            node_push(arena, list,
                node_text(arena, stability_letters(arena, input, s)));
    return list;
}

/* What is asked of one ranking or pairs, whatever it is today. */
static Node *conditions_of(VerbCall *call, const StabilityInput *input,
    Concept concept, size_t maker, uint32_t state)
{
    Arena *arena = call->arena;
    Node *list = node_list(arena);
    size_t count;
    const RankCondition *conditions =
        inverse_conditions(arena, &input->space, concept, maker, state, &count);
    for (size_t k = 0; k < count; k++) {
        Node *node = node_push(arena, list, node_map(arena));
        node_set(arena, node, S("move"),
            node_text(
                arena, stability_letters(arena, input, conditions[k].to)));
        Node *sets =
            node_set(arena, node, S("at_least_all_of_one"), node_list(arena));
        for (size_t n = 0; n < conditions[k].count; n++)
            node_push(
                arena, sets, states_list(arena, input, conditions[k].sets[n]));
    }
    return list;
}

/* Null where there are too many states to ask about each. */
static Node *conditions_node(VerbCall *call, const StabilityInput *input,
    Concept concept, uint32_t state)
{
    if (input->space.state_count > CONDITIONS_STATES_MAX)
        return node_null(call->arena);
    Node *map = node_map(call->arena);
    for (size_t m = 0; m < input->space.maker_count; m++)
        node_set(call->arena, map, stability_maker(input, m),
            conditions_of(call, input, concept, m, state));
    return map;
}

static Status run_inverse(VerbCall *call, Err *err)
{
    StabilityInput input;
    uint32_t state;
    RankChange change;
    Arena *arena = call->arena;
    Concept concept = stability_concept(call);
    TRY(stability_open(call, false, &input, err));
    TRY(stability_state(call, &input, "state", &state, err));
    TRY(inverse_search(arena, &input.space, concept, state, true,
        INVERSE_TRIALS, &input.control, &change, err));
    node_set(arena, call->data, S("state"),
        node_text(arena, stability_letters(arena, &input, state)));
    node_set(arena, call->data, S("concept"),
        node_text(arena, concept_key(concept)));
    node_set(arena, call->data, S("already"), node_bool(arena, change.already));
    node_set(arena, call->data, S("change"),
        stability_change(arena, &input, &change));
    node_set(arena, call->data, S("conditions"),
        conditions_node(call, &input, concept, state));
    stability_title(call, &input, MSG_STABILITY_INVERSE_TITLE);
    screen_text(
        call->screen, stability_words(arena, &input, state), TONE_STRONG);
    screen_text(call->screen,
        change.already ? message_format(arena, MSG_INVERSE_ALREADY,
                             ARGS(stability_concept_name(concept)))
                       : stability_change_words(
                             arena, &input, &change, MSG_INVERSE_LEAD, concept),
        TONE_PLAIN);
    return stability_end(call, &input, err);
}

static const Arg ARGS_INVERSE[] = {CONFLICT_ARG,
    STATE_ARG("state", MSG_ARG_STABILITY_STATE, true), CONCEPT_ARG,
    ESTIMATES_ARG, {.name = NULL}};

const Verb verb_stability_inverse = {.name = "stability inverse",
    .summary = MSG_STABILITY_INVERSE,
    .help = MSG_STABILITY_INVERSE_ABOUT,
    .example = "stability inverse conflicts/elmira.yaml NNYNY --concept nash",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_INVERSE,
    .takes_view = true,
    .run = run_inverse};
