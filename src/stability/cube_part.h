#ifndef STABILITY_CUBE_PART_H
#define STABILITY_CUBE_PART_H

#include <string.h>

#include "stability/axis.h"
#include "stability/big.h"
#include "stability/bits.h"
#include "stability/cube.h"

/* What the parts of the cube engine share. */

/* For MAKER, judges or spreads over its own moves, sub-cube by sub-cube:
 *   x = values ? min(rank, values) : rank
 *   z = the largest x over own moves, at least 1
 *   spread[s] = z, if wanted; stable bit of s: z <= rank, if wanted. */
typedef struct {
    const Cube *cube;
    size_t maker;
    const int32_t *values; /* or NULL */
    int32_t *spread;       /* or NULL */
    uint64_t *stable;      /* or NULL */
    BigBuffer *scratch;
} TileWork;

CHECKED bool cube_tiles(Arena *arena, const TileWork *work, const Stage *stage);

/* The same without any copy, for a decision maker whose options go both ways
 * and stand side by side, if cube_is_direct() says so. */
bool cube_is_direct(const TileWork *work);
CHECKED bool cube_direct(const TileWork *work, const Stage *stage);

enum { BLOCK = 64 }; /* states to a word of bits */

/* 64 comparisons LARGEST <= RANKS as bits: as bytes first, which are then
 * pushed together eight by eight with one multiplication. LARGEST is at least
 * 1, so that infeasible states, of rank 0, get no bit. */
static inline uint64_t judge_block(
    const int32_t *restrict largest, const int32_t *restrict ranks)
{
    uint8_t bytes[BLOCK];
    uint64_t bits = 0, eight;
    for (int l = 0; l < BLOCK; l++) bytes[l] = largest[l] <= ranks[l];
    for (unsigned k = 0; k < BLOCK / 8; k++) {
        memcpy(&eight, bytes + k * 8, sizeof eight);
        bits |= (eight * 0x0102040810204080u >> 56) << (k * 8);
    }
    return bits;
}

/* For MAKER, carries values over all others' moves, or improvements, until
 * nothing changes, slice by slice: a slice holds all states that the others
 * can reach from one another.
 *   own:   in: nothing; out: the least rank that the others can bring about
 *   worst: in: what MAKER can make of a state; out: the least of that
 * Infeasible cells hold INT32_MAX afterwards. */
typedef struct {
    const Cube *cube;
    size_t maker;
    bool improving;
    int32_t *own;   /* or NULL */
    int32_t *worst; /* or NULL */
    BigBuffer *scratch;
} SliceWork;

CHECKED bool cube_slices(
    Arena *arena, const SliceWork *work, const Stage *stage);

/* A decision maker's cells in the order in which improvements go: fibre by
 * fibre, most preferred first. */
enum { ORDER_FIBRE = 1u << 31, ORDER_RANK = 1u << 30 };

typedef struct {
    uint64_t mask;          /* its options, among those of the slice */
    uint64_t forward, back; /* its one-way options, the same way */
    Axis axes[64];
    size_t axis_count;
    size_t maker;
} Opponent;

/* Sorts the feasible cells of each fibre of OPPONENT by falling rank into
 * ORDER: the cell, with ORDER_FIBRE set on the first of a fibre and
 * ORDER_RANK on the first of a rank. Fibres in which nothing is preferred to
 * anything are left out. RANKS is over the 2^bits cells of the slice, ITEMS
 * has room for two fibres. Returns how many cells are in ORDER. */
size_t order_improvements(const Opponent *opponent, unsigned bits,
    const int32_t *ranks, uint64_t *items, uint32_t *order);

#endif
