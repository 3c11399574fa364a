#ifndef TEXT_DIFF_H
#define TEXT_DIFF_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Two sequences of word numbers to compare, and which of their elements are
 * not common to both. */
typedef struct {
    const uint32_t *old_ids, *new_ids; /* [old_count], [new_count] */
    size_t old_count, new_count;
    bool *deleted;  /* out: [old_count] */
    bool *inserted; /* out: [new_count] */
} Diff;

/* A shortest edit script: marks the fewest elements, so that what is left is
 * the same on both sides. Of very unlike sequences (more than
 * DIFF_MOST_STEPS differences in one stretch) not always the fewest. */
enum { DIFF_MOST_STEPS = 1024 };
void diff_mark(Arena *arena, Diff *diff);

#endif
