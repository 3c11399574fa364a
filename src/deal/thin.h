#ifndef DEAL_THIN_H
#define DEAL_THIN_H

#include "deal/fold.h"

/* Thins ORDER[0..count), numbers of candidates, to at most LIMIT (but a cell a
 * corner of the space): of those in one cell of a grid over the ranges of the
 * sums only one stays, and is noted as witness of the others. Adds to *SLACK
 * the most that any of them misses: for every vector left out, one is kept
 * that gives each party at least as much less that share of its range.
 * Returns how many are kept. The finest grid that does is found by halving.
 * O(count) each. */
size_t thin(const DealWork *work, const Fold *fold, const Vectors *candidates,
    size_t limit, uint32_t *witness, uint32_t *order, size_t count,
    double *slack);

/* The same where nobody may miss more than MOST, a share of the range above
 * 0, however many vectors that leaves. */
size_t thin_to(const DealWork *work, const Fold *fold,
    const Vectors *candidates, double most, uint32_t *witness, uint32_t *order,
    size_t count, double *slack);

#endif
