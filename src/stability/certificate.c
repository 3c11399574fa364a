/* Verdicts on single states with their reasons. Cost: one walk over what the
 * others can reach for every improvement. */
#include "stability/certificate.h"

static bool improving_only(Concept concept)
{
    return concept == CONCEPT_SEQ || concept == CONCEPT_SSEQ;
}

static bool lets_retort(Concept concept)
{
    return concept == CONCEPT_SMR || concept == CONCEPT_SSEQ;
}

/* Does ending up at S2 deter MAKER from leaving STATE? */
static bool deters(
    Reach *reach, Concept concept, size_t maker, uint32_t state, uint32_t s2)
{
    const Space *space = reach->space;
    if (space_prefers(space, maker, s2, state)) return false;
    if (!lets_retort(concept)) return true;
    size_t count = space_moves(space, maker, s2, reach->moves);
    for (size_t k = 0; k < count; k++)
        if (space_prefers(space, maker, reach->moves[k], state)) return false;
    return true;
}

/* Walks the answers to TO; which of them deters first, or SIZE_MAX. */
static size_t find_sanction(
    Reach *reach, Concept concept, size_t maker, uint32_t state, uint32_t to)
{
    if (concept == CONCEPT_NASH) return SIZE_MAX;
    uint32_t others = makers_all(reach->space) & ~(1u << maker);
    reach_walk(reach, to, others, improving_only(concept));
    for (size_t k = 0; k < reach->count; k++)
        if (deters(reach, concept, maker, state, reach_state(reach, k)))
            return k;
    return SIZE_MAX;
}

Certificate certificate_make(
    Arena *arena, Reach *reach, Concept concept, size_t maker, uint32_t state)
{
    const Space *space = reach->space;
    uint32_t *to = arena_array(arena, space->most_moves + 1, sizeof *to);
    size_t count = space_improvements(space, maker, state, to);
    Improvement *found = arena_array(arena, count, sizeof *found);
    bool stable = true;
    for (size_t k = 0; k < count; k++) {
        size_t at = find_sanction(reach, concept, maker, state, to[k]);
        found[k].to = to[k];
        if (at != SIZE_MAX)
            found[k].sanction = reach_path(arena, reach, at);
        else
            stable = false;
    }
    return (Certificate){concept, maker, state, stable, found, count};
}

bool state_stable(Reach *reach, Concept concept, size_t maker, uint32_t state)
{
    const Space *space = reach->space;
    /* Walking uses the same room for moves, so they are listed anew. */
    size_t count = space_moves(space, maker, state, reach->moves);
    for (size_t k = 0; k < count; k++) {
        space_moves(space, maker, state, reach->moves);
        uint32_t to = reach->moves[k];
        if (space_prefers(space, maker, to, state) &&
            find_sanction(reach, concept, maker, state, to) == SIZE_MAX)
            return false;
    }
    return true;
}
