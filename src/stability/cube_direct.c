/* Largest values over own moves where the options of a decision maker go both
 * ways and are neighbours: all states of a fibre get one value, so a first
 * pass finds it and a second compares, and nothing is copied. A task is some
 * columns of all rows, few enough for the second pass to find them in a
 * second-level cache: main memory is read once. */
#include <string.h>

#include "base/vector.h"
#include "stability/bits.h"
#include "stability/cube_part.h"

enum { COLUMNS = 256 };

typedef struct {
    const TileWork *work;
    const int32_t *ranks;
    unsigned low, bits; /* of the only axis */
    size_t columns;     /* of a task; 1 where the axis is lowest */
} Direct;

static inline int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static inline void take_largest(int32_t *restrict best,
    const int32_t *restrict ranks, const int32_t *restrict values)
{
    for (int l = 0; l < BLOCK; l++) {
        int32_t value = values[l] < ranks[l] ? values[l] : ranks[l];
        best[l] = larger(best[l], value);
    }
}

static inline void take_largest_rank(
    int32_t *restrict best, const int32_t *restrict ranks)
{
    for (int l = 0; l < BLOCK; l++) best[l] = larger(best[l], ranks[l]);
}

/* Takes the block of cells at AT into BEST. */
static inline void take(const Direct *direct, size_t at, int32_t *best)
{
    const int32_t *values = direct->work->values;
    if (values)
        take_largest(best, direct->ranks + at, values + at);
    else
        take_largest_rank(best, direct->ranks + at);
}

static inline void give(const Direct *direct, size_t at, const int32_t *best)
{
    const TileWork *work = direct->work;
    if (work->spread) memcpy(work->spread + at, best, BLOCK * sizeof *best);
    if (work->stable)
        work->stable[at / BLOCK] = judge_block(best, direct->ranks + at);
}

WIDE_VECTORS static void do_columns(const Direct *direct, size_t base)
{
    int32_t best[COLUMNS];
    for (int l = 0; l < COLUMNS; l++) best[l] = 1;
    size_t stride = (size_t)1 << direct->low, rows = (size_t)1 << direct->bits;
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < direct->columns; c += BLOCK)
            take(direct, base + r * stride + c, best + c);
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < direct->columns; c += BLOCK)
            give(direct, base + r * stride + c, best + c);
}

/* A fibre that is a run of cells. */
WIDE_VECTORS static void do_run(const Direct *direct, size_t base)
{
    int32_t best[BLOCK], largest = 1;
    size_t size = (size_t)1 << direct->bits;
    for (int l = 0; l < BLOCK; l++) best[l] = 1;
    for (size_t k = 0; k < size; k += BLOCK) take(direct, base + k, best);
    for (int l = 0; l < BLOCK / 4; l++) {
        int32_t a = larger(best[l], best[l + BLOCK / 4]);
        int32_t b = larger(best[l + BLOCK / 2], best[l + BLOCK / 4 * 3]);
        best[l] = larger(a, b);
    }
    for (int l = 0; l < BLOCK / 4; l++) largest = larger(largest, best[l]);
    for (int l = 0; l < BLOCK; l++) best[l] = largest;
    for (size_t k = 0; k < size; k += BLOCK) give(direct, base + k, best);
}

/* Some columns of a row of fibres, or COLUMNS runs. */
static void do_task(void *context, unsigned worker, size_t index)
{
    const Direct *direct = context;
    (void)worker;
    if (direct->low == 0) {
        for (size_t k = 0; k < direct->columns; k++)
            do_run(direct, (index * direct->columns + k) << direct->bits);
        return;
    }
    size_t tasks_a_row = ((size_t)1 << direct->low) / direct->columns;
    do_columns(direct, (index / tasks_a_row << (direct->low + direct->bits)) +
                           index % tasks_a_row * direct->columns);
}

static Direct plan(const TileWork *work)
{
    uint64_t mask = work->cube->masks[work->maker];
    Direct direct = {.work = work, .ranks = work->cube->ranks[work->maker]};
    direct.low = (unsigned)__builtin_ctzll(mask);
    direct.bits = (unsigned)__builtin_popcountll(mask);
    unsigned others = work->cube->option_count - direct.bits;
    unsigned most = direct.low ? direct.low : others;
    direct.columns = most < 8 ? (size_t)1 << most : COLUMNS;
    return direct;
}

bool cube_is_direct(const TileWork *work)
{
    const Cube *cube = work->cube;
    uint64_t mask = cube->masks[work->maker];
    if (!mask || mask & (cube->forward | cube->back)) return false;
    unsigned low = (unsigned)__builtin_ctzll(mask);
    if ((mask >> low) & ((mask >> low) + 1)) return false;
    return low >= CUBE_OPTIONS_MIN || (low == 0 && mask + 1 >= BLOCK);
}

bool cube_direct(const TileWork *work, const Stage *stage)
{
    Direct direct = plan(work);
    size_t fibres = (size_t)1 << (work->cube->option_count - direct.bits);
    size_t tasks = fibres / direct.columns;
    unsigned threads = control_threads(stage->control, tasks);
    return parallel_run(stage, threads, tasks, do_task, &direct);
}
