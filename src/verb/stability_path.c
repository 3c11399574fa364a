/* stability path: how one could get from a state to another, or to any
 * equilibrium. */
#include "verb/stability.h"

static void add_path(VerbCall *call, const StabilityInput *input, Str key,
    MessageId heading, uint32_t from, const Path *path)
{
    Arena *arena = call->arena;
    node_set(arena, call->data, key,
        path->found ? stability_steps(arena, input, path) : node_null(arena));
    screen_heading(call->screen, message_text(heading), S(""));
    if (!path->found)
        screen_text(call->screen, message_text(MSG_PATH_NONE), TONE_PLAIN);
    for (size_t k = 0; k < path->count; k++) {
        uint32_t to = path->steps[k].to;
        screen_item(call->screen,
            message_format(arena, MSG_PATH_STEP,
                ARGS(stability_maker(input, path->steps[k].maker),
                    stability_move_words(arena, input, from, to))),
            TONE_PLAIN);
        from = to;
    }
}

static void show_paths(
    VerbCall *call, const StabilityInput *input, uint32_t from, uint32_t to)
{
    Arena *arena = call->arena;
    Path moves = path_shortest(arena, &input->space, from, to, false);
    Path gains = path_shortest(arena, &input->space, from, to, true);
    node_set(arena, call->data, S("to"),
        node_text(arena, stability_letters(arena, input, to)));
    add_path(call, input, S("moves"), MSG_PATH_MOVES, from, &moves);
    add_path(
        call, input, S("improvements"), MSG_PATH_IMPROVEMENTS, from, &gains);
    call->answer = moves.found ? STATUS_OK : STATUS_NO;
}

static Node *distance_node(Arena *arena, uint32_t distance)
{
    return distance == UINT32_MAX ? node_null(arena)
                                  : node_int(arena, distance);
}

static Str distance_text(Arena *arena, uint32_t distance)
{
    return distance == UINT32_MAX ? message_text(MSG_PATH_NEVER)
                                  : str_int(arena, distance);
}

/* Equilibria of sequential stability and how many moves away they are. */
static Status show_reachable(
    VerbCall *call, const StabilityInput *input, uint32_t from, Err *err)
{
    Arena *arena = call->arena;
    Column *columns = arena_array(arena, 3, sizeof *columns);
    Concept concept = stability_concept(call);
    Verdicts verdicts;
    TRY(space_solve(
        arena, &input->space, 1u << concept, &input->control, &verdicts, err));
    const uint32_t *moves = path_distances(arena, &input->space, from, false);
    const uint32_t *gains = path_distances(arena, &input->space, from, true);
    columns[0].shrink = 1;
    columns[0].least = 20;
    columns[1].align = columns[2].align = ALIGN_RIGHT;
    columns[0].heading = message_text(MSG_COLUMN_EQUILIBRIUM);
    columns[1].heading = message_text(MSG_COLUMN_MOVES);
    columns[2].heading = message_text(MSG_COLUMN_IMPROVEMENTS);
    Block *table = screen_table(call->screen, columns, 3);
    node_set(arena, call->data, S("concept"),
        node_text(arena, concept_key(concept)));
    Node *list = node_set(arena, call->data, S("reachable"), node_list(arena));
    for (uint32_t s = 0; s < input->space.state_count; s++) {
        if (!verdicts_equilibrium(&verdicts, concept, s)) continue;
        Node *node = node_push(arena, list, node_map(arena));
        node_set(arena, node, S("state"),
            node_text(arena, stability_letters(arena, input, s)));
        node_set(arena, node, S("moves"), distance_node(arena, moves[s]));
        node_set(
            arena, node, S("improvements"), distance_node(arena, gains[s]));
        const Cell cells[] = {CELL(stability_words(arena, input, s)),
            CELL(distance_text(arena, moves[s])),
            CELL(distance_text(arena, gains[s]))};
        screen_row(call->screen, table, cells);
    }
    return STATUS_OK;
}

static Status run_path(VerbCall *call, Err *err)
{
    StabilityInput input;
    uint32_t from, to;
    TRY(stability_open(call, false, &input, err));
    TRY(stability_state(call, &input, "from", &from, err));
    node_set(call->arena, call->data, S("from"),
        node_text(call->arena, stability_letters(call->arena, &input, from)));
    stability_title(call, &input, MSG_STABILITY_PATH_TITLE);
    if (verb_has(call, "to")) {
        TRY(stability_state(call, &input, "to", &to, err));
        show_paths(call, &input, from, to);
    } else {
        TRY(show_reachable(call, &input, from, err));
    }
    return stability_end(call, &input, err);
}

static const Arg ARGS_PATH[] = {CONFLICT_ARG,
    STATE_ARG("from", MSG_ARG_FROM_STATE, true),
    STATE_ARG("to", MSG_ARG_TO_STATE, false), CONCEPT_ARG, ESTIMATES_ARG,
    {.name = NULL}};

const Verb verb_stability_path = {.name = "stability path",
    .summary = MSG_STABILITY_PATH,
    .help = MSG_STABILITY_PATH_ABOUT,
    .example = "stability path conflicts/cuba-1962.yaml NNNN NYYN",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_PATH,
    .takes_view = true,
    .run = run_path};
