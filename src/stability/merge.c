/* Merging (coalescing) of states: Elmira's abandoned plant is one state
 * whatever else is decided (Hipel, Fang, Kilgour and Haight, 1993). */
#include "stability/merge.h"

#include <string.h>
#include "stability/radix.h"

Moves moves_sort(Arena *arena, const Move *moves, size_t count, size_t states)
{
    uint64_t *keys = arena_array(arena, count, sizeof *keys);
    uint64_t *spare = arena_array(arena, count, sizeof *spare);
    for (size_t k = 0; k < count; k++)
        keys[k] = (uint64_t)moves[k].from << 32 | moves[k].to;
    radix_sort_numbers(keys, spare, count);
    Moves sorted = {.begin = arena_array(arena, states + 1, sizeof(uint32_t)),
        .to = arena_array(arena, count, sizeof(uint32_t))};
    uint32_t kept = 0, from = 0;
    for (size_t k = 0; k < count; k++) {
        bool doubled = k && keys[k] == keys[k - 1];
        if (doubled || keys[k] >> 32 == (uint32_t)keys[k]) continue;
        while (from < keys[k] >> 32) sorted.begin[++from] = kept;
        sorted.to[kept++] = (uint32_t)keys[k];
    }
    while (from < states) sorted.begin[++from] = kept;
    return sorted;
}

size_t moves_most(const Space *space)
{
    size_t most = 0;
    for (size_t m = 0; m < space->maker_count; m++)
        for (size_t s = 0; s < space->state_count; s++) {
            const uint32_t *begin = space->moves[m].begin;
            if (begin[s + 1] - begin[s] > most) most = begin[s + 1] - begin[s];
        }
    return most;
}

static bool group_holds(const MergedStates *group, uint64_t state)
{
    for (size_t k = 0; k < group->count; k++)
        if (pattern_matches(group->patterns[k], state)) return true;
    return false;
}

/* The lowest state that STATE is one with. FIRST[g] is 1 + the first state
 * of group g met so far, as states are taken in rising order. */
static uint32_t leader(const Space *space, uint32_t state, uint32_t *first)
{
    const Conflict *conflict = space->conflict;
    for (size_t g = 0; g < conflict->merged_count; g++) {
        if (!group_holds(&conflict->merged[g], space->states[state])) continue;
        if (!first[g]) first[g] = state + 1;
        return first[g] - 1;
    }
    return state;
}

typedef struct {
    uint32_t *new_of;  /* [states apart] index of the merged state */
    uint32_t *old_of;  /* [merged states] its lowest member */
    uint64_t *differs; /* [merged states] options in which members differ */
    size_t count;
} Merging;

static Merging number_states(Arena *arena, const Space *apart)
{
    size_t count = apart->state_count;
    Merging merging = {.new_of = arena_array(arena, count, sizeof(uint32_t)),
        .old_of = arena_array(arena, count, sizeof(uint32_t)),
        .differs = arena_array(arena, count, sizeof(uint64_t))};
    uint32_t *firsts =
        arena_array(arena, apart->conflict->merged_count, sizeof *firsts);
    for (uint32_t s = 0; s < count; s++) {
        uint32_t first = leader(apart, s, firsts);
        if (first == s) {
            merging.old_of[merging.count] = s;
            merging.new_of[s] = (uint32_t)merging.count++;
        } else {
            uint32_t into = merging.new_of[s] = merging.new_of[first];
            merging.differs[into] |= apart->states[s] ^ apart->states[first];
        }
    }
    return merging;
}

static Moves merge_moves(
    Arena *arena, const Space *apart, size_t maker, const Merging *merging)
{
    const Moves *old = &apart->moves[maker];
    size_t count = old->begin[apart->state_count];
    Move *moves = arena_array(arena, count, sizeof *moves);
    for (uint32_t s = 0; s < apart->state_count; s++)
        for (uint32_t k = old->begin[s]; k < old->begin[s + 1]; k++)
            moves[k] = (Move){merging->new_of[s], merging->new_of[old->to[k]]};
    return moves_sort(arena, moves, count, merging->count);
}

/* Merged ranks made dense again: a rank may have lost all its states. */
static int32_t *merge_ranks(
    Arena *arena, const int32_t *ranks, const Merging *merging)
{
    size_t count = merging->count;
    KeyedItem *items = arena_array(arena, count, sizeof *items);
    KeyedItem *spare = arena_array(arena, count, sizeof *spare);
    int32_t *dense = arena_array(arena, count, sizeof *dense), rank = 0;
    for (uint32_t s = 0; s < count; s++)
        items[s] = (KeyedItem){(uint64_t)ranks[merging->old_of[s]], s};
    radix_sort(items, spare, count);
    for (size_t k = 0; k < count; k++) {
        if (k == 0 || items[k].key != items[k - 1].key) rank++;
        dense[items[k].item] = rank;
    }
    return dense;
}

static Str merged_text(
    Arena *arena, const Space *apart, const Merging *merging, size_t state)
{
    uint64_t letters = apart->states[merging->old_of[state]];
    Str text = state_text(arena, letters, apart->option_count);
    for (size_t j = 0; j < text.size; j++)
        if (merging->differs[state] >> j & 1) ((char *)text.data)[j] = '-';
    return text;
}

void space_merge(Arena *arena, const Space *apart, Space *merged)
{
    Merging merging = number_states(arena, apart);
    *merged = (Space){.conflict = apart->conflict,
        .state_count = merging.count,
        .maker_count = apart->maker_count,
        .option_count = apart->option_count};
    merged->moves = arena_array(arena, merged->maker_count, sizeof(Moves));
    merged->ranks = arena_array(arena, merged->maker_count, sizeof(int32_t *));
    for (size_t m = 0; m < merged->maker_count; m++) {
        merged->moves[m] = merge_moves(arena, apart, m, &merging);
        merged->ranks[m] = merge_ranks(arena, apart->ranks[m], &merging);
    }
    Str *names = arena_array(arena, merging.count, sizeof *names);
    for (size_t s = 0; s < merging.count; s++)
        names[s] = merged_text(arena, apart, &merging, s);
    uint64_t *states = arena_array(arena, merging.count, sizeof *states);
    for (size_t s = 0; s < merging.count; s++)
        states[s] = apart->states[merging.old_of[s]];
    merged->names = names;
    merged->states = states;
    merged->most_moves = moves_most(merged);
}
