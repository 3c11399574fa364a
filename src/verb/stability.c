/* stability: which states of a conflict would hold, for whom, and why. */
#include "verb/stability.h"

#include "verb/stability_bitmap.h"

enum { MOST_EXPLAINED = 12 };

/* A list of states, or where there are too many a number. */
static Node *states_node(
    Arena *arena, const StabilityInput *input, const uint64_t *bits)
{
    size_t count = input->is_cube ? (size_t)1 << input->cube.option_count
                                  : input->space.state_count;
    if (input->state_count > STABILITY_LISTED_MAX)
        return node_int(arena, (int64_t)bits_count(bits, bits_words(count)));
    Node *list = node_list(arena);
    for (uint32_t s = 0; s < count; s++)
        if (!bits || bits_get(bits, s))
            node_push(arena, list,
                node_text(arena, stability_letters(arena, input, s)));
    return list;
}

static Node *all_states(Arena *arena, const StabilityInput *input)
{
    if (input->state_count > STABILITY_LISTED_MAX)
        return node_int(arena, (int64_t)input->state_count);
    return states_node(arena, input, NULL);
}

static void fill_data(
    VerbCall *call, const StabilityInput *input, const Verdicts *verdicts)
{
    Arena *arena = call->arena;
    Node *equilibria = node_map(arena), *stable = node_map(arena);
    for (int c = 0; c < CONCEPT_COUNT; c++) {
        Str key = concept_key((Concept)c);
        Node *makers = node_list(arena);
        for (size_t m = 0; m < verdicts->maker_count; m++)
            node_push(arena, makers,
                states_node(arena, input, verdicts->stable[c][m]));
        node_set(arena, equilibria, key,
            states_node(arena, input,
                verdicts_equilibria(arena, verdicts, (Concept)c)));
        node_set(arena, stable, key, makers);
    }
    node_set(
        arena, call->data, S("name"), node_text(arena, input->conflict.name));
    Node *names = node_list(arena);
    for (size_t m = 0; m < verdicts->maker_count; m++)
        node_push(arena, names, node_text(arena, stability_maker(input, m)));
    node_set(arena, call->data, S("decision_makers"), names);
    node_set(arena, call->data, S("states"), all_states(arena, input));
    node_set(arena, call->data, S("equilibria"), equilibria);
    node_set(arena, call->data, S("stable"), stable);
}

static bool is_any_equilibrium(const Verdicts *verdicts, uint32_t state)
{
    for (int c = 0; c < CONCEPT_COUNT; c++)
        if (verdicts_equilibrium(verdicts, (Concept)c, state)) return true;
    return false;
}

/* One row a state that is an equilibrium of any concept. */
static void show_equilibria(
    VerbCall *call, const StabilityInput *input, const Verdicts *verdicts)
{
    Column *columns =
        arena_array(call->arena, CONCEPT_COUNT + 1, sizeof *columns);
    Cell cells[CONCEPT_COUNT + 1];
    columns[0] =
        (Column){message_text(MSG_COLUMN_STATE), .shrink = 1, .least = 20};
    for (int c = 0; c < CONCEPT_COUNT; c++)
        columns[c + 1].heading = stability_concept_name((Concept)c);
    Block *table = screen_table(call->screen, columns, CONCEPT_COUNT + 1);
    for (uint32_t s = 0; s < input->state_count; s++) {
        if (!is_any_equilibrium(verdicts, s)) continue;
        cells[0] = CELL(stability_words(call->arena, input, s));
        for (int c = 0; c < CONCEPT_COUNT; c++) {
            bool holds = verdicts_equilibrium(verdicts, (Concept)c, s);
            cells[c + 1] = CELL(holds ? message_text(MSG_YES) : S(""));
        }
        screen_row(call->screen, table, cells);
    }
}

