#ifndef STABILITY_NAIVE_H
#define STABILITY_NAIVE_H

/* The definitions of doc/stability.md taken word by word, without any idea of
 * speed, for the engines to be held against; and random models to do it on.
 * Shares with the engines only the plain fields of Space. */
#include <stdlib.h>
#include <string.h>

#include "stability/merge.h"
#include "stability/space.h"

enum { NAIVE_STATES = 128, NAIVE_RANKED = 1 << 12 };

/* xorshift64 (Marsaglia, 2003). */
static inline uint64_t naive_draw(uint64_t *seed, uint64_t below)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed % below;
}

/* t in R_i(s) */
static inline bool naive_move(const Space *space, size_t i, size_t s, size_t t)
{
    if (space->moves) {
        const Moves *moves = &space->moves[i];
        for (uint32_t k = moves->begin[s]; k < moves->begin[s + 1]; k++)
            if (moves->to[k] == t) return true;
        return false;
    }
    uint64_t from = space->states[s], to = space->states[t];
    for (unsigned j = 0; j < 64; j++) {
        uint64_t bit = 1ull << j;
        if ((from & bit) == (to & bit)) continue;
        if (!(space->masks[i] & bit)) return false;
        if ((space->forward & bit) && (from & bit)) return false;
        if ((space->back & bit) && (to & bit)) return false;
    }
    return s != t;
}

/* Does I prefer T to S? */
static inline bool naive_prefers(
    const Space *space, size_t i, size_t t, size_t s)
{
    if (space->ranks[i]) return space->ranks[i][t] > space->ranks[i][s];
    const Moves *preferred = &space->preferred[i];
    for (uint32_t k = preferred->begin[s]; k < preferred->begin[s + 1]; k++)
        if (preferred->to[k] == t) return true;
    return false;
}

/* t in R_i(s), or with IMPROVING in R_i+(s) */
static inline bool naive_step(
    const Space *space, size_t i, size_t s, size_t t, bool improving)
{
    return naive_move(space, i, s, t) &&
           (!improving || naive_prefers(space, i, t, s));
}

/* omega[t] = the decision makers of H that can be last on the way to t, as
 * bits: t is in R_H(s), or R_H+(s), where it is not empty. */
static inline void naive_reach(const Space *space, unsigned h, size_t s,
    bool improving, unsigned omega[NAIVE_STATES])
{
    size_t n = space->state_count;
    memset(omega, 0, NAIVE_STATES * sizeof *omega);
    for (size_t j = 0; j < space->maker_count; j++)
        for (size_t t = 0; t < n; t++)
            if (h >> j & 1 && naive_step(space, j, s, t, improving))
                omega[t] |= 1u << j;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t t = 0; t < n; t++)
            for (size_t j = 0; j < space->maker_count; j++) {
                if (!(h >> j & 1) || !(omega[t] & ~(1u << j))) continue;
                for (size_t u = 0; u < n; u++) {
                    if (omega[u] >> j & 1 ||
                        !naive_step(space, j, t, u, improving))
                        continue;
                    omega[u] |= 1u << j;
                    changed = true;
                }
            }
    }
}

/* Is the improvement from S to S1 by I answered? */
static inline bool naive_answered(
    const Space *space, Concept concept, size_t i, size_t s, size_t s1)
{
    unsigned omega[NAIVE_STATES];
    bool improving = concept == CONCEPT_SEQ || concept == CONCEPT_SSEQ;
    bool again = concept == CONCEPT_SMR || concept == CONCEPT_SSEQ;
    if (concept == CONCEPT_NASH) return false;
    unsigned others = ((1u << space->maker_count) - 1) & ~(1u << i);
    naive_reach(space, others, s1, improving, omega);
    for (size_t s2 = 0; s2 < space->state_count; s2++) {
        if (!omega[s2] || naive_prefers(space, i, s2, s)) continue;
        bool escapes = false;
        for (size_t s3 = 0; again && s3 < space->state_count; s3++)
            escapes |=
                naive_move(space, i, s2, s3) && naive_prefers(space, i, s3, s);
        if (!escapes) return true;
    }
    return false;
}

static inline bool naive_stable(
    const Space *space, Concept concept, size_t i, size_t s)
{
    for (size_t s1 = 0; s1 < space->state_count; s1++)
        if (naive_step(space, i, s, s1, true) &&
            !naive_answered(space, concept, i, s, s1))
            return false;
    return true;
}

static inline Verdicts naive_solve(Arena *scratch, const Space *space)
{
    Verdicts verdicts = verdicts_new(
        scratch, space->state_count, space->maker_count, CONCEPTS_ALL);
    for (int c = 0; c < CONCEPT_COUNT; c++)
        for (size_t i = 0; i < space->maker_count; i++)
            for (size_t s = 0; s < space->state_count; s++)
                if (naive_stable(space, (Concept)c, i, s))
                    bits_set(verdicts.stable[c][i], s);
    return verdicts;
}

