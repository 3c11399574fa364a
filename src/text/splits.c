/* Where the words of a clause without a partner come from: the clause of the
 * other draft that has most of its shingles (three words in a row). Broder,
 * "On the resemblance and containment of documents", 1997. Shingles that
 * stand in many clauses are boilerplate and tell nothing. The other draft's
 * are found by their hash (chains in one array); linear in words. */
#include "text/align_inner.h"

enum {
    SHINGLE = 3,        /* words */
    LEAST_SHINGLES = 8, /* a clause with fewer has no origin */
    MOST_PLACES = 8     /* a shingle in more clauses is boilerplate */
};
static const double LEAST_SHARE = 0.3;

typedef struct {
    uint64_t hash;
    size_t clause;
    size_t next; /* 1 + index of the one before in the same slot; 0: none */
} Shingle;

static uint64_t hash_shingle(const uint32_t *terms)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < SHINGLE; i++)
        hash = (hash ^ terms[i]) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

typedef struct {
    Shingle *items; /* in order of the text */
    size_t count;
    size_t *slots; /* [mask + 1] 1 + index of the last in the slot; 0: none */
    size_t mask;
} Shingles;

static Shingles shingles_of(Arena *arena, const DraftWords *words)
{
    Shingles all = {
        arena_array(arena, words->terms.count, sizeof(Shingle)), 0, NULL, 1};
    while (all.mask < words->terms.count) all.mask = 2 * all.mask + 1;
    all.slots = arena_array(arena, all.mask + 1, sizeof *all.slots);
    for (size_t i = 0; i < words->draft->count; i++)
        for (size_t k = words->begins[i]; k + SHINGLE <= words->begins[i + 1];
             k++) {
            uint64_t hash = hash_shingle(&words->terms.items[k]);
            size_t *slot = &all.slots[hash & all.mask];
            all.items[all.count++] = (Shingle){hash, i, *slot};
            *slot = all.count;
        }
    return all;
}

/* Counts a shingle once for each clause that has it. */
static void count_places(const Shingles *all, uint64_t hash, size_t *counts)
{
    size_t places[MOST_PLACES], count = 0, next;
    for (size_t at = all->slots[hash & all->mask]; at; at = next) {
        const Shingle *shingle = &all->items[at - 1];
        next = shingle->next;
        if (shingle->hash != hash) continue;
        if (count == MOST_PLACES) return;
        places[count++] = shingle->clause;
    }
    for (size_t i = 0; i < count; i++)
        if (i == 0 || places[i] != places[i - 1]) counts[places[i]]++;
}

static Origin find_origin(const DraftWords *words, size_t clause,
    const Shingles *all, size_t *counts, size_t count)
{
    size_t begin = words->begins[clause], end = words->begins[clause + 1];
    Origin origin = {NO_CLAUSE, 0};
    if (end - begin < LEAST_SHINGLES + SHINGLE - 1) return origin;
    size_t shingles = end - begin - SHINGLE + 1, best = 0;
    for (size_t i = 0; i < count; i++) counts[i] = 0;
    for (size_t k = 0; k < shingles; k++)
        count_places(all, hash_shingle(&words->terms.items[begin + k]), counts);
    for (size_t i = 0; i < count; i++) {
        if (counts[i] <= best) continue;
        best = counts[i];
        origin.clause = i;
    }
    origin.share = (double)best / (double)shingles;
    return origin.share >= LEAST_SHARE ? origin : (Origin){NO_CLAUSE, 0};
}

Origin *align_origins(Arena *arena, const DraftWords *words,
    const size_t *matched, const DraftWords *other)
{
    size_t count = words->draft->count;
    Origin *origins = arena_array(arena, count, sizeof *origins);
    size_t *counts = arena_array(arena, other->draft->count, sizeof *counts);
    Shingles all = {0};
    for (size_t i = 0; i < count; i++) {
        origins[i] = (Origin){NO_CLAUSE, 0};
        if (matched[i] != NO_CLAUSE) continue;
        if (!all.items) all = shingles_of(arena, other);
        origins[i] = find_origin(words, i, &all, counts, other->draft->count);
    }
    return origins;
}
