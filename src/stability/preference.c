/* From preferences as written to dense ranks.
 *
 * Statements are evaluated for 64 states at a time on transposed bit matrices
 * and give every state a key of 64 truths, weightiest first; states are sorted
 * by key, and those that tie are sorted by the next 64 statements. So any
 * number of statements compares lexicographically, as the scores 2^(k-j) of
 * option prioritising would (Peng, 1999), without their overflow.
 * Cost: O(states * statements / 64) words and one radix sort. */
#include "stability/preference.h"

#include <string.h>
#include "stability/big.h"
#include "stability/bits.h"
#include "stability/radix.h"

typedef struct {
    const Conflict *conflict;
    const Preference *preference;
    const RankedStates *states;
    KeyedItem *items, *spare; /* [count] */
    size_t count;
    uint64_t *begins; /* bits over items: a new rank begins here */
} Ranking;

static uint64_t state_of(const RankedStates *states, size_t index)
{
    return states->states ? states->states[index] : index;
}

static bool takes_part(const RankedStates *states, size_t index)
{
    return !states->feasible || bits_get(states->feasible, index);
}

/* Transposes 64 x 64 bits: bit b of row a becomes bit a of row b. Warren,
 * Hacker's Delight, 7-3. */
static void transpose(uint64_t rows[64])
{
    uint64_t mask = 0x00000000FFFFFFFF;
    for (unsigned width = 32; width; width >>= 1, mask ^= mask << width)
        for (unsigned k = 0; k < 64; k = ((k | width) + 1) & ~width) {
            uint64_t swap = ((rows[k] >> width) ^ rows[k | width]) & mask;
            rows[k] ^= swap << width;
            rows[k | width] ^= swap;
        }
}

/* Keys of up to 64 items by the 64 statements from FIRST on. */
static void key_block(
    const Ranking *ranking, KeyedItem *items, size_t count, size_t first)
{
    const Preference *preference = ranking->preference;
    uint64_t columns[64] = {0}, truths[64] = {0};
    for (size_t k = 0; k < count; k++)
        columns[k] = state_of(ranking->states, items[k].item);
    transpose(columns);
    size_t most = preference->statement_count - first;
    for (size_t j = 0; j < most && j < 64; j++)
        truths[63 - j] =
            statement_true(preference->statements[first + j], columns);
    transpose(truths);
    for (size_t k = 0; k < count; k++) items[k].key = truths[k];
}

static bool begins(const Ranking *ranking, size_t at)
{
    return at >= ranking->count || bits_get(ranking->begins, at);
}

/* Is every item of [FROM, TO) alone at its rank? */
static bool all_alone(const Ranking *ranking, size_t from, size_t to)
{
    for (size_t k = from; k < to; k++)
        if (!begins(ranking, k) || !begins(ranking, k + 1)) return false;
    return true;
}

/* Sorts each run of ties by the keys, and splits it where they differ. */
static bool split_ties(Ranking *ranking)
{
    bool tied = false;
    for (size_t from = 0, to; from < ranking->count; from = to) {
        for (to = from + 1; !begins(ranking, to); to++) {
        }
        if (to - from == 1) continue;
        radix_sort(ranking->items + from, ranking->spare + from, to - from);
        for (size_t k = from + 1; k < to; k++)
            if (ranking->items[k].key != ranking->items[k - 1].key)
                bits_set(ranking->begins, k);
            else
                tied = true;
    }
    return tied;
}

static void rank_by_statements(Ranking *ranking)
{
    bool tied = true;
    size_t all = ranking->preference->statement_count;
    for (size_t first = 0; first < all && tied; first += 64) {
        for (size_t at = 0; at < ranking->count; at += 64) {
            size_t size = ranking->count - at < 64 ? ranking->count - at : 64;
            if (!all_alone(ranking, at, at + size))
                key_block(ranking, ranking->items + at, size, first);
        }
        tied = split_ties(ranking);
    }
}

/* Orders what statements leave tied. Sums are below 2^62, so that flipping
 * the sign orders them as keys. */
static void rank_by_weights(Ranking *ranking)
{
    for (size_t k = 0; k < ranking->count; k++) {
        int64_t sum = 0;
        uint64_t state = state_of(ranking->states, ranking->items[k].item);
        for (; state; state &= state - 1)
            sum += ranking->preference->weights[__builtin_ctzll(state)];
        ranking->items[k].key = (uint64_t)sum ^ 1ull << 63;
    }
    split_ties(ranking);
}

static void write_ranks(const Ranking *ranking, int32_t *ranks)
{
    int32_t rank = 0;
    for (size_t k = 0; k < ranking->count; k++) {
        if (begins(ranking, k)) rank++;
        ranks[ranking->items[k].item] = rank;
    }
}

