/* Thinning a frontier to a grid (an additive version of Papadimitriou and
 * Yannakakis, "On the approximability of trade-offs", 2000). The vector
 * nearest to the middle of a cell stands for all of it, so that what the
 * others miss is mostly half a side, and what is told is the most that any of
 * them really misses. */
#include "deal/thin.h"

#include <math.h>
#include <string.h>

/* A cell in use. Cells are told apart by 64 bits of hash: were two taken for
 * one, what is missed would grow, and be told. */
typedef struct {
    uint64_t hash;
    uint32_t number; /* 1 + the cell's; 0: free */
} Slot;

typedef struct {
    uint32_t keeper;
    float away; /* from the middle, in sides */
} Cell;

typedef struct {
    const DealWork *work;
    size_t dimensions;
    double *shares; /* [candidate][dimension] above the least, of the range */
    Slot *slots;    /* [mask + 1] */
    Cell *cells;    /* [used], room for (mask + 1) / 2 */
    size_t mask, used;
    double sides; /* in a range */
    DealArray *of_shares, *of_slots, *of_cells;
} Grid;

/* -- the grid ---------------------------------------------------------------
 */

static void take_slots(Grid *grid, size_t most)
{
    size_t size = 64;
    Arena *arena = grid->work->arena;
    while (size < 2 * most + 2) size *= 2;
    grid->mask = size - 1;
    grid->slots =
        deal_array_of(arena, grid->of_slots, size, sizeof *grid->slots);
    memset(grid->slots, 0, size * sizeof *grid->slots);
}

static void measure(Grid *grid, const Fold *fold, const Vectors *candidates,
    const uint32_t *order, size_t count)
{
    for (size_t p = 0; p < grid->dimensions; p++) {
        const double *u = candidates->u[p];
        double least = INFINITY, range = fold->range[p];
        double part = range > 0 ? 1 / range : 0;
        for (size_t i = 0; i < count; i++)
            least = u[order[i]] < least ? u[order[i]] : least;
        for (size_t i = 0; i < count; i++)
            grid->shares[order[i] * grid->dimensions + p] =
                (u[order[i]] - least) * part;
    }
}

/* A grid for the candidates in ORDER with room for MOST cells, or more. */
static Grid make_grid(const DealWork *work, const Fold *fold,
    const Vectors *candidates, const uint32_t *order, size_t count, size_t most)
{
    Arena *arena = work->arena;
    Grid grid = {.work = work,
        .dimensions = candidates->dimensions,
        .of_shares = deal_array_new(arena),
        .of_slots = deal_array_new(arena),
        .of_cells = deal_array_new(arena)};
    grid.shares = deal_array_of(arena, grid.of_shares,
        candidates->count * grid.dimensions, sizeof *grid.shares);
    measure(&grid, fold, candidates, order, count);
    take_slots(&grid, most);
    grid.cells = deal_array_of(arena, grid.of_cells, count, sizeof *grid.cells);
    return grid;
}

static void free_grid(Grid *grid)
{
    deal_array_free(grid->of_shares);
    deal_array_free(grid->of_slots);
    deal_array_free(grid->of_cells);
}

static void set_side(Grid *grid, double side)
{
    grid->sides = 1 / side;
    grid->used = 0;
    memset(grid->slots, 0, (grid->mask + 1) * sizeof *grid->slots);
}

/* The slot of the cell that has HASH, or the one free for it. */
static inline Slot *find_slot(const Grid *grid, uint64_t hash)
{
    size_t at = (size_t)hash & grid->mask;
    while (grid->slots[at].number && grid->slots[at].hash != hash)
        at = (at + 1) & grid->mask;
    return &grid->slots[at];
}

/* Twice the slots. */
static void grow(Grid *grid)
{
    Grid old = *grid;
    grid->of_slots = deal_array_new(grid->work->arena);
    take_slots(grid, old.mask + 1);
    for (size_t i = 0; i <= old.mask; i++)
        if (old.slots[i].number)
            *find_slot(grid, old.slots[i].hash) = old.slots[i];
    deal_array_free(old.of_slots);
}

/* The hash of the cell of vector ID, and how far from its middle it lies. */
static inline uint64_t hash_cell(const Grid *grid, uint32_t id, float *away)
{
    uint64_t hash = 0;
    double most = 0;
    for (size_t p = 0; p < grid->dimensions; p++) {
        double place = grid->shares[id * grid->dimensions + p] * grid->sides;
        uint64_t low = (uint64_t)place;
        double off = fabs(place - (double)low - 0.5);
        most = off > most ? off : most;
        hash = (hash ^ low) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
    }
    *away = (float)most;
    return hash;
}

