/* Least and largest over sub-cubes. Along options that go both ways all cells
 * of a row get the row's extreme: one pass to find it and one to write it,
 * whatever the number of options. Along a one-way option the cell that can
 * still move takes from the other. Since each option is one axis of a product,
 * axes are taken one after another, in any order: the zeta transform over
 * subsets (Yates, 1937) with least instead of sum.
 * Inner loops have a fixed length, so that compilers turn them into vectors. */
#include "stability/axis.h"

#include <string.h>
#include "base/vector.h"
#include "stability/bits.h"

enum { WIDE = 64, NARROW = 16 }; /* cells of the inner loops */

static inline int32_t better(int32_t a, int32_t b, bool least)
{
    return (a < b) == least ? a : b;
}

static inline void take(
    int32_t *restrict into, const int32_t *restrict from, int lanes, bool least)
{
    for (int l = 0; l < lanes; l++) into[l] = better(into[l], from[l], least);
}

/* LANES neighbouring columns of ROWS rows. */
static inline void fold_columns(
    int32_t *cells, size_t rows, size_t stride, int lanes, bool least)
{
    int32_t best[WIDE];
    memcpy(best, cells, (size_t)lanes * sizeof *best);
    for (size_t r = 1; r < rows; r++)
        take(best, cells + r * stride, lanes, least);
    for (size_t r = 0; r < rows; r++)
        memcpy(cells + r * stride, best, (size_t)lanes * sizeof *best);
}

/* One run of cells, a multiple of NARROW, becomes its extreme. */
static inline void fold_run(int32_t *cells, size_t count, bool least)
{
    int32_t best[NARROW];
    memcpy(best, cells, sizeof best);
    for (size_t k = NARROW; k < count; k += NARROW)
        take(best, cells + k, NARROW, least);
    for (int l = 1; l < NARROW; l++) best[0] = better(best[0], best[l], least);
    for (size_t k = 0; k < count; k++) cells[k] = best[0];
}

static inline void fold_both(
    int32_t *cells, size_t rows, size_t stride, bool least)
{
    if (stride == 1 && rows >= NARROW) {
        fold_run(cells, rows, least);
        return;
    }
    size_t c = 0;
    for (; c + WIDE <= stride; c += WIDE)
        fold_columns(cells + c, rows, stride, WIDE, least);
    for (; c + NARROW <= stride; c += NARROW)
        fold_columns(cells + c, rows, stride, NARROW, least);
    for (; c < stride; c++) fold_columns(cells + c, rows, stride, 1, least);
}

static inline void fold_one_way(
    int32_t *cells, size_t stride, Direction direction, bool least)
{
    int32_t *into = direction == DIRECTION_FORWARD ? cells : cells + stride;
    int32_t *from = direction == DIRECTION_FORWARD ? cells + stride : cells;
    size_t c = 0;
    for (; c + NARROW <= stride; c += NARROW)
        take(into + c, from + c, NARROW, least);
    for (; c < stride; c++) into[c] = better(into[c], from[c], least);
}

static inline void fold(int32_t *cells, size_t count, Axis axis, bool least)
{
    size_t stride = (size_t)1 << axis.low, rows = (size_t)1 << axis.bits;
    for (size_t at = 0; at < count; at += rows * stride)
        if (axis.direction == DIRECTION_BOTH)
            fold_both(cells + at, rows, stride, least);
        else
            fold_one_way(cells + at, stride, axis.direction, least);
}

WIDE_VECTORS void axis_least(int32_t *cells, size_t count, Axis axis)
{
    fold(cells, count, axis, true);
}

WIDE_VECTORS void axis_largest(int32_t *cells, size_t count, Axis axis)
{
    fold(cells, count, axis, false);
}

size_t axes_find(
    uint64_t mask, uint64_t forward, uint64_t back, uint64_t within, Axis *axes)
{
    uint64_t owned = bits_gather(mask, within);
    uint64_t up = bits_gather(forward, within);
    uint64_t down = bits_gather(back, within);
    size_t count = 0;
    for (unsigned j = 0; j < 64 && owned >> j; j++) {
        if (!(owned >> j & 1)) continue;
        Direction direction = up >> j & 1     ? DIRECTION_FORWARD
                              : down >> j & 1 ? DIRECTION_BACK
                                              : DIRECTION_BOTH;
        Axis *last = count ? &axes[count - 1] : NULL;
        if (last && direction == DIRECTION_BOTH &&
            last->direction == DIRECTION_BOTH && last->low + last->bits == j)
            last->bits++;
        else
            axes[count++] = (Axis){j, 1, direction};
    }
    return count;
}
