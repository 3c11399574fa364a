#ifndef RANDOM_H
#define RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* The same numbers every time: xorshift64 (Marsaglia, "Xorshift RNGs",
 * 2003). */
static uint64_t random_state = 88172645463325252u;

static inline uint64_t random_next(void)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return random_state;
}

/* 0 to BELOW - 1; BELOW is at least 1. */
static inline size_t random_below(size_t below)
{
    return (size_t)(random_next() % below);
}

#endif
