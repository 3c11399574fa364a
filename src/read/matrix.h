#ifndef READ_MATRIX_H
#define READ_MATRIX_H

#include <stddef.h>

/* Where a matrix stands: its element (i, k) is numbers[i * row + k * column],
 * so that the same numbers can be seen turned over. */
typedef struct {
    const float *numbers;
    size_t row, column;
} Matrix;

/* How much work: OUT of so many rows and columns, sums over DEPTH. COLUMNS is
 * a multiple of MATRIX_COLUMNS. */
typedef struct {
    size_t rows, columns, depth;
} MatrixSize;

enum { MATRIX_COLUMNS = 16 };

/* OUT += A * B, where rows of B and OUT stand B_ROW and OUT_ROW numbers apart.
 * Every sum is taken in the order of the depth, by whatever processor: the
 * same numbers give the same bits. */
void matrix_add_product(MatrixSize size, Matrix a, const float *b, size_t b_row,
    float *out, size_t out_row);

#endif