static void rank_by_keys(
    Arena *arena, Ranking *ranking, size_t count, int32_t *ranks)
{
    ranking->items = big_alloc(arena, count * sizeof *ranking->items);
    ranking->spare = big_alloc(arena, count * sizeof *ranking->spare);
    ranking->begins = big_alloc(arena, bits_words(count) * 8);
    for (size_t k = 0; k < count; k++) {
        ranks[k] = 0;
        if (takes_part(ranking->states, k))
            ranking->items[ranking->count++].item = (uint32_t)k;
    }
    if (ranking->count) bits_set(ranking->begins, 0);
    rank_by_statements(ranking);
    if (ranking->preference->weights) rank_by_weights(ranking);
    write_ranks(ranking, ranks);
    big_free(ranking->items);
    big_free(ranking->spare);
    big_free(ranking->begins);
}

/* The index of STATE, or SIZE_MAX. */
static size_t find_state(const RankedStates *states, uint64_t state)
{
    size_t low = 0, high = states->count;
    if (!states->states)
        return state < high && takes_part(states, state) ? state : SIZE_MAX;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (states->states[middle] < state)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < states->count && states->states[low] == state;
    return found && takes_part(states, low) ? low : SIZE_MAX;
}

/* Puts one state at its place; refuses what is infeasible or there twice. */
static Status rank_one(
    size_t index, int32_t rank, int32_t *ranks, Str name, Place place, Err *err)
{
    if (index == SIZE_MAX)
        return err_set(
            err, STATUS_INPUT, place, MSG_RANKING_INFEASIBLE, ARGS(name));
    if (ranks[index])
        return err_set(err, STATUS_INPUT, place, MSG_RANKING_TWICE, ARGS(name));
    ranks[index] = rank;
    return STATUS_OK;
}

/* A pattern takes all states it matches that have no place yet. */
static bool rank_matching(
    const RankedStates *states, Pattern pattern, int32_t rank, int32_t *ranks)
{
    bool any = false;
    for (size_t k = 0; k < states->count; k++) {
        if (ranks[k] || !takes_part(states, k) ||
            !pattern_matches(pattern, state_of(states, k)))
            continue;
        ranks[k] = rank;
        any = true;
    }
    return any;
}

static Str pattern_text(Arena *arena, Pattern pattern, size_t option_count)
{
    Str text = state_text(arena, pattern.value, option_count);
    char *letters = arena_alloc(arena, option_count + 1);
    for (size_t j = 0; j < option_count; j++)
        letters[j] = pattern.mask >> j & 1 ? text.data[j] : '-';
    return (Str){letters, option_count};
}

static Status rank_group(Arena *arena, const Conflict *conflict,
    const RankedStates *states, const RankingGroup *group, int32_t rank,
    int32_t *ranks, Err *err)
{
    uint64_t all = bits_low((unsigned)conflict->option_count);
    for (size_t k = 0; k < group->count; k++) {
        Pattern pattern = group->patterns[k];
        Str name = pattern_text(arena, pattern, conflict->option_count);
        if (pattern.mask == all)
            TRY(rank_one(find_state(states, pattern.value), rank, ranks, name,
                group->places[k], err));
        else if (!rank_matching(states, pattern, rank, ranks))
            return err_set(err, STATUS_INPUT, group->places[k],
                MSG_RANKING_NOTHING, ARGS(name));
    }
    return STATUS_OK;
}

static Status rank_by_groups(Arena *arena, const Conflict *conflict,
    const Preference *preference, const RankedStates *states, int32_t *ranks,
    Err *err)
{
    memset(ranks, 0, states->count * sizeof *ranks);
    for (size_t g = 0; g < preference->group_count; g++)
        TRY(rank_group(arena, conflict, states, &preference->groups[g],
            (int32_t)(preference->group_count - g), ranks, err));
    for (size_t k = 0; k < states->count; k++)
        if (takes_part(states, k) && !ranks[k])
            return err_set(err, STATUS_INPUT, preference->place,
                MSG_RANKING_MISSING,
                ARGS(state_text(
                    arena, state_of(states, k), conflict->option_count)));
    return STATUS_OK;
}

Status preference_rank(Arena *arena, const Conflict *conflict, size_t maker,
    const RankedStates *states, int32_t *ranks, Err *err)
{
    const Preference *preference = &conflict->makers[maker].preference;
    if (preference->type == PREFERENCE_RANKING)
        return rank_by_groups(arena, conflict, preference, states, ranks, err);
    Ranking ranking = {
        .conflict = conflict, .preference = preference, .states = states};
    rank_by_keys(arena, &ranking, states->count, ranks);
    return STATUS_OK;
}

Status preference_rank_graph(
    const Conflict *conflict, size_t maker, int32_t *ranks, Err *err)
{
    const Preference *preference = &conflict->makers[maker].preference;
    memset(ranks, 0, conflict->state_count * sizeof *ranks);
    for (size_t g = 0; g < preference->group_count; g++) {
        const RankingGroup *group = &preference->groups[g];
        for (size_t k = 0; k < group->count; k++)
            TRY(rank_one(group->states[k],
                (int32_t)(preference->group_count - g), ranks,
                conflict->states[group->states[k]], group->places[k], err));
    }
    for (size_t s = 0; s < conflict->state_count; s++)
        if (!ranks[s])
            return err_set(err, STATUS_INPUT, preference->place,
                MSG_RANKING_MISSING, ARGS(conflict->states[s]));
    return STATUS_OK;
}
