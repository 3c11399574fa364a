/* Which vectors no other dominates. Two dimensions: sorted by the first, a
 * vector survives if it is better in the second than all before it (Kung,
 * Luccio, Preparata, "On finding the maxima of a set of vectors", 1975);
 * more dimensions: kdtree.c. */
#include "deal/nondominated.h"

#include <stdlib.h>
#include <string.h>

#include "deal/kdtree.h"
#include "deal/sweep.h"

NondominatedMemory nondominated_memory(Arena *arena)
{
    return (NondominatedMemory){deal_array_new(arena), deal_array_new(arena),
        deal_array_new(arena), deal_array_new(arena), deal_array_new(arena)};
}

void nondominated_free(NondominatedMemory *memory)
{
    deal_array_free(memory->records);
    deal_array_free(memory->blocks);
    deal_array_free(memory->boxes);
    deal_array_free(memory->next);
    deal_array_free(memory->order);
}

bool deal_beats(const Vectors *vectors, size_t a, size_t b)
{
    bool better = a < b;
    for (size_t d = 0; d < vectors->dimensions; d++) {
        double of_a = vectors->u[d][a], of_b = vectors->u[d][b];
        if (of_a < of_b) return false;
        if (of_a > of_b) better = true;
    }
    return better && a != b;
}

static size_t keep_largest(
    const Vectors *vectors, uint32_t *witness, uint32_t *order)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < vectors->count; i++)
        if (vectors->u[0][i] > vectors->u[0][best]) best = i;
    for (uint32_t i = 0; i < vectors->count; i++) witness[i] = best;
    order[0] = best;
    return 1;
}

typedef struct {
    double first, second;
    uint32_t id;
} Pair;

/* The best first: by the first number, the second, and the lower id. */
static inline bool before(const Pair *a, const Pair *b)
{
    if (a->first != b->first) return a->first > b->first;
    if (a->second != b->second) return a->second > b->second;
    return a->id < b->id;
}

/* Length of the sorted run that begins at FROM. */
static size_t run_length(const Pair *pairs, size_t from, size_t count)
{
    size_t end = from + 1;
    while (end < count && !before(&pairs[end], &pairs[end - 1])) end++;
    return end - from;
}

/* Merges sorted A and B into OUT without what is dominated; the witness of a
 * dominated pair is the last kept one. Returns how many were kept. */
static size_t merge(const Pair *a, size_t na, const Pair *b, size_t nb,
    Pair *out, uint32_t *witness)
{
    size_t i = 0, j = 0, kept = 0;
    while (i < na || j < nb) {
        bool left = j == nb || (i < na && before(&a[i], &b[j]));
        const Pair *next = left ? &a[i++] : &b[j++];
        if (kept && next->second <= out[kept - 1].second)
            witness[next->id] = out[kept - 1].id;
        else
            out[kept++] = *next;
    }
    return kept;
}

/* Merges neighbouring runs, which end at ENDS, until there is one; returns
 * it. What is kept of a sorted input is one run; the shifted copies of a
 * frontier are one run each. */
static Pair *sweep(Pair *pairs, Pair *spare, size_t *ends, size_t runs,
    uint32_t *witness, size_t *kept)
{
    do {
        size_t merged = 0, from = 0, to = 0;
        for (size_t r = 0; r < runs; r += 2) {
            size_t middle = ends[r];
            size_t end = r + 1 < runs ? ends[r + 1] : middle;
            to += merge(pairs + from, middle - from, pairs + middle,
                end - middle, spare + to, witness);
            ends[merged++] = to;
            from = end;
        }
        runs = merged;
        Pair *swapped = pairs;
        pairs = spare;
        spare = swapped;
    } while (runs > 1);
    *kept = ends[0];
    return pairs;
}

static size_t sweep_pairs(NondominatedMemory *memory, Arena *arena,
    const Vectors *vectors, uint32_t *witness, uint32_t *order)
{
    size_t n = vectors->count, runs = 0, kept;
    Pair *pairs = deal_array_of(arena, memory->records, n, sizeof *pairs);
    Pair *spare = deal_array_of(arena, memory->blocks, n, sizeof *spare);
    size_t *ends = deal_array_of(arena, memory->next, n + 1, sizeof *ends);
    for (size_t i = 0; i < n; i++) {
        pairs[i] = (Pair){vectors->u[0][i], vectors->u[1][i], (uint32_t)i};
        witness[i] = (uint32_t)i;
    }
    for (size_t at = 0; at < n; at = ends[runs++])
        ends[runs] = at + run_length(pairs, at, n);
    pairs = sweep(pairs, spare, ends, runs, witness, &kept);
    for (size_t i = 0; i < kept; i++) order[i] = pairs[i].id;
    return kept;
}

size_t deal_nondominated(const DealWork *work, NondominatedMemory *memory,
    const Vectors *vectors, const Runs *runs, uint32_t *witness,
    uint32_t *order)
{
    if (vectors->count == 0) return 0;
    if (vectors->dimensions == 1) return keep_largest(vectors, witness, order);
    if (vectors->dimensions == 2)
        return sweep_pairs(memory, work->arena, vectors, witness, order);
    if (vectors->dimensions == 3)
        return sweep_nondominated(work, memory, vectors, witness, order);
    return kdtree_nondominated(work, memory, vectors, runs, witness, order);
}