/* Puts vector ID into its cell, whose number is returned. */
static uint32_t settle(Grid *grid, uint32_t id)
{
    float away;
    if (2 * grid->used > grid->mask) grow(grid);
    uint64_t hash = hash_cell(grid, id, &away);
    Slot *slot = find_slot(grid, hash);
    if (!slot->number) {
        grid->cells[grid->used++] = (Cell){id, away};
        *slot = (Slot){hash, (uint32_t)grid->used};
    } else if (away < grid->cells[slot->number - 1].away) {
        grid->cells[slot->number - 1] = (Cell){id, away};
    }
    return slot->number - 1;
}

/* The most that a party misses where vector A stands for B, as a share of its
 * range. */
static inline double lack(const Grid *grid, uint32_t a, uint32_t b)
{
    double most = 0;
    const double *of_a = grid->shares + a * grid->dimensions;
    const double *of_b = grid->shares + b * grid->dimensions;
    for (size_t p = 0; p < grid->dimensions; p++)
        most = of_b[p] - of_a[p] > most ? of_b[p] - of_a[p] : most;
    return most;
}

/* -- as many as a limit allows ------------------------------------------------
 */

static bool fits(
    Grid *grid, double side, const uint32_t *order, size_t count, size_t limit)
{
    set_side(grid, side);
    for (size_t i = 0; i < count && grid->used <= limit; i++)
        (void)settle(grid, order[i]);
    return grid->used <= limit;
}

/* The finest grid, to within a twentieth, with at most LIMIT cells used. */
static double choose_side(
    Grid *grid, const uint32_t *order, size_t count, size_t limit)
{
    double low = 1.0 / (1 << 20), high = 1;
    while (high / low > 1.05) {
        double side = sqrt(low * high);
        if (fits(grid, side, order, count, limit))
            high = side;
        else
            low = side;
    }
    return high;
}

/* Settles REST in cells of SIDE. Those who miss more than MOST of their
 * keeper are left in REST, the keepers put into ORDER from *KEPT on; returns
 * how many are left. */
static size_t keep_central(Grid *grid, double side, double most, uint32_t *rest,
    size_t count, uint32_t *witness, uint32_t *order, size_t *kept,
    double *missed)
{
    size_t left = 0;
    set_side(grid, side);
    for (size_t i = 0; i < count; i++) witness[rest[i]] = settle(grid, rest[i]);
    for (size_t i = 0; i < count; i++) {
        uint32_t id = rest[i], by = grid->cells[witness[id]].keeper;
        double misses = lack(grid, by, id);
        if (misses > most) {
            rest[left++] = id;
            continue;
        }
        witness[id] = by;
        *missed = fmax(*missed, misses);
        if (by == id) order[(*kept)++] = id;
    }
    return left;
}

size_t thin(const DealWork *work, const Fold *fold, const Vectors *candidates,
    size_t limit, uint32_t *witness, uint32_t *order, size_t count,
    double *slack)
{
    size_t kept = 0;
    double missed = 0;
    Grid grid = make_grid(work, fold, candidates, order, count, limit);
    double side = choose_side(&grid, order, count, limit);
    (void)keep_central(
        &grid, side, INFINITY, order, count, witness, order, &kept, &missed);
    free_grid(&grid);
    *slack += missed;
    return kept;
}

/* -- as few as a slack allows ------------------------------------------------
 */

/* Cells may be wider than what may be missed, since keepers stand near the
 * middle: what misses too much of its keeper goes on to the next, finer grid.
 * In the last nobody can miss more than a side. */
static const double SIDES[] = {2.2, 1.6, 1};

size_t thin_to(const DealWork *work, const Fold *fold,
    const Vectors *candidates, double most, uint32_t *witness, uint32_t *order,
    size_t count, double *slack)
{
    size_t kept = 0, left = count;
    double missed = 0;
    DealArray *big = deal_array_new(work->arena);
    uint32_t *rest = deal_array_of(work->arena, big, count, sizeof *rest);
    Grid grid = make_grid(work, fold, candidates, order, count, 1024);
    memcpy(rest, order, count * sizeof *rest);
    for (size_t i = 0; i < sizeof SIDES / sizeof *SIDES && left; i++)
        left = keep_central(&grid, most * SIDES[i], most, rest, left, witness,
            order, &kept, &missed);
    for (size_t i = 0; i < left; i++) /* two cells were taken for one */
        order[kept++] = witness[rest[i]] = rest[i];
    free_grid(&grid);
    deal_array_free(big);
    *slack += missed;
    return kept;
}
