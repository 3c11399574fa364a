/* Conflict files as the stability verbs take them, and states in words. */
#include "exchange/conflict.h"
#include "stability/feasible.h"
#include "verb/stability_room.h"

/* Where at least one state in CUBE_SHARE is feasible, a cube pays. */
enum { CUBE_SHARE = 16 };

/* Ranking the states of a cube, as a part of the whole work. */
static const double RANKING_SHARE = 0.4;

static bool report_share(void *state, double done)
{
    const WorkShare *share = state;
    return share->call->progress(share->call->progress_state,
        share->from + (share->to - share->from) * done);
}

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
        input->share.to = RANKING_SHARE;
        TRY(cube_build(
            call->arena, conflict, &input->control, &input->cube, err));
        input->share = (WorkShare){call, RANKING_SHARE, 1};
        return STATUS_OK;
    }
    TRY(space_build(
        call->arena, conflict, &input->control, &input->space, err));
    input->state_count = input->space.state_count;
    return STATUS_OK;
}

/* A conflict file has no views. */
static Status check_viewless(const VerbCall *call, Str path, Err *err)
{
    static const char *const NAMES[] = {"on", "known", "at", "as", "estimates"};
    for (size_t k = 0; k < sizeof NAMES / sizeof *NAMES; k++)
        if (verb_has(call, NAMES[k]))
            return err_set(
                err, STATUS_USAGE, NOWHERE, MSG_STABILITY_VIEWLESS, ARGS(path));
    return STATUS_OK;
}

Status stability_open(
    VerbCall *call, bool large, StabilityInput *input, Err *err)
{
    Str path = verb_value(call, "room");
    const char *file = str_c(call->arena, path);
    *input = (StabilityInput){.share = {call, 0, 1}};
    if (call->progress)
        input->control = (Control){
            .progress = report_share, .progress_state = &input->share};
    if (str_ends(path, S(".room")) || room_view_is_room(file)) {
        TRY(stability_room_open(call, input, err));
    } else {
        TRY(check_viewless(call, path, err));
        TRY(conflict_load(call->arena, file, &input->conflict, err));
    }
    return choose_form(call, large, input, err);
}

Status stability_state(VerbCall *call, const StabilityInput *input,
    const char *name, uint32_t *state, Err *err)
{
    Str text = verb_value(call, name), letters = text;
    if (space_find(&input->space, text, state)) return STATUS_OK;
    if (input->room)
        TRY(stability_room_letters(call->arena, input, text, &letters, err));
    if (space_find(&input->space, letters, state)) return STATUS_OK;
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

/* The options taken in LETTERS, but not in BEFORE, by name. */
static Str taken_words(
    Arena *arena, const StabilityInput *input, Str letters, Str before)
{
    StrBuf words = strbuf_new(arena);
    for (size_t j = 0; j < letters.size; j++) {
        bool old = j < before.size && before.data[j] == 'Y';
        if (letters.data[j] != 'Y' || old) continue;
        if (words.size) strbuf_add(&words, S(", "));
        strbuf_add(&words, input->conflict.options[j].name);
    }
    if (!words.size) strbuf_add(&words, message_text(MSG_STATE_NOTHING));
    return strbuf_str(&words);
}

/* Letters; in a room the key of what describes the state, or "". */
static Str short_name(Arena *arena, const StabilityInput *input, uint32_t state)
{
    if (!input->room) return stability_letters(arena, input, state);
    for (size_t k = 0; k < input->named_count; k++)
        if (input->named[k].state == input->space.states[state])
            return input->named[k].key;
    return S("");
}

Str stability_words(Arena *arena, const StabilityInput *input, uint32_t state)
{
    Str name = short_name(arena, input, state);
    if (!input->space.states) return name;
    Str taken = taken_words(
        arena, input, stability_letters(arena, input, state), S(""));
    if (!name.size) return taken;
    return message_format(arena, MSG_STATE_WORDS, ARGS(name, taken));
}

Str stability_move_words(
    Arena *arena, const StabilityInput *input, uint32_t from, uint32_t to)
{
    if (!input->room) return stability_words(arena, input, to);
    return taken_words(arena, input, stability_letters(arena, input, to),
        stability_letters(arena, input, from));
}

Str stability_name(Arena *arena, const StabilityInput *input, uint32_t state)
{
    Str name = short_name(arena, input, state);
    return name.size ? name : stability_words(arena, input, state);
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
    Arena *arena, const StabilityInput *input, uint32_t from, const Path *path)
{
    StrBuf words = strbuf_new(arena);
    for (size_t k = 0; k < path->count; k++) {
        if (k) strbuf_add(&words, message_text(MSG_PATH_THEN));
        message_add(&words, MSG_PATH_STEP,
            ARGS(stability_maker(input, path->steps[k].maker),
                stability_move_words(arena, input, from, path->steps[k].to)));
        from = path->steps[k].to;
    }
    return strbuf_str(&words);
}

Str stability_reason(Arena *arena, const StabilityInput *input,
    const Certificate *why, size_t improvement)
{
    const Improvement *move = &why->improvements[improvement];
    Str maker = stability_maker(input, why->maker);
    Str to = stability_move_words(arena, input, why->state, move->to);
    if (!move->sanction.found)
        return message_format(arena, MSG_REASON_FREE, ARGS(maker, to));
    return message_format(arena, MSG_REASON_DETERRED,
        ARGS(maker, to,
            stability_path_words(arena, input, move->to, &move->sanction)));
}

void stability_title(
    VerbCall *call, const StabilityInput *input, MessageId title)
{
    if (!input->room) {
        screen_title(call->screen, message_text(title), input->conflict.name);
        return;
    }
    screen_title(call->screen,
        message_format(call->arena, MSG_STABILITY_ROOM_TITLE,
            ARGS(message_text(title), input->conflict.name)),
        room_view_words(input->room));
}

Status stability_end(VerbCall *call, const StabilityInput *input, Err *err)
{
    Arena *arena = call->arena;
    if (input->room) return stability_room_end(call, input, err);
    screen_text(call->screen,
        message_format(arena, MSG_STABILITY_END,
            ARGS(verb_value(call, "room"),
                str_int(arena, (int64_t)input->state_count),
                str_int(arena, (int64_t)input->conflict.maker_count))),
        TONE_MUTED);
    return STATUS_OK;
}
