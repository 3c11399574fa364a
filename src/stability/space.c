/* Listing of states and of the moves between them. In option form a decision
 * maker's moves stay within a fibre, the states that agree on everybody
 * else's options; fibres are found by one sort, and moves are not stored. */
#include "stability/space.h"

#include <string.h>
#include "stability/feasible.h"
#include "stability/merge.h"
#include "stability/preference.h"
#include "stability/radix.h"

/* Fills begin and fibre_of from the states sorted by the key of a fibre. */
static void cut_fibres(Fibres *fibres, const KeyedItem *items, size_t count)
{
    for (size_t k = 0; k < count; k++) {
        if (k == 0 || items[k].key != items[k - 1].key)
            fibres->begin[fibres->fibre_count++] = (uint32_t)k;
        fibres->members[k] = items[k].item;
        fibres->fibre_of[items[k].item] = (uint32_t)fibres->fibre_count - 1;
    }
    fibres->begin[fibres->fibre_count] = (uint32_t)count;
}

static Fibres find_fibres(
    Arena *arena, const uint64_t *states, size_t count, uint64_t mask)
{
    KeyedItem *items = arena_array(arena, count, sizeof *items);
    KeyedItem *spare = arena_array(arena, count, sizeof *spare);
    Fibres fibres = {0};
    for (size_t k = 0; k < count; k++)
        items[k] = (KeyedItem){states[k] & ~mask, (uint32_t)k};
    radix_sort(items, spare, count);
    fibres.begin = arena_array(arena, count + 1, sizeof *fibres.begin);
    fibres.members = arena_array(arena, count, sizeof *fibres.members);
    fibres.fibre_of = arena_array(arena, count, sizeof *fibres.fibre_of);
    cut_fibres(&fibres, items, count);
    return fibres;
}

static size_t largest_fibre(const Fibres *fibres)
{
    size_t most = 0;
    for (size_t f = 0; f < fibres->fibre_count; f++)
        if (fibres->begin[f + 1] - fibres->begin[f] > most)
            most = fibres->begin[f + 1] - fibres->begin[f];
    return most;
}

static int32_t **new_ranks(Arena *arena, size_t makers, size_t states)
{
    int32_t **ranks = arena_array(arena, makers, sizeof *ranks);
    for (size_t m = 0; m < makers; m++)
        ranks[m] = arena_array(arena, states, sizeof **ranks);
    return ranks;
}

Space space_of_options(Arena *arena, const uint64_t *states, size_t count,
    const uint64_t *masks, size_t maker_count, uint64_t forward, uint64_t back)
{
    Space space = {.state_count = count,
        .maker_count = maker_count,
        .states = states,
        .masks = masks,
        .forward = forward,
        .back = back};
    space.fibres = arena_array(arena, maker_count, sizeof *space.fibres);
    for (size_t m = 0; m < maker_count; m++) {
        space.fibres[m] = find_fibres(arena, states, count, masks[m]);
        size_t most = largest_fibre(&space.fibres[m]);
        if (most > space.most_moves) space.most_moves = most;
    }
    space.ranks = new_ranks(arena, maker_count, count);
    return space;
}

static Status list_options(Arena *arena, const Conflict *conflict,
    const Control *control, Space *space, Err *err)
{
    uint64_t count, *states, *masks;
    TRY(feasible_count(arena, conflict, control, &count, err));
    if (count == 0)
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_CONFLICT_EMPTY, NO_ARGS);
    if (count > SPACE_STATES_MAX)
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_CONFLICT_LARGE,
            ARGS(str_printf(arena, "%llu", (unsigned long long)count),
                str_int(arena, SPACE_STATES_MAX)));
    TRY(feasible_list(arena, conflict, (size_t)count, control, &states, err));
    masks = arena_array(arena, conflict->maker_count, sizeof *masks);
    for (size_t m = 0; m < conflict->maker_count; m++)
        masks[m] = conflict->makers[m].options;
    *space = space_of_options(arena, states, (size_t)count, masks,
        conflict->maker_count, conflict_forward(conflict),
        conflict_back(conflict));
    space->conflict = conflict;
    space->option_count = conflict->option_count;
    const RankedStates ranked = {.count = (size_t)count, .states = states};
    const Stage stage = {control, 0, 1};
    for (size_t m = 0; m < conflict->maker_count; m++)
        TRY(preference_rank(
            arena, conflict, m, &ranked, &stage, space->ranks[m], err));
    return STATUS_OK;
}

/* Pairs in the shape of moves, from the worse state to the better. */
static Status list_pairs(Arena *arena, const Conflict *conflict, size_t maker,
    Space *space, Err *err)
{
    const Preference *preference = &conflict->makers[maker].preference;
    size_t count = preference->pair_count;
    Move *moves = arena_array(arena, count, sizeof *moves);
    for (size_t k = 0; k < count; k++)
        moves[k] =
            (Move){preference->pairs[k].worse, preference->pairs[k].better};
    if (!space->preferred)
        space->preferred =
            arena_array(arena, space->maker_count, sizeof(Moves));
    space->preferred[maker] =
        moves_sort(arena, moves, count, space->state_count);
    space->ranks[maker] = NULL;
    for (size_t k = 0; k < count; k++) {
        PreferencePair pair = preference->pairs[k];
        if (space_prefers(space, maker, pair.worse, pair.better))
            return err_set(err, STATUS_INPUT, pair.place, MSG_PAIR_BOTH,
                ARGS(conflict->states[pair.better],
                    conflict->states[pair.worse]));
    }
    return STATUS_OK;
}

