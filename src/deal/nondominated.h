#ifndef DEAL_NONDOMINATED_H
#define DEAL_NONDOMINATED_H

#include "deal/work.h"

enum { DEAL_DIMENSIONS_MAX = 16, DEAL_VECTORS_MAX = UINT32_MAX - 1 };

/* Vectors to be compared, one array a dimension; more is better. */
typedef struct {
    size_t count, dimensions;
    double *u[DEAL_DIMENSIONS_MAX]; /* each [count] */
} Vectors;

/* Vectors FIRST[r] and on, up to FIRST[r + 1], are run R; near ones stand
 * together in it. */
typedef struct {
    const uint32_t *first; /* [count] */
    size_t count;
    bool clean; /* none is dominated by another of its run, nor equal */
} Runs;

/* Memory for deal_nondominated() that is kept between calls. */
typedef struct {
    DealArray *records, *blocks, *boxes, *next, *order;
} NondominatedMemory;
NondominatedMemory nondominated_memory(Arena *arena);
void nondominated_free(NondominatedMemory *memory);

/* RUNS: what is known of their order, or NULL. For every vector i: witness[i] =
 * i if no other dominates it; else the number of one that is at least as good
 * in every dimension, and better in one or, if equal, of lower number. Of equal
 * vectors so one survives. (Chains of witnesses end at a survivor.) Returns how
 * many survive; their numbers are put into order[count]: in two dimensions by
 * the first, largest first; in more so that near ones stand together. One
 * dimension O(n), two O(n log n), more: by a k-d tree. */
size_t deal_nondominated(const DealWork *work, NondominatedMemory *memory,
    const Vectors *vectors, const Runs *runs, uint32_t *witness,
    uint32_t *order);

/* Whether vector A is witness enough against vector B, as defined above. */
bool deal_beats(const Vectors *vectors, size_t a, size_t b);

#endif
