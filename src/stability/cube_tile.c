/* Largest values over own moves, and the verdicts that follow. A tile holds
 * whole fibres of one decision maker, and as many neighbouring columns as fit
 * a second-level cache, so that main memory is read once. */
#include <string.h>

#include "stability/bits.h"
#include "stability/cube_part.h"

enum { TILE_BITS = 16 };

typedef struct {
    TileWork work;
    uint64_t inside, outside; /* options within a tile, and between tiles */
    size_t cells, chunk;      /* of a tile; of neighbouring cells */
    Axis axes[64];
    size_t axis_count;
    int32_t *scratch; /* [workers][cells] */
} Tiles;

static inline void load_ranks(
    int32_t *restrict to, const int32_t *restrict ranks)
{
    for (int l = 0; l < BLOCK; l++) to[l] = ranks[l] > 1 ? ranks[l] : 1;
}

static inline void cut_values(
    int32_t *restrict to, const int32_t *restrict values)
{
    for (int l = 0; l < BLOCK; l++)
        to[l] = values[l] < to[l] ? values[l] : to[l];
}

static void load(const Tiles *tiles, size_t base, int32_t *cells)
{
    const int32_t *ranks = tiles->work.cube->ranks[tiles->work.maker] + base;
    const int32_t *values = tiles->work.values;
    for (size_t c = 0; c < tiles->chunk; c += BLOCK) {
        load_ranks(cells + c, ranks + c);
        if (values) cut_values(cells + c, values + base + c);
    }
}

static void store(const Tiles *tiles, size_t base, const int32_t *cells)
{
    const TileWork *work = &tiles->work;
    const int32_t *ranks = work->cube->ranks[work->maker] + base;
    if (work->spread)
        memcpy(work->spread + base, cells, tiles->chunk * sizeof *cells);
    for (size_t c = 0; work->stable && c < tiles->chunk; c += BLOCK)
        work->stable[(base + c) / BLOCK] = judge_block(cells + c, ranks + c);
}

static void do_tile(void *context, unsigned worker, size_t index)
{
    const Tiles *tiles = context;
    int32_t *cells = tiles->scratch + worker * tiles->cells;
    uint64_t base = bits_spread(index, tiles->outside);
    uint64_t between = tiles->inside & ~(tiles->chunk - 1), at = 0;
    for (size_t k = 0; k < tiles->cells; k += tiles->chunk) {
        load(tiles, base | at, cells + k);
        at = subset_next(at, between);
    }
    for (size_t a = 0; a < tiles->axis_count; a++)
        axis_largest(cells, tiles->cells, tiles->axes[a]);
    for (size_t k = 0; k < tiles->cells; k += tiles->chunk) {
        store(tiles, base | at, cells + k);
        at = subset_next(at, between);
    }
}

static Tiles plan(const TileWork *work)
{
    const Cube *cube = work->cube;
    uint64_t all = bits_low(cube->option_count);
    Tiles tiles = {.work = *work};
    tiles.inside = cube->masks[work->maker] | bits_low(CUBE_OPTIONS_MIN);
    while (
        __builtin_popcountll(tiles.inside) < TILE_BITS && tiles.inside != all)
        tiles.inside |= (tiles.inside + 1) & all & ~tiles.inside;
    tiles.outside = all & ~tiles.inside;
    tiles.cells = (size_t)1 << __builtin_popcountll(tiles.inside);
    tiles.chunk = (size_t)(~tiles.inside & (tiles.inside + 1));
    tiles.axis_count = axes_find(cube->masks[work->maker], cube->forward,
        cube->back, tiles.inside, tiles.axes);
    return tiles;
}

bool cube_tiles(Arena *arena, const TileWork *work, const Stage *stage)
{
    if (cube_is_direct(work)) return cube_direct(work, stage);
    Tiles tiles = plan(work);
    size_t count = (size_t)1 << __builtin_popcountll(tiles.outside);
    unsigned threads = control_threads(stage->control, count);
    tiles.scratch = big_reserve(
        arena, work->scratch, threads * tiles.cells * sizeof(int32_t));
    return parallel_run(stage, threads, count, do_tile, &tiles);
}
