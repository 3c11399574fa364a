#ifndef TRAIN_SHUFFLE_H
#define TRAIN_SHUFFLE_H

#include <stddef.h>
#include <stdint.h>

/* The next number of a linear congruence (Knuth 1997, 3.3.4); its high bits
 * are to be used. */
static inline uint64_t train_random(uint64_t *state)
{
    return *state = *state * 6364136223846793005u + 1442695040888963407u;
}

/* Fisher and Yates. */
static inline void train_shuffle(uint32_t *order, size_t count, uint64_t *state)
{
    for (size_t i = count; i > 1; i--) {
        size_t j = (size_t)(train_random(state) >> 33) % i;
        uint32_t swapped = order[i - 1];
        order[i - 1] = order[j];
        order[j] = swapped;
    }
}

#endif
