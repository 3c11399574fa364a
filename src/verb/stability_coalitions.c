/* stability coalitions: which states hold even if some move together. */
#include "stability/coalition.h"
#include "verb/stability.h"

static Node *states_node(
    Arena *arena, const StabilityInput *input, const uint64_t *bits)
{
    Node *list = node_list(arena);
    for (uint32_t s = 0; s < input->space.state_count; s++)
        if (bits_get(bits, s))
            node_push(arena, list,
                node_text(arena, stability_letters(arena, input, s)));
    return list;
}

static Str members_text(
    Arena *arena, const StabilityInput *input, uint32_t coalition)
{
    StrBuf text = strbuf_new(arena);
    for (size_t m = 0; m < input->space.maker_count; m++) {
        if (!(coalition >> m & 1)) continue;
        if (text.size) strbuf_add(&text, S(", "));
        strbuf_add(&text, stability_maker(input, m));
    }
    return strbuf_str(&text);
}

/* Reads "A,B" into bits; 0 if nothing was given. */
static Status read_coalition(
    VerbCall *call, const StabilityInput *input, uint32_t *coalition, Err *err)
{
    Str rest = verb_value(call, "coalition"), name;
    *coalition = 0;
    while (rest.size && str_next(&rest, ',', &name)) {
        size_t m = 0;
        while (m < input->space.maker_count &&
               !str_equal(stability_maker(input, m), str_trim(name)))
            m++;
        if (m == input->space.maker_count)
            return err_set(err, STATUS_USAGE, NOWHERE, MSG_CONFLICT_NO_MAKER,
                ARGS(str_trim(name)));
        *coalition |= 1u << m;
    }
    return STATUS_OK;
}

/* Of the coalitions analysed, the states that all of them leave alone. */
static uint64_t *universal(
    Arena *arena, const CoalitionVerdicts *verdicts, CoalitionConcept concept)
{
    size_t words = bits_words(verdicts->state_count);
    uint64_t *all = arena_array(arena, words, sizeof *all);
    for (size_t s = 0; s < verdicts->state_count; s++) bits_set(all, s);
    for (uint32_t h = 1; h < verdicts->coalition_count; h++)
        for (size_t w = 0; verdicts->stable[concept][h] && w < words; w++)
            all[w] &= verdicts->stable[concept][h][w];
    return all;
}

static void fill_data(
    VerbCall *call, const StabilityInput *input, const CoalitionVerdicts *found)
{
    Arena *arena = call->arena;
    Node *list = node_set(arena, call->data, S("coalitions"), node_list(arena));
    for (uint32_t h = 1; h < found->coalition_count; h++) {
        if (!found->stable[COALITION_NASH][h]) continue;
        Node *node = node_push(arena, list, node_map(arena));
        Node *members = node_set(arena, node, S("members"), node_list(arena));
        Node *stable = node_set(arena, node, S("stable"), node_map(arena));
        for (size_t m = 0; m < input->space.maker_count; m++)
            if (h >> m & 1)
                node_push(arena, members,
                    node_text(arena, stability_maker(input, m)));
        for (int c = 0; c < COALITION_CONCEPTS; c++)
            node_set(arena, stable, coalition_concept_key((CoalitionConcept)c),
                states_node(arena, input, found->stable[c][h]));
    }
    Node *all = node_set(arena, call->data, S("universal"), node_map(arena));
    for (int c = 0; c < COALITION_CONCEPTS; c++)
        node_set(arena, all, coalition_concept_key((CoalitionConcept)c),
            states_node(
                arena, input, universal(arena, found, (CoalitionConcept)c)));
}

/* For each state, who alone or together would move it away for good. */
static Str movers_text(VerbCall *call, const StabilityInput *input,
    const CoalitionVerdicts *found, uint32_t state)
{
    StrBuf text = strbuf_new(call->arena);
    for (uint32_t h = 1; h < found->coalition_count; h++) {
        const uint64_t *bits = found->stable[COALITION_SEQ][h];
        if (!bits || bits_get(bits, state)) continue;
        if (text.size) strbuf_add(&text, S("; "));
        strbuf_add(&text, members_text(call->arena, input, h));
    }
    if (!text.size) return message_text(MSG_COALITION_NOBODY);
    return strbuf_str(&text);
}

static void show(
    VerbCall *call, const StabilityInput *input, const CoalitionVerdicts *found)
{
    Column *columns = arena_array(call->arena, 2, sizeof *columns);
    columns[0].shrink = columns[1].shrink = 1;
    columns[0].least = columns[1].least = 20;
    columns[0].heading = message_text(MSG_COLUMN_STATE);
    columns[1].heading = message_text(MSG_COLUMN_MOVERS);
    stability_title(call, input, MSG_STABILITY_COALITIONS_TITLE);
    Block *table = screen_table(call->screen, columns, 2);
    for (uint32_t s = 0; s < input->space.state_count; s++) {
        const Cell cells[] = {CELL(stability_words(call->arena, input, s)),
            CELL(movers_text(call, input, found, s))};
        screen_row(call->screen, table, cells);
    }
    screen_text(call->screen, message_text(MSG_COALITION_ABOUT), TONE_MUTED);
}

static Status run_coalitions(VerbCall *call, Err *err)
{
    StabilityInput input;
    uint32_t only;
    CoalitionVerdicts found;
    TRY(stability_open(call, false, &input, err));
    TRY(read_coalition(call, &input, &only, err));
    TRY(coalition_solve(
        call->arena, &input.space, only, &input.control, &found, err));
    fill_data(call, &input, &found);
    show(call, &input, &found);
    return stability_end(call, &input, err);
}

static const Arg ARGS_COALITIONS[] = {CONFLICT_ARG,
    {.name = "coalition", .type = ARG_TEXT, .help = MSG_ARG_COALITION},
    ESTIMATES_ARG, {.name = NULL}};

const Verb verb_stability_coalitions = {.name = "stability coalitions",
    .summary = MSG_STABILITY_COALITIONS,
    .help = MSG_STABILITY_COALITIONS_ABOUT,
    .example = "stability coalitions conflicts/elmira.yaml",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_COALITIONS,
    .takes_view = true,
    .run = run_coalitions};