static inline void naive_rank(Space *space, uint64_t *seed)
{
    for (size_t i = 0; i < space->maker_count; i++) {
        static bool used[NAIVE_RANKED + 1];
        static int32_t dense[NAIVE_RANKED + 1];
        int32_t rank = 0;
        memset(used, 0, sizeof used);
        uint64_t levels = 1 + naive_draw(seed, space->state_count);
        for (size_t s = 0; s < space->state_count; s++) {
            space->ranks[i][s] = (int32_t)naive_draw(seed, levels);
            used[space->ranks[i][s]] = true;
        }
        for (size_t k = 0; k <= NAIVE_RANKED; k++)
            dense[k] = used[k] ? ++rank : 0;
        for (size_t s = 0; s < space->state_count; s++)
            space->ranks[i][s] = dense[space->ranks[i][s]];
    }
}

/* The states of OPTIONS options without those that match a pattern, under
 * MASKS, with random ranks. */
static inline Space naive_space(Arena *scratch, uint64_t *seed,
    unsigned options, const uint64_t *masks, size_t makers, uint64_t forward,
    uint64_t back, size_t pattern_count)
{
    uint64_t patterns[6], values[6];
    size_t count = 0;
    for (size_t k = 0; k < pattern_count; k++) {
        patterns[k] = naive_draw(seed, 1ull << options) & ~1ull;
        patterns[k] |= 2 | naive_draw(seed, 1ull << options);
        values[k] = naive_draw(seed, 1ull << options) & patterns[k];
    }
    uint64_t *states = arena_array(scratch, 1u << options, sizeof *states);
    for (uint64_t s = 0; s < 1u << options; s++) {
        bool feasible = true;
        for (size_t k = 0; k < pattern_count; k++)
            feasible &= (s & patterns[k]) != values[k];
        if (feasible) states[count++] = s;
    }
    if (count == 0) states[count++] = 0;
    Space space =
        space_of_options(scratch, states, count, masks, makers, forward, back);
    space.option_count = options;
    naive_rank(&space, seed);
    return space;
}

/* A random model: 2 to 5 decision makers, LEAST to MOST options shared out
 * among them (some to two, some to none), one-way options, infeasible
 * patterns, ties. */
static inline Space naive_options(
    Arena *scratch, uint64_t *seed, unsigned least, unsigned most)
{
    size_t makers = 2 + naive_draw(seed, 4);
    unsigned options = least + (unsigned)naive_draw(seed, most - least + 1);
    uint64_t *masks = arena_array(scratch, makers, sizeof *masks);
    uint64_t forward = 0, back = 0;
    for (unsigned j = 0; j < options; j++) {
        masks[naive_draw(seed, makers)] |= 1ull << j;
        if (naive_draw(seed, 12) == 0)
            masks[naive_draw(seed, makers)] |= 1ull << j;
        if (naive_draw(seed, 5) == 0)
            *(naive_draw(seed, 2) ? &forward : &back) |= 1ull << j;
    }
    size_t patterns = naive_draw(seed, 2) ? naive_draw(seed, 7) : 0;
    return naive_space(
        scratch, seed, options, masks, makers, forward, back, patterns);
}

/* Pairs of states, each at most once and one way round, as preferences of I:
 * with three states or more hardly ever transitive. */
static inline void naive_pairs(
    Arena *scratch, Space *space, uint64_t *seed, size_t i)
{
    size_t n = space->state_count, count = 0;
    uint64_t sparse = 1 + naive_draw(seed, 4);
    Move *pairs = arena_array(scratch, n * n, sizeof *pairs);
    for (uint32_t s = 0; s < n; s++)
        for (uint32_t t = 0; t < s; t++) {
            if (naive_draw(seed, sparse)) continue;
            pairs[count++] = naive_draw(seed, 2) ? (Move){s, t} : (Move){t, s};
        }
    if (!space->preferred)
        space->preferred =
            arena_array(scratch, space->maker_count, sizeof(Moves));
    space->preferred[i] = moves_sort(scratch, pairs, count, n);
    space->ranks[i] = NULL;
}

/* Moves drawn at random: hardly ever transitive; every other graph has
 * preferences by pairs among its rankings. */
static inline Space naive_graph(Arena *scratch, uint64_t *seed)
{
    Space space = {.state_count = 2 + naive_draw(seed, 20),
        .maker_count = 2 + naive_draw(seed, 4)};
    space.moves = arena_array(scratch, space.maker_count, sizeof(Moves));
    space.ranks = arena_array(scratch, space.maker_count, sizeof(int32_t *));
    for (size_t i = 0; i < space.maker_count; i++) {
        Move moves[40];
        size_t count = naive_draw(seed, 40);
        for (size_t k = 0; k < count; k++)
            moves[k] = (Move){(uint32_t)naive_draw(seed, space.state_count),
                (uint32_t)naive_draw(seed, space.state_count)};
        space.moves[i] = moves_sort(scratch, moves, count, space.state_count);
        space.ranks[i] = arena_array(scratch, space.state_count, 4);
    }
    naive_rank(&space, seed);
    bool pairs = naive_draw(seed, 2);
    for (size_t i = 0; pairs && i < space.maker_count; i++)
        if (naive_draw(seed, 3)) naive_pairs(scratch, &space, seed, i);
    space.most_moves = moves_most(&space);
    return space;
}

#endif
