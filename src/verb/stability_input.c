/* Conflict files as the stability verbs take them, and states in words. */
#include "exchange/conflict.h"
#include "stability/feasible.h"
#include "verb/stability.h"

/* Where at least one state in CUBE_SHARE is feasible, a cube pays. */
enum { CUBE_SHARE = 16 };

static Status choose_form(
    VerbCall *call, bool large, StabilityInput *input, Err *err)
{
    const Conflict *conflict = &input->conflict;
    uint64_t count = 0;
    bool plain = !conflict->graph && !conflict->merged_count;
    if (large && plain && conflict->option_count >= CUBE_OPTIONS_MIN)
        TRY(feasible_count(
            call->arena, conflict, &input->control, &count, err));
    input->is_cube = count > STABILITY_LISTED_MAX &&
                     conflict->option_count <= CUBE_OPTIONS_MAX &&
                     count >= (1ull << conflict->option_count) / CUBE_SHARE;
    if (input->is_cube) {
        input->state_count = (size_t)count;
        return cube_build(call->arena, conflict, &input->cube, err);
    }
    TRY(space_build(
        call->arena, conflict, &input->control, &input->space, err));
    input->state_count = input->space.state_count;
    return STATUS_OK;
}

Status stability_open(
    VerbCall *call, bool large, StabilityInput *input, Err *err)
{
    Str path = verb_value(call, "file");
    *input = (StabilityInput){.control = {.progress = call->progress,
                                  .progress_state = call->progress_state}};
    if (str_ends(path, S(".room")))
        return err_set(
            err, STATUS_INPUT, NOWHERE, MSG_STABILITY_ROOM, ARGS(path));
    TRY(conflict_load(
        call->arena, str_c(call->arena, path), &input->conflict, err));
    return choose_form(call, large, input, err);
}

Status stability_state(VerbCall *call, const StabilityInput *input,
    const char *name, uint32_t *state, Err *err)
{
    Str text = verb_value(call, name);
    if (space_find(&input->space, text, state)) return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_STABILITY_NO_STATE,
        ARGS(text, space_text(call->arena, &input->space, 0)));
}

Concept stability_concept(const VerbCall *call)
{
    Concept concept = CONCEPT_SEQ;
    (void)concept_parse(verb_value(call, "concept"), &concept);
    return concept;
}

Str stability_concept_name(Concept concept)
{
    static const MessageId NAMES[CONCEPT_COUNT] = {MSG_CONCEPT_NASH,
        MSG_CONCEPT_GMR, MSG_CONCEPT_SMR, MSG_CONCEPT_SEQ, MSG_CONCEPT_SSEQ};
    return message_text(NAMES[concept]);
}

Str stability_letters(Arena *arena, const StabilityInput *input, uint32_t state)
{
    return space_text(arena, &input->space, state);
}

Str stability_maker(const StabilityInput *input, size_t maker)
{
    return input->conflict.makers[maker].name;
}

Str stability_words(Arena *arena, const StabilityInput *input, uint32_t state)
{
    Str letters = stability_letters(arena, input, state);
    if (!input->space.states) return letters;
    StrBuf words = strbuf_new(arena);
    for (size_t j = 0; j < letters.size; j++) {
        if (letters.data[j] != 'Y') continue;
        if (words.size) strbuf_add(&words, S(", "));
        strbuf_add(&words, input->conflict.options[j].name);
    }
    if (!words.size) strbuf_add(&words, message_text(MSG_STATE_NOTHING));
    return message_format(
        arena, MSG_STATE_WORDS, ARGS(letters, strbuf_str(&words)));
}

Node *stability_steps(
    Arena *arena, const StabilityInput *input, const Path *path)
{
    Node *list = node_list(arena);
    for (size_t k = 0; k < path->count; k++) {
        Node *step = node_push(arena, list, node_map(arena));
        node_set(arena, step, S("decision_maker"),
            node_text(arena, stability_maker(input, path->steps[k].maker)));
        node_set(arena, step, S("to"),
            node_text(
                arena, stability_letters(arena, input, path->steps[k].to)));
    }
    return list;
}

Str stability_path_words(
    Arena *arena, const StabilityInput *input, const Path *path)
{
    StrBuf words = strbuf_new(arena);
    for (size_t k = 0; k < path->count; k++) {
        if (k) strbuf_add(&words, message_text(MSG_PATH_THEN));
        message_add(&words, MSG_PATH_STEP,
            ARGS(stability_maker(input, path->steps[k].maker),
                stability_words(arena, input, path->steps[k].to)));
    }
    return strbuf_str(&words);
}

Str stability_reason(Arena *arena, const StabilityInput *input,
    const Certificate *why, size_t improvement)
{
    const Improvement *move = &why->improvements[improvement];
    Str maker = stability_maker(input, why->maker);
    Str to = stability_words(arena, input, move->to);
    if (!move->sanction.found)
        return message_format(arena, MSG_REASON_FREE, ARGS(maker, to));
    return message_format(arena, MSG_REASON_DETERRED,
        ARGS(maker, to, stability_path_words(arena, input, &move->sanction)));
}

void stability_title(
    VerbCall *call, const StabilityInput *input, MessageId title)
{
    screen_title(call->screen, message_text(title), input->conflict.name);
}

void stability_end(VerbCall *call, const StabilityInput *input)
{
    Arena *arena = call->arena;
    screen_text(call->screen,
        message_format(arena, MSG_STABILITY_END,
            ARGS(verb_value(call, "file"),
                str_int(arena, (int64_t)input->state_count),
                str_int(arena, (int64_t)input->conflict.maker_count))),
        TONE_MUTED);
}
