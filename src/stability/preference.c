/* From preferences as written to dense ranks: places of rankings here,
 * statements and weights in criteria.c. A pattern of a ranking costs as many
 * steps as it matches states of a cube, or as there are listed states. */
#include "stability/preference.h"

#include <string.h>
#include "stability/bits.h"
#include "stability/criteria.h"

/* The index of STATE, or SIZE_MAX. */
static size_t find_state(const RankedStates *states, uint64_t state)
{
    size_t low = 0, high = states->count;
    if (!states->states)
        return state < high && ranked_takes_part(states, state) ? state
                                                                : SIZE_MAX;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (states->states[middle] < state)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < states->count && states->states[low] == state;
    return found && ranked_takes_part(states, low) ? low : SIZE_MAX;
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

static bool rank_if_open(
    const RankedStates *states, size_t index, int32_t rank, int32_t *ranks)
{
    if (ranks[index] || !ranked_takes_part(states, index)) return false;
    ranks[index] = rank;
    return true;
}

/* A pattern takes all states it matches that have no place yet. */
static bool rank_matching(
    const RankedStates *states, Pattern pattern, int32_t rank, int32_t *ranks)
{
    bool any = false;
    if (states->states) {
        for (size_t k = 0; k < states->count; k++)
            if (pattern_matches(pattern, states->states[k]))
                any |= rank_if_open(states, k, rank, ranks);
        return any;
    }
    uint64_t open = (states->count - 1) & ~pattern.mask, subset = 0;
    do {
        any |= rank_if_open(states, pattern.value | subset, rank, ranks);
        subset = subset_next(subset, open);
    } while (subset);
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

static Status check_all_ranked(Arena *arena, const Conflict *conflict,
    const Preference *preference, const RankedStates *states,
    const int32_t *ranks, Err *err)
{
    for (size_t k = 0; k < states->count; k++)
        if (ranked_takes_part(states, k) && !ranks[k])
            return err_set(err, STATUS_INPUT, preference->place,
                MSG_RANKING_MISSING,
                ARGS(state_text(
                    arena, ranked_state(states, k), conflict->option_count)));
    return STATUS_OK;
}

static Status rank_by_groups(Arena *arena, const Conflict *conflict,
    const Preference *preference, const RankedStates *states,
    const Stage *stage, int32_t *ranks, Err *err)
{
    size_t count = preference->group_count;
    memset(ranks, 0, states->count * sizeof *ranks);
    for (size_t g = 0; g < count; g++) {
        if (!stage_report(stage, (double)g / (double)count))
            return err_set(
                err, STATUS_CANCELLED, NOWHERE, MSG_CANCELLED, NO_ARGS);
        TRY(rank_group(arena, conflict, states, &preference->groups[g],
            (int32_t)(count - g), ranks, err));
    }
    return check_all_ranked(arena, conflict, preference, states, ranks, err);
}

Status preference_rank(Arena *arena, const Conflict *conflict, size_t maker,
    const RankedStates *states, const Stage *stage, int32_t *ranks, Err *err)
{
    const Preference *preference = &conflict->makers[maker].preference;
    if (preference->type == PREFERENCE_RANKING)
        return rank_by_groups(
            arena, conflict, preference, states, stage, ranks, err);
    if (criteria_rank(arena, conflict, maker, states, stage, ranks))
        return STATUS_OK;
    return err_set(err, STATUS_CANCELLED, NOWHERE, MSG_CANCELLED, NO_ARGS);
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
