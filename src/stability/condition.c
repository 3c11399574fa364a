/* What stability of a state asks of one ranking, read off the definitions: a
 * move to t does not unsettle the target if it ranks as high as t, or as high
 * as an answer u and (where the mover may retort) all that it can reach from
 * u. Each of these is a set that must not rank higher; of sets within one
 * another the smaller says it all. Cost: O(moves * answers * states / 64),
 * and as much again for each set kept.
 * Source: Kinsara, Kilgour and Hipel, "Inverse approach to the graph model
 * for conflict resolution", IEEE Trans. SMC Systems 45, 2015. */
#include "stability/inverse.h"

typedef struct {
    Arena *arena;
    Reach reach;
    Concept concept;
    size_t maker;
    size_t words; /* of a set */
} Asking;

static bool is_within(const uint64_t *a, const uint64_t *b, size_t words)
{
    for (size_t w = 0; w < words; w++)
        if (a[w] & ~b[w]) return false;
    return true;
}

/* Adds a set unless one within it is there; drops those it is within. */
static void add_set(const Asking *asking, RankCondition *to, uint64_t *set)
{
    size_t kept = 0;
    for (size_t k = 0; k < to->count; k++)
        if (is_within(to->sets[k], set, asking->words)) return;
    for (size_t k = 0; k < to->count; k++)
        if (!is_within(set, to->sets[k], asking->words))
            to->sets[kept++] = to->sets[k];
    to->sets[kept++] = set;
    to->count = kept;
}

/* What must not rank higher if STATE is to deter. */
static uint64_t *deterring_set(Asking *asking, uint32_t state, bool answer)
{
    const Space *space = asking->reach.space;
    bool retort =
        asking->concept == CONCEPT_SMR || asking->concept == CONCEPT_SSEQ;
    uint64_t *set = arena_array(asking->arena, asking->words, sizeof *set);
    bits_set(set, state);
    for (uint32_t s = 0; answer && retort && s < space->state_count; s++)
        if (s != state && space_can_move(space, asking->maker, state, s))
            bits_set(set, s);
    return set;
}

static void add_answers(Asking *asking, RankCondition *to)
{
    const Space *space = asking->reach.space;
    bool improving =
        asking->concept == CONCEPT_SEQ || asking->concept == CONCEPT_SSEQ;
    uint64_t *seen = arena_array(asking->arena, asking->words, sizeof *seen);
    if (asking->concept == CONCEPT_NASH) return;
    reach_walk(&asking->reach, to->to,
        makers_all(space) & ~(1u << asking->maker), improving);
    for (size_t q = 0; q < asking->reach.count; q++) {
        uint32_t state = reach_state(&asking->reach, q);
        if (bits_get(seen, state)) continue;
        bits_set(seen, state);
        add_set(asking, to, deterring_set(asking, state, true));
    }
}

RankCondition *inverse_conditions(Arena *arena, const Space *space,
    Concept concept, size_t maker, uint32_t target, size_t *count)
{
    Asking asking = {.arena = arena,
        .reach = reach_new(arena, space),
        .concept = concept,
        .maker = maker,
        .words = bits_words(space->state_count)};
    uint32_t *to = arena_array(arena, space->most_moves + 1, sizeof *to);
    *count = space_moves(space, maker, target, to);
    RankCondition *conditions = arena_array(arena, *count, sizeof *conditions);
    for (size_t k = 0; k < *count; k++) {
        conditions[k].to = to[k];
        conditions[k].sets = arena_array(
            arena, space->state_count + 1, sizeof *conditions[k].sets);
        add_set(&asking, &conditions[k], deterring_set(&asking, to[k], false));
        add_answers(&asking, &conditions[k]);
    }
    return conditions;
}
