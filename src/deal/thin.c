/* Thinning a frontier to a grid (an additive version of Papadimitriou and
 * Yannakakis, "On the approximability of trade-offs", 2000). */
#include "deal/thin.h"

#include <math.h>
#include <string.h>

typedef struct {
    const Fold *fold;
    const Vectors *candidates;
    uint32_t *table; /* [mask + 1] 1 + a candidate, 0: empty */
    size_t mask;
    double cells; /* a dimension */
} Grid;

static int64_t coordinate(const Grid *grid, size_t p, uint32_t id)
{
    double range = grid->fold->range[p];
    if (!(range > 0)) return 0;
    return (int64_t)floor(grid->candidates->u[p][id] / range * grid->cells);
}

static bool same_cell(const Grid *grid, uint32_t a, uint32_t b)
{
    for (size_t p = 0; p < grid->candidates->dimensions; p++)
        if (coordinate(grid, p, a) != coordinate(grid, p, b)) return false;
    return true;
}

static size_t hash_cell(const Grid *grid, uint32_t id)
{
    uint64_t hash = 0;
    for (size_t p = 0; p < grid->candidates->dimensions; p++) {
        hash ^= (uint64_t)coordinate(grid, p, id);
        hash *= UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
    }
    return (size_t)hash & grid->mask;
}

/* The one that was kept for the cell of ID; ID itself if none was. */
static uint32_t keeper(Grid *grid, uint32_t id)
{
    size_t at = hash_cell(grid, id);
    for (; grid->table[at]; at = (at + 1) & grid->mask)
        if (same_cell(grid, grid->table[at] - 1, id))
            return grid->table[at] - 1;
    grid->table[at] = id + 1;
    return id;
}

/* How many cells ORDER occupies, up to one more than LIMIT. */
static size_t occupied(
    Grid *grid, const uint32_t *order, size_t count, size_t limit)
{
    size_t cells = 0;
    memset(grid->table, 0, (grid->mask + 1) * sizeof *grid->table);
    for (size_t i = 0; i < count && cells <= limit; i++)
        if (keeper(grid, order[i]) == order[i]) cells++;
    return cells;
}

/* The finest grid, to within a twentieth, with at most LIMIT cells used. */
static void choose_cells(
    Grid *grid, const uint32_t *order, size_t count, size_t limit)
{
    double low = 1, high = 1 << 20;
    while (high / low > 1.05) {
        grid->cells = sqrt(low * high);
        if (occupied(grid, order, count, limit) <= limit)
            low = grid->cells;
        else
            high = grid->cells;
    }
    grid->cells = low;
}

/* A grid with room for MOST cells in use. */
static Grid make_grid(const DealWork *work, DealArray *big, const Fold *fold,
    const Vectors *candidates, size_t most)
{
    size_t size = 64;
    while (size < 2 * most + 2) size *= 2;
    return (Grid){fold, candidates,
        deal_array_of(work->arena, big, size, sizeof(uint32_t)), size - 1, 0};
}

/* Keeps one of each cell. */
static size_t keep_cells(
    Grid *grid, uint32_t *witness, uint32_t *order, size_t count, double *slack)
{
    size_t kept = 0;
    memset(grid->table, 0, (grid->mask + 1) * sizeof *grid->table);
    for (size_t i = 0; i < count; i++) {
        uint32_t by = keeper(grid, order[i]);
        witness[order[i]] = by;
        if (by == order[i]) order[kept++] = by;
    }
    if (kept < count) *slack += 1 / grid->cells;
    return kept;
}

size_t thin(const DealWork *work, const Fold *fold, const Vectors *candidates,
    size_t limit, uint32_t *witness, uint32_t *order, size_t count,
    double *slack)
{
    /* the coarsest grid may use two cells a dimension */
    size_t corners = (size_t)2 << candidates->dimensions;
    DealArray *big = deal_array_new(work->arena);
    Grid grid = make_grid(
        work, big, fold, candidates, limit > corners ? limit : corners);
    choose_cells(&grid, order, count, limit);
    size_t kept = keep_cells(&grid, witness, order, count, slack);
    deal_array_free(big);
    return kept;
}

size_t thin_to(const DealWork *work, const Fold *fold,
    const Vectors *candidates, double side, uint32_t *witness, uint32_t *order,
    size_t count, double *slack)
{
    DealArray *big = deal_array_new(work->arena);
    Grid grid = make_grid(work, big, fold, candidates, count);
    grid.cells = 1 / side;
    size_t kept = keep_cells(&grid, witness, order, count, slack);
    deal_array_free(big);
    return kept;
}
