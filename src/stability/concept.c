/* The five concepts by name, and sets of verdicts. */
#include "stability/concept.h"

#include <string.h>

static const char *const KEYS[CONCEPT_COUNT] = {
    "nash", "gmr", "smr", "seq", "sseq"};

Str concept_key(Concept concept)
{
    return str_of(KEYS[concept]);
}

bool concept_parse(Str key, Concept *concept)
{
    for (int i = 0; i < CONCEPT_COUNT; i++) {
        if (!str_equal(key, str_of(KEYS[i]))) continue;
        *concept = (Concept)i;
        return true;
    }
    return false;
}

Verdicts verdicts_new(
    Arena *arena, size_t state_count, size_t maker_count, unsigned concepts)
{
    Verdicts verdicts = {.state_count = state_count,
        .maker_count = maker_count,
        .concepts = concepts};
    size_t words = bits_words(state_count);
    for (int i = 0; i < CONCEPT_COUNT; i++) {
        if (!(concepts >> i & 1)) continue;
        uint64_t **sets = arena_array(arena, maker_count, sizeof *sets);
        for (size_t m = 0; m < maker_count; m++)
            sets[m] = arena_array(arena, words, sizeof **sets);
        verdicts.stable[i] = sets;
    }
    return verdicts;
}

bool verdicts_stable(
    const Verdicts *verdicts, Concept concept, size_t maker, size_t state)
{
    return bits_get(verdicts->stable[concept][maker], state);
}

bool verdicts_equilibrium(
    const Verdicts *verdicts, Concept concept, size_t state)
{
    for (size_t m = 0; m < verdicts->maker_count; m++)
        if (!verdicts_stable(verdicts, concept, m, state)) return false;
    return true;
}

uint64_t *verdicts_equilibria(
    Arena *arena, const Verdicts *verdicts, Concept concept)
{
    size_t words = bits_words(verdicts->state_count);
    uint64_t *all = arena_array(arena, words, sizeof *all);
    if (!verdicts->maker_count) return all;
    memcpy(all, verdicts->stable[concept][0], words * sizeof *all);
    for (size_t m = 1; m < verdicts->maker_count; m++)
        for (size_t w = 0; w < words; w++)
            all[w] &= verdicts->stable[concept][m][w];
    return all;
}

bool verdicts_equal(const Verdicts *a, const Verdicts *b)
{
    if (a->state_count != b->state_count || a->maker_count != b->maker_count ||
        a->concepts != b->concepts)
        return false;
    size_t bytes = bits_words(a->state_count) * sizeof(uint64_t);
    for (int i = 0; i < CONCEPT_COUNT; i++)
        for (size_t m = 0; m < a->maker_count && a->concepts >> i & 1; m++)
            if (memcmp(a->stable[i][m], b->stable[i][m], bytes)) return false;
    return true;
}
