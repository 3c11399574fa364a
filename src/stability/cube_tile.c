/* Largest values over own moves, and the verdicts that follow. A tile holds
 * whole fibres of one decision maker, and as many neighbouring columns as fit
 * a second-level cache, so that main memory is read once. */
#include <string.h>

#include "stability/big.h"
#include "stability/bits.h"
#include "stability/cube_part.h"

enum { BLOCK = 64, TILE_BITS = 16 };

typedef struct {
    TileWork work;
    uint64_t inside, outside; /* options within a tile, and between tiles */
    size_t cells, chunk;      /* of a tile; of neighbouring cells */
    Axis axes[64];
    size_t axis_count;
    int32_t *scratch; /* [workers][cells] */
} Tiles;

static inline void load_block(int32_t *restrict to,
    const int32_t *restrict ranks, const int32_t *restrict values)
{
    for (int l = 0; l < BLOCK; l++)
        to[l] = values[l] < ranks[l] ? values[l] : ranks[l];
}

static void load(const Tiles *tiles, size_t base, int32_t *cells)
{
    const int32_t *ranks = tiles->work.cube->ranks[tiles->work.maker] + base;
    const int32_t *values = tiles->work.values;
    size_t chunk = tiles->chunk;
    if (!values) {
        memcpy(cells, ranks, chunk * sizeof *cells);
        return;
    }
    for (size_t c = 0; c < chunk; c += BLOCK)
        load_block(cells + c, ranks + c, values + base + c);
}

/* 64 comparisons as bits: as bytes first, which are then pushed together
 * eight by eight with one multiplication. */
static inline uint64_t judge_block(
    const int32_t *restrict largest, const int32_t *restrict ranks)
{
    uint8_t bytes[BLOCK];
    uint64_t bits = 0, eight;
    for (int l = 0; l < BLOCK; l++)
        bytes[l] = (uint8_t)((largest[l] <= ranks[l]) & (ranks[l] > 0));
    for (unsigned k = 0; k < BLOCK / 8; k++) {
        memcpy(&eight, bytes + k * 8, sizeof eight);
        bits |= (eight * 0x0102040810204080u >> 56) << (k * 8);
    }
    return bits;
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
    Tiles tiles = plan(work);
    size_t count = (size_t)1 << __builtin_popcountll(tiles.outside);
    unsigned threads = control_threads(stage->control, count);
    tiles.scratch = big_alloc(arena, threads * tiles.cells * sizeof(int32_t));
    bool done = parallel_run(stage, threads, count, do_tile, &tiles);
    big_free(tiles.scratch);
    return done;
}
