#ifndef DEAL_KDTREE_H
#define DEAL_KDTREE_H

#include "deal/nondominated.h"

/* deal_nondominated() for three dimensions and more. */
size_t kdtree_nondominated(const DealWork *work, NondominatedMemory *memory,
    const Vectors *vectors, const Runs *runs, uint32_t *witness,
    uint32_t *order);

#endif
