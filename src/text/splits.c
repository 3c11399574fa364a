/* Where the words of a clause without a partner come from: the clause of the
 * other draft that has most of its shingles (three words in a row). Broder,
 * "On the resemblance and containment of documents", 1997. Shingles that
 * stand in many clauses are boilerplate and tell nothing. Linear in words,
 * but for sorting the shingles of the other draft. */
#include <stdlib.h>

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
} Shingle;

static uint64_t hash_shingle(const uint32_t *terms)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < SHINGLE; i++)
        hash = (hash ^ terms[i]) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

static int compare(const void *a, const void *b)
{
    const Shingle *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return (x->clause > y->clause) - (x->clause < y->clause);
}

typedef struct {
    Shingle *items; /* [count] by hash */
    size_t count;
} Shingles;

static Shingles shingles_of(Arena *arena, const DraftWords *words)
{
    Shingles all = {arena_array(arena, words->terms.count, sizeof(Shingle)), 0};
    for (size_t i = 0; i < words->draft->count; i++)
        for (size_t k = words->begins[i]; k + SHINGLE <= words->begins[i + 1];
             k++)
            all.items[all.count++] =
                (Shingle){hash_shingle(&words->terms.items[k]), i};
    if (all.count) qsort(all.items, all.count, sizeof(Shingle), compare);
    return all;
}

static size_t find_shingle(const Shingles *all, uint64_t hash)
{
    size_t low = 0, high = all->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (all->items[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Counts a shingle once for each clause that has it. */
static void count_places(const Shingles *all, uint64_t hash, size_t *counts)
{
    size_t begin = find_shingle(all, hash), end = begin;
    while (end < all->count && all->items[end].hash == hash &&
           end - begin <= MOST_PLACES)
        end++;
    if (end - begin > MOST_PLACES) return;
    for (size_t i = begin; i < end; i++)
        if (i == begin || all->items[i].clause != all->items[i - 1].clause)
            counts[all->items[i].clause]++;
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
