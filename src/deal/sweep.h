#ifndef DEAL_SWEEP_H
#define DEAL_SWEEP_H

#include "deal/nondominated.h"

/* deal_nondominated() for three dimensions. */
size_t sweep_nondominated(const DealWork *work, NondominatedMemory *memory,
    const Vectors *vectors, uint32_t *witness, uint32_t *order);

#endif