static Status list_graph(
    Arena *arena, const Conflict *conflict, Space *space, Err *err)
{
    *space = (Space){.conflict = conflict,
        .state_count = conflict->state_count,
        .maker_count = conflict->maker_count,
        .names = conflict->states};
    space->moves = arena_array(arena, space->maker_count, sizeof(Moves));
    space->ranks = new_ranks(arena, space->maker_count, space->state_count);
    for (size_t m = 0; m < space->maker_count; m++) {
        const DecisionMaker *maker = &conflict->makers[m];
        space->moves[m] = moves_sort(
            arena, maker->moves, maker->move_count, space->state_count);
        if (maker->preference.type == PREFERENCE_PAIRS)
            TRY(list_pairs(arena, conflict, m, space, err));
        else
            TRY(preference_rank_graph(conflict, m, space->ranks[m], err));
    }
    space->most_moves = moves_most(space);
    return STATUS_OK;
}

Status space_build(Arena *arena, const Conflict *conflict,
    const Control *control, Space *space, Err *err)
{
    if (conflict->graph) return list_graph(arena, conflict, space, err);
    if (!conflict->merged_count)
        return list_options(arena, conflict, control, space, err);
    Space apart, expanded;
    TRY(list_options(arena, conflict, control, &apart, err));
    TRY(space_expand(arena, &apart, &expanded, err));
    space_merge(arena, &expanded, space);
    return STATUS_OK;
}

size_t space_moves(
    const Space *space, size_t maker, uint32_t state, uint32_t *to)
{
    size_t count = 0;
    if (space->moves) {
        const Moves *moves = &space->moves[maker];
        count = moves->begin[state + 1] - moves->begin[state];
        if (count)
            memcpy(to, moves->to + moves->begin[state], count * sizeof *to);
        return count;
    }
    const Fibres *fibres = &space->fibres[maker];
    uint32_t fibre = fibres->fibre_of[state];
    for (uint32_t k = fibres->begin[fibre]; k < fibres->begin[fibre + 1]; k++)
        if (option_move(space->masks[maker], space->forward, space->back,
                space->states[state], space->states[fibres->members[k]]))
            to[count++] = fibres->members[k];
    return count;
}

size_t space_improvements(
    const Space *space, size_t maker, uint32_t state, uint32_t *to)
{
    size_t count = space_moves(space, maker, state, to), kept = 0;
    for (size_t k = 0; k < count; k++)
        if (space_prefers(space, maker, to[k], state)) to[kept++] = to[k];
    return kept;
}

static bool leads(const Moves *moves, uint32_t from, uint32_t to)
{
    for (uint32_t k = moves->begin[from]; k < moves->begin[from + 1]; k++)
        if (moves->to[k] == to) return true;
    return false;
}

bool space_can_move(
    const Space *space, size_t maker, uint32_t from, uint32_t to)
{
    if (!space->moves)
        return option_move(space->masks[maker], space->forward, space->back,
            space->states[from], space->states[to]);
    return leads(&space->moves[maker], from, to);
}

bool space_prefers(
    const Space *space, size_t maker, uint32_t better, uint32_t worse)
{
    const int32_t *ranks = space->ranks[maker];
    if (ranks) return ranks[better] > ranks[worse];
    return leads(&space->preferred[maker], worse, better);
}

bool space_is_ranked(const Space *space)
{
    return !space->preferred;
}

static Status count_moves(const Space *space, size_t maker, uint32_t *begin,
    uint32_t *spare, Arena *arena, Err *err)
{
    size_t sum = 0;
    for (uint32_t s = 0; s < space->state_count; s++) {
        begin[s] = (uint32_t)sum;
        sum += space_moves(space, maker, s, spare);
        if (sum > SPACE_MOVES_MAX)
            return err_set(err, STATUS_INPUT, NOWHERE, MSG_CONFLICT_MOVES,
                ARGS(str_int(arena, SPACE_MOVES_MAX)));
    }
    begin[space->state_count] = (uint32_t)sum;
    return STATUS_OK;
}

Status space_expand(Arena *arena, const Space *space, Space *graph, Err *err)
{
    uint32_t *spare = arena_array(arena, space->most_moves + 1, sizeof *spare);
    *graph = *space;
    graph->moves = arena_array(arena, space->maker_count, sizeof(Moves));
    graph->fibres = NULL;
    for (size_t m = 0; m < space->maker_count; m++) {
        Moves *moves = &graph->moves[m];
        moves->begin =
            arena_array(arena, space->state_count + 1, sizeof *moves->begin);
        TRY(count_moves(space, m, moves->begin, spare, arena, err));
        moves->to = arena_array(
            arena, moves->begin[space->state_count], sizeof *moves->to);
        for (uint32_t s = 0; s < space->state_count; s++)
            space_moves(space, m, s, moves->to + moves->begin[s]);
    }
    return STATUS_OK;
}

Str space_text(Arena *arena, const Space *space, uint32_t state)
{
    if (space->names) return space->names[state];
    return state_text(arena, space->states[state], space->option_count);
}

bool space_find(const Space *space, Str text, uint32_t *state)
{
    Pattern pattern;
    if (space->states && pattern_parse(text, space->option_count, &pattern))
        for (*state = 0; *state < space->state_count; ++*state)
            if (space->states[*state] == pattern.value &&
                pattern.mask == bits_low((unsigned)space->option_count))
                return true;
    for (*state = 0; space->names && *state < space->state_count; ++*state)
        if (str_equal(space->names[*state], text)) return true;
    return false;
}

Status space_solve(Arena *arena, const Space *space, unsigned concepts,
    const Control *control, Verdicts *verdicts, Err *err)
{
    return space->moves
               ? graph_solve(arena, space, concepts, control, verdicts, err)
               : fibre_solve(arena, space, concepts, control, verdicts, err);
}
