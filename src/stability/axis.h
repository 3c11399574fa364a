#ifndef STABILITY_AXIS_H
#define STABILITY_AXIS_H

#include "stability/conflict.h"

/* An array over a cube of 2^n cells, seen along some neighbouring options:
 * [outer][2^bits][2^low]. A one-way axis has one bit. */
typedef struct {
    unsigned low, bits;
    Direction direction;
} Axis;

/* The axes of the options MASK in an array over the options WITHIN alone,
 * whose bits are pushed together. AXES has room for 64; how many there are. */
size_t axes_find(uint64_t mask, uint64_t forward, uint64_t back,
    uint64_t within, Axis *axes);

/* Each of COUNT cells becomes the least, or the largest, over itself and the
 * cells that can be moved to along AXIS. */
void axis_least(int32_t *cells, size_t count, Axis axis);
void axis_largest(int32_t *cells, size_t count, Axis axis);

#endif
