/* Rooms as the stability verbs take them: opening, states by name, and what
 * the answer rests on. */
#include "verb/stability_room.h"

#include "base/vec.h"
#include "verb/describe.h"
#include "verb/footer.h"

/* The keys of estimates, or null where only red lines are recorded. */
static Node *estimates_node(Arena *arena, const RoomConflict *talks)
{
    Node *map = node_map(arena);
    for (size_t m = 0; m < talks->conflict.maker_count; m++) {
        const Record *estimate = talks->estimates[m];
        node_set(arena, map, talks->conflict.makers[m].name,
            estimate ? node_text(arena, estimate->key) : node_null(arena));
    }
    return map;
}

static void fill_data(VerbCall *call, const StabilityInput *input)
{
    Arena *arena = call->arena;
    const RoomConflict *talks = &input->talks;
    Node *options = node_list(arena), *left_out = node_list(arena);
    for (size_t j = 0; j < talks->conflict.option_count; j++)
        node_push(
            arena, options, node_text(arena, talks->conflict.options[j].key));
    for (size_t k = 0; k < talks->note_count; k++)
        node_push(arena, left_out, node_text(arena, talks->notes[k]));
    put_text(arena, call->data, S("room"), room_view_key(input->room));
    put(arena, call->data, S("view"), room_view_node(input->room));
    put(arena, call->data, S("options"), options);
    put(arena, call->data, S("estimates"), estimates_node(arena, talks));
    put(arena, call->data, S("left_out"), left_out);
}

/* Which states the drafts and packages describe. */
static void name_states(Arena *arena, StabilityInput *input)
{
    static const Kind kinds[] = {KIND_DRAFT, KIND_PACKAGE};
    VEC(NamedState) named = {0};
    for (size_t n = 0; n < sizeof kinds / sizeof *kinds; n++) {
        const RecordList *heads = &input->room->model.heads[kinds[n]];
        for (size_t k = 0; k < heads->count; k++) {
            NamedState one = {0, heads->items[k]->key};
            Str word[] = {kind_name(kinds[n]), one.key};
            if (!room_conflict_state(&input->room->model, &input->talks,
                    str_join(arena, word, 2, S(":")), &one.state, NULL))
                vec_push(arena, &named, one);
        }
    }
    input->named = named.items;
    input->named_count = named.count;
}

Status stability_room_open(VerbCall *call, StabilityInput *input, Err *err)
{
    VEC(Str) chosen = {0};
    Str word;
    for (size_t n = 0; verb_nth(call, "estimates", n, &word); n++)
        vec_push(call->arena, &chosen, word);
    TRY(room_view_open(call, STORE_READ, &input->room, err));
    TRY(room_view_load(input->room, ROOM_FRAME | KIND_BIT(KIND_POSITION), err));
    TRY(room_conflict_read(
        &input->room->model, chosen.items, chosen.count, &input->talks, err));
    input->conflict = input->talks.conflict;
    name_states(call->arena, input);
    fill_data(call, input);
    return STATUS_OK;
}

Status stability_room_letters(
    Arena *arena, const StabilityInput *input, Str word, Str *letters, Err *err)
{
    uint64_t state;
    TRY(room_conflict_state(
        &input->room->model, &input->talks, word, &state, err));
    *letters = state_text(arena, state, input->conflict.option_count);
    return STATUS_OK;
}

/* "TARN: estimate by Per Holm; WORKSHOP: what it rejects" */
static Str preferences_words(Arena *arena, const StabilityInput *input)
{
    StrBuf words = strbuf_new(arena);
    const RoomConflict *talks = &input->talks;
    for (size_t m = 0; m < talks->conflict.maker_count; m++) {
        const Record *estimate = talks->estimates[m];
        Str party = talks->conflict.makers[m].name;
        if (m) strbuf_add(&words, S("; "));
        if (!estimate)
            message_add(&words, MSG_STABILITY_RED_LINES, ARGS(party));
        else
            message_add(&words,
                talks->conflict.makers[m].preference.statement_count
                    ? MSG_STABILITY_BOTH
                    : MSG_STABILITY_ESTIMATE,
                ARGS(party,
                    model_name(
                        &input->room->model, record_text(estimate, S("by"))),
                    describe_grade(estimate->grade)));
    }
    return strbuf_str(&words);
}

Status stability_room_end(VerbCall *call, const StabilityInput *input, Err *err)
{
    Arena *arena = call->arena;
    Footer footer;
    screen_text(call->screen,
        message_format(arena, MSG_STABILITY_ROOM_END,
            ARGS(str_int(arena, (int64_t)input->state_count),
                str_int(arena, (int64_t)input->conflict.maker_count),
                preferences_words(arena, input))),
        TONE_MUTED);
    if (input->talks.note_count)
        screen_heading(
            call->screen, message_text(MSG_STABILITY_ROOM_LEFT_OUT), S(""));
    for (size_t k = 0; k < input->talks.note_count; k++)
        screen_item(call->screen, input->talks.notes[k], TONE_MUTED);
    TRY(footer_read(input->room, &footer, err));
    footer_show(input->room, &footer, call->screen);
    return STATUS_OK;
}
