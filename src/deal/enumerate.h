#ifndef DEAL_ENUMERATE_H
#define DEAL_ENUMERATE_H

#include "deal/problem.h"
#include "deal/work.h"

/* All packages, one after another, for spaces small enough. */

/* More packages than this are not enumerated by anyone. */
#define ENUMERATE_MAX ((uint64_t)1 << 28)

/* The packages in blocks of those that share the options of their first
 * points (the head); block B holds packages B * size to (B + 1) * size - 1. */
typedef struct {
    const DealProblem *problem;
    size_t head_points;
    uint64_t blocks;
    size_t size;         /* packages in a block */
    const double *tails; /* [party][size] worth of the other points */
} Enumeration;

/* Of an additive problem with at most UINT64_MAX - 1 packages. */
Enumeration enumeration_new(Arena *arena, const DealProblem *problem);

/* Utilities of PARTY for the packages of one block; out[size]. As fast as
 * memory takes them. */
void enumeration_utilities(
    const Enumeration *enumeration, size_t party, uint64_t block, double *out);

/* How many packages no bar forbids and all parties accept; false if there are
 * too many packages to count. STATUS_CANCELLED may come. */
CHECKED Status enumerate_rational(const DealWork *work,
    const DealProblem *problem, bool *counted, uint64_t *count, Err *err);

#endif
