/* Products of matrices, blocked so that a piece of OUT stays in registers
 * while it is summed (Goto and van de Geijn 2008): six rows of sixteen numbers.
 * Numbers that one instruction handles together are of different sums, and no
 * multiplication is fused with its addition, so that the width of the
 * processor's registers changes no bit. Cost: rows * columns * depth. */
#include "read/matrix.h"

#include "base/vector.h"

enum { HIGH = 6, WIDE = MATRIX_COLUMNS / 2, DEEP = 256 };

typedef float Eight
    __attribute__((vector_size(WIDE * sizeof(float)), aligned(4), may_alias));

/* A piece of so many rows of OUT; ROWS is a constant where this is called. */
static inline __attribute__((always_inline)) void add_piece(size_t rows,
    size_t depth, Matrix a, const float *b, size_t b_row, float *out,
    size_t out_row)
{
    Eight sums[HIGH][2];
#pragma GCC unroll 6
    for (size_t r = 0; r < rows; r++)
#pragma GCC unroll 2
        for (size_t half = 0; half < 2; half++)
            sums[r][half] = *(Eight *)(out + r * out_row + half * WIDE);
    for (size_t k = 0; k < depth; k++) {
        const float *line = b + k * b_row;
        Eight left = *(const Eight *)line;
        Eight right = *(const Eight *)(line + WIDE);
#pragma GCC unroll 6
        for (size_t r = 0; r < rows; r++) {
            float factor = a.numbers[r * a.row + k * a.column];
            sums[r][0] += factor * left;
            sums[r][1] += factor * right;
        }
    }
#pragma GCC unroll 6
    for (size_t r = 0; r < rows; r++)
#pragma GCC unroll 2
        for (size_t half = 0; half < 2; half++)
            *(Eight *)(out + r * out_row + half * WIDE) = sums[r][half];
}

static inline __attribute__((always_inline)) void add_columns(size_t rows,
    size_t depth, Matrix a, const float *b, size_t b_row, float *out,
    size_t out_row)
{
    size_t r = 0;
    for (; r + HIGH <= rows; r += HIGH) {
        add_piece(HIGH, depth, a, b, b_row, out + r * out_row, out_row);
        a.numbers += HIGH * a.row;
    }
    for (; r < rows; r++) {
        add_piece(1, depth, a, b, b_row, out + r * out_row, out_row);
        a.numbers += a.row;
    }
}

WIDE_VECTORS
void matrix_add_product(MatrixSize size, Matrix a, const float *b, size_t b_row,
    float *out, size_t out_row)
{
    for (size_t from = 0; from < size.depth; from += DEEP) {
        size_t left = size.depth - from, depth = left < DEEP ? left : DEEP;
        for (size_t c = 0; c < size.columns; c += MATRIX_COLUMNS)
            add_columns(size.rows, depth, a, b + from * b_row + c, b_row,
                out + c, out_row);
        a.numbers += DEEP * a.column;
    }
}
