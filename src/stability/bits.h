#ifndef STABILITY_BITS_H
#define STABILITY_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Sets of states as bits, 64 to a word. */

static inline size_t bits_words(size_t count)
{
    return (count + 63) / 64;
}

static inline bool bits_get(const uint64_t *bits, size_t index)
{
    return bits[index / 64] >> (index % 64) & 1;
}

static inline void bits_set(uint64_t *bits, size_t index)
{
    bits[index / 64] |= (uint64_t)1 << (index % 64);
}

static inline void bits_clear(uint64_t *bits, size_t index)
{
    bits[index / 64] &= ~((uint64_t)1 << (index % 64));
}

/* The subsets of MASK in rising order: 0, then each following one; 0 again
 * after the last. */
static inline uint64_t subset_next(uint64_t subset, uint64_t mask)
{
    return (subset - mask) & mask;
}

static inline size_t bits_count(const uint64_t *bits, size_t words)
{
    size_t sum = 0;
    for (size_t i = 0; i < words; i++)
        sum += (size_t)__builtin_popcountll(bits[i]);
    return sum;
}

/* The COUNT lowest bits set. */
static inline uint64_t bits_low(unsigned count)
{
    return count >= 64 ? UINT64_MAX : ((uint64_t)1 << count) - 1;
}

/* The Nth subset of MASK when its bits are counted up: bit k of N goes to
 * the k-th bit of MASK. */
static inline uint64_t bits_spread(uint64_t n, uint64_t mask)
{
    uint64_t spread = 0;
    for (; mask; mask &= mask - 1, n >>= 1)
        if (n & 1) spread |= mask & -mask;
    return spread;
}

/* The inverse: the bits of VALUE under MASK, pushed together. */
static inline uint64_t bits_gather(uint64_t value, uint64_t mask)
{
    uint64_t gathered = 0;
    for (unsigned k = 0; mask; mask &= mask - 1, k++)
        if (value & (mask & -mask)) gathered |= (uint64_t)1 << k;
    return gathered;
}

#endif