/* Every improvement from an equilibrium, and what deters it. */
static void show_reasons(
    VerbCall *call, const StabilityInput *input, const Verdicts *verdicts)
{
    Reach reach = reach_new(call->arena, &input->space);
    size_t shown = 0;
    for (uint32_t s = 0; s < input->state_count; s++) {
        if (!verdicts_equilibrium(verdicts, CONCEPT_GMR, s) ||
            verdicts_equilibrium(verdicts, CONCEPT_NASH, s))
            continue;
        if (shown++ == MOST_EXPLAINED) {
            screen_text(
                call->screen, message_text(MSG_REASONS_MORE), TONE_MUTED);
            return;
        }
        bool seq = verdicts_equilibrium(verdicts, CONCEPT_SEQ, s);
        screen_heading(call->screen,
            message_format(call->arena, MSG_REASONS_OF,
                ARGS(stability_words(call->arena, input, s))),
            S(""));
        for (size_t m = 0; m < verdicts->maker_count; m++) {
            Certificate why = certificate_make(
                call->arena, &reach, seq ? CONCEPT_SEQ : CONCEPT_GMR, m, s);
            for (size_t k = 0; k < why.count; k++)
                screen_item(call->screen,
                    stability_reason(call->arena, input, &why, k), TONE_PLAIN);
        }
    }
}

/* How many states each concept leaves, where they are too many to list. */
static void show_counts(
    VerbCall *call, const StabilityInput *input, const Verdicts *verdicts)
{
    Column *columns = arena_array(call->arena, 3, sizeof *columns);
    columns[1].align = columns[2].align = ALIGN_RIGHT;
    columns[0].heading = message_text(MSG_COLUMN_CONCEPT);
    columns[1].heading = message_text(MSG_COLUMN_EQUILIBRIA);
    columns[2].heading = message_text(MSG_COLUMN_OF_STATES);
    Block *table = screen_table(call->screen, columns, 3);
    for (int c = 0; c < CONCEPT_COUNT; c++) {
        size_t count =
            bits_count(verdicts_equilibria(call->arena, verdicts, (Concept)c),
                bits_words(verdicts->state_count));
        const Cell cells[] = {CELL(stability_concept_name((Concept)c)),
            CELL(str_int(call->arena, (int64_t)count)),
            CELL(str_int(call->arena, (int64_t)input->state_count))};
        screen_row(call->screen, table, cells);
    }
}

static Status solve(
    VerbCall *call, const StabilityInput *input, Verdicts *verdicts, Err *err)
{
    if (input->is_cube)
        return cube_solve(call->arena, &input->cube, CONCEPTS_ALL,
            &input->control, verdicts, err);
    return space_solve(call->arena, &input->space, CONCEPTS_ALL,
        &input->control, verdicts, err);
}

static Status run_stability(VerbCall *call, Err *err)
{
    StabilityInput input;
    Verdicts verdicts;
    TRY(stability_open(call, true, &input, err));
    TRY(solve(call, &input, &verdicts, err));
    if (verb_has(call, "bitmaps"))
        TRY(stability_write_bitmaps(call, &input, &verdicts, err));
    fill_data(call, &input, &verdicts);
    stability_title(call, &input, MSG_STABILITY_TITLE);
    if (input.state_count > STABILITY_LISTED_MAX) {
        show_counts(call, &input, &verdicts);
    } else {
        show_equilibria(call, &input, &verdicts);
        screen_text(call->screen, message_text(MSG_CONCEPTS_ABOUT), TONE_MUTED);
        show_reasons(call, &input, &verdicts);
    }
    return stability_end(call, &input, err);
}

static const Arg ARGS_STABILITY[] = {CONFLICT_ARG,
    {.name = "bitmaps", .type = ARG_PATH, .help = MSG_ARG_BITMAPS},
    ESTIMATES_ARG, {.name = NULL}};

const Verb verb_stability = {.name = "stability",
    .summary = MSG_STABILITY,
    .help = MSG_STABILITY_ABOUT,
    .example = "stability conflicts/cuba-1962.yaml",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_STABILITY,
    .takes_view = true,
    .run = run_stability};
