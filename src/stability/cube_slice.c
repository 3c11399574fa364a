/* What the others can bring about: least values carried over their moves, or
 * their improvements, to a fixpoint. The others never change the options that
 * none of them controls, so the cube falls apart into slices, one for each
 * setting of those, that are closed one by one, in cache and in parallel.
 *
 * Moves: least over each opponent's sub-cubes, in turn; with no infeasible
 * state once round is enough, as sub-cubes of different opponents commute.
 * Improvements: each opponent's fibres are sorted once by falling rank; a
 * running least over what is strictly better passes through each fibre, in
 * turn, until a whole round changes nothing. */
#include <string.h>

#include "stability/bits.h"
#include "stability/cube_part.h"

enum {
    PAD = 16,      /* cells between slices, lest they share sets of a cache */
    AHEAD = 16,    /* lines of cache */
    LINE_BITS = 4, /* 2^4 cells share a line of cache */
    SCRATCH_MAX = 256u << 20, /* bytes of all workers, if it can be helped */
    HOLE = INT32_MAX
};

typedef struct {
    SliceWork work;
    uint64_t inside;    /* options of the others */
    uint64_t near, far; /* all other options: slices done at once, and tasks */
    unsigned bits;      /* options of a slice */
    size_t cells;       /* 2^bits */
    size_t pitch;       /* cells from one slice to the next */
    size_t batch;       /* slices done at once */
    Opponent *opponents;
    size_t opponent_count;
    size_t largest_fibre;
    char *scratch;
    size_t scratch_size; /* bytes of one worker */
} Slices;

/* One worker's arrays; [cells] unless said otherwise, a batch [pitch]. */
typedef struct {
    int32_t *own, *worst, *ranks; /* [batch][cells]; ranks: [opponents] more */
    uint32_t *order;              /* [opponents][cells] */
    size_t *order_count;          /* [opponents] */
    uint32_t *holes;              /* infeasible cells */
    size_t hole_count;
    uint64_t *items; /* [2][largest fibre] */
    int32_t *table;  /* [2][largest fibre] by setting of one-way options */
} Scratch;

static size_t round_up(size_t bytes)
{
    return (bytes + 63) & ~(size_t)63;
}

/* Lays the arrays out from BASE (NULL: only to measure); bytes needed. */
static size_t lay_out(const Slices *slices, char *base, Scratch *scratch)
{
    size_t used = 0, cells = slices->cells, count = slices->opponent_count;
    size_t improving = slices->work.improving;
    size_t batch = slices->batch * slices->pitch * sizeof(int32_t);
    struct {
        void *field;
        size_t size;
    } parts[] = {
        {&scratch->own, batch},
        {&scratch->worst, batch},
        {&scratch->ranks, improving * batch * count},
        {&scratch->order, improving * cells * count * sizeof(uint32_t)},
        {&scratch->order_count, count * sizeof(size_t)},
        {&scratch->holes, cells * sizeof(uint32_t)},
        {&scratch->items, 2 * slices->largest_fibre * sizeof(uint64_t)},
        {&scratch->table, 2 * slices->largest_fibre * sizeof(int32_t)},
    };
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
        char *part = base + used;
        if (base) memcpy(parts[k].field, &part, sizeof part);
        used += round_up(parts[k].size);
    }
    return used;
}

/* Where neighbouring cells belong to different slices: line by line, each
 * asked for long before it is needed, as they lie far apart. */
static void copy_lines(
    const Slices *slices, int32_t *whole, int32_t *parts, bool back)
{
    uint64_t at = 0, ahead = bits_spread(AHEAD, slices->inside);
    for (size_t k = 0; k < slices->cells; k++) {
        int32_t *line = whole + at;
        __builtin_prefetch(whole + ahead, 1);
        for (size_t b = 0; b < slices->batch; b++) {
            int32_t *cell = parts + b * slices->pitch + k;
            *(back ? line + b : cell) = *(back ? cell : line + b);
        }
        at = subset_next(at, slices->inside);
        ahead = subset_next(ahead, slices->inside);
    }
}

static void copy_chunks(
    const Slices *slices, int32_t *whole, int32_t *parts, bool back)
{
    size_t chunk = (size_t)(~slices->inside & (slices->inside + 1));
    uint64_t between = slices->inside & ~(chunk - 1), at = 0;
    for (size_t k = 0; k < slices->cells; k += chunk) {
        uint64_t near = 0;
        for (size_t b = 0; b < slices->batch; b++) {
            int32_t *cells = whole + (at | near);
            int32_t *slice = parts + b * slices->pitch + k;
            memcpy(back ? cells : slice, back ? slice : cells,
                chunk * sizeof *cells);
            near = subset_next(near, slices->near);
        }
        at = subset_next(at, between);
    }
}

/* Copies an array of the cube into BATCH slices, or with BACK out of them,
 * walking through the cube's memory in order. */
static void copy_slices(const Slices *slices, uint64_t fixed, int32_t *whole,
    int32_t *parts, bool back)
{
    if (slices->near == bits_low(LINE_BITS))
        copy_lines(slices, whole + fixed, parts, back);
    else
        copy_chunks(slices, whole + fixed, parts, back);
}

/* Infeasible cells, which have rank 0, shall never be the least. */
static void find_holes(
    const Slices *slices, int32_t *own, int32_t *worst, Scratch *scratch)
{
    scratch->hole_count = 0;
    if (slices->work.cube->full) return;
    for (size_t c = 0; c < slices->cells; c++) {
        if (own[c]) continue;
        scratch->holes[scratch->hole_count++] = (uint32_t)c;
        own[c] = worst[c] = HOLE;
    }
}

static void fill_holes(int32_t *cells, const Scratch *scratch)
{
    for (size_t k = 0; k < scratch->hole_count; k++)
        cells[scratch->holes[k]] = HOLE;
}

static int64_t sum_cells(const int32_t *cells, size_t count)
{
    int64_t sum = 0;
    for (size_t c = 0; c < count; c++) sum += cells[c];
    return sum;
}

/* Values only fall, so nothing has changed when their sum has not. */
static void close_moves(
    const Slices *slices, int32_t *cells, const Scratch *scratch)
{
    int64_t before, after = 0;
    do {
        before = after;
        for (size_t k = 0; k < slices->opponent_count; k++) {
            const Opponent *opponent = &slices->opponents[k];
            for (size_t a = 0; a < opponent->axis_count; a++)
                axis_least(cells, slices->cells, opponent->axes[a]);
            fill_holes(cells, scratch);
        }
        if (!scratch->hole_count) return;
        after = sum_cells(cells, slices->cells);
    } while (after != before);
}

static inline int32_t least(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

/* One pass through all fibres of an opponent whose options go both ways. */
static bool improve_both(
    const uint32_t *order, size_t count, int32_t *own, int32_t *worst)
{
    int32_t changed = 0;
    int32_t own_better = HOLE, worst_better = HOLE; /* over better ranks */
    int32_t own_next = HOLE, worst_next = HOLE;     /* and this one */
    for (size_t k = 0; k < count; k++) {
        uint32_t cell = order[k] & (ORDER_RANK - 1);
        if (order[k] & ORDER_FIBRE) {
            own_better = worst_better = own_next = worst_next = HOLE;
        } else if (order[k] & ORDER_RANK) {
            own_better = own_next;
            worst_better = worst_next;
        }
        int32_t a = least(own[cell], own_better);
        int32_t b = least(worst[cell], worst_better);
        changed |= (a ^ own[cell]) | (b ^ worst[cell]);
        own[cell] = a;
        worst[cell] = b;
        own_next = least(own_next, a);
        worst_next = least(worst_next, b);
    }
    return changed != 0;
}

/* One-way options: what is reachable from a setting x of them are the
 * settings that contain x, once those that can only be given up are counted
 * upside down. The table holds a least for every setting; its upper half of
 * bits is searched when asked, its lower half when told. */
typedef struct {
    uint64_t mask, flip; /* one-way options, and those counted upside down */
    unsigned low_bits, high_bits;
    int32_t *table; /* [2^high_bits][2^low_bits] */
} OneWay;

static size_t setting_of(const OneWay *way, uint32_t cell)
{
    return (size_t)bits_gather(cell ^ way->flip, way->mask);
}

static int32_t ask(const OneWay *way, size_t setting)
{
    size_t low = setting & (size_t)bits_low(way->low_bits);
    size_t high = setting >> way->low_bits;
    size_t spare = (size_t)bits_low(way->high_bits) & ~high, extra = 0;
    int32_t found = HOLE;
    do {
        found = least(found, way->table[(high | extra) << way->low_bits | low]);
        extra = (size_t)subset_next(extra, spare);
    } while (extra);
    return found;
}

static void tell(const OneWay *way, size_t setting, int32_t value)
{
    size_t low = setting & (size_t)bits_low(way->low_bits), part = 0;
    int32_t *row = way->table + (setting - low);
    do {
        row[part] = least(row[part], value);
        part = (size_t)subset_next(part, low);
    } while (part);
}

static bool improve_rank(
    const OneWay *way, const uint32_t *order, size_t count, int32_t *values)
{
    bool changed = false;
    for (size_t k = 0; k < count; k++) {
        uint32_t cell = order[k] & (ORDER_RANK - 1);
        int32_t found = ask(way, setting_of(way, cell));
        if (found >= values[cell]) continue;
        values[cell] = found;
        changed = true;
    }
    for (size_t k = 0; k < count; k++) {
        uint32_t cell = order[k] & (ORDER_RANK - 1);
        tell(way, setting_of(way, cell), values[cell]);
    }
    return changed;
}

static bool improve_one_way(const Opponent *opponent, int32_t *table,
    const uint32_t *order, size_t count, int32_t *values)
{
    OneWay way = {.mask = opponent->forward | opponent->back,
        .flip = opponent->back,
        .table = table};
    unsigned bits = (unsigned)__builtin_popcountll(way.mask);
    bool changed = false;
    way.low_bits = bits / 2;
    way.high_bits = bits - way.low_bits;
    for (size_t from = 0, to; from < count; from = to) {
        if (order[from] & ORDER_FIBRE)
            for (size_t k = 0; k < (size_t)1 << bits; k++) table[k] = HOLE;
        for (to = from + 1; to < count && !(order[to] & ORDER_RANK); to++) {
        }
        changed |= improve_rank(&way, order + from, to - from, values);
    }
    return changed;
}

static bool improve(const Opponent *opponent, const Scratch *scratch,
    const uint32_t *order, size_t count, int32_t *own, int32_t *worst)
{
    if (!count) return false;
    if (!(opponent->forward | opponent->back))
        return improve_both(order, count, own, worst);
    bool changed = improve_one_way(opponent, scratch->table, order, count, own);
    return improve_one_way(opponent, scratch->table, order, count, worst) ||
           changed;
}

/* RANKS are the opponents' in this slice, one after another, PITCH apart. */
static void close_improvements(const Slices *slices, const int32_t *ranks,
    size_t pitch, int32_t *own, int32_t *worst, Scratch *scratch)
{
    size_t count = slices->opponent_count, still = 0;
    for (size_t k = 0; k < count; k++)
        scratch->order_count[k] = order_improvements(&slices->opponents[k],
            slices->bits, ranks + k * pitch, scratch->items,
            scratch->order + k * slices->cells);
    for (size_t k = 0; still < count; k = (k + 1) % count) {
        bool changed = improve(&slices->opponents[k], scratch,
            scratch->order + k * slices->cells, scratch->order_count[k], own,
            worst);
        still = changed ? 1 : still + 1;
    }
}

static void close_slice(const Slices *slices, size_t index, Scratch *scratch)
{
    int32_t *own = scratch->own + index * slices->pitch;
    int32_t *worst = scratch->worst + index * slices->pitch;
    find_holes(slices, own, worst, scratch);
    if (slices->work.improving) {
        close_improvements(slices, scratch->ranks + index * slices->pitch,
            slices->batch * slices->pitch, own, worst, scratch);
        return;
    }
    close_moves(slices, own, scratch);
    if (slices->work.worst) close_moves(slices, worst, scratch);
}

static void do_batch(void *context, unsigned worker, size_t index)
{
    const Slices *slices = context;
    const SliceWork *work = &slices->work;
    int32_t **ranks = work->cube->ranks;
    uint64_t fixed = bits_spread(index, slices->far);
    size_t batch_cells = slices->batch * slices->pitch;
    Scratch scratch;
    lay_out(slices, slices->scratch + worker * slices->scratch_size, &scratch);
    copy_slices(slices, fixed, ranks[work->maker], scratch.own, false);
    if (work->worst)
        copy_slices(slices, fixed, work->worst, scratch.worst, false);
    for (size_t k = 0; work->improving && k < slices->opponent_count; k++)
        copy_slices(slices, fixed, ranks[slices->opponents[k].maker],
            scratch.ranks + k * batch_cells, false);
    for (size_t b = 0; b < slices->batch; b++) close_slice(slices, b, &scratch);
    if (work->own) copy_slices(slices, fixed, work->own, scratch.own, true);
    if (work->worst)
        copy_slices(slices, fixed, work->worst, scratch.worst, true);
}

static void find_opponents(Slices *slices)
{
    const Cube *cube = slices->work.cube;
    slices->largest_fibre = 1;
    for (size_t m = 0; m < cube->maker_count; m++) {
        uint64_t mask = cube->masks[m];
        if (m == slices->work.maker || !mask) continue;
        Opponent *opponent = &slices->opponents[slices->opponent_count++];
        size_t fibre = (size_t)1 << __builtin_popcountll(mask);
        opponent->maker = m;
        opponent->mask = bits_gather(mask, slices->inside);
        opponent->forward = bits_gather(mask & cube->forward, slices->inside);
        opponent->back = bits_gather(mask & cube->back, slices->inside);
        opponent->axis_count = axes_find(
            mask, cube->forward, cube->back, slices->inside, opponent->axes);
        if (fibre > slices->largest_fibre) slices->largest_fibre = fibre;
    }
}

/* Slices that share lines of cache are done together, as far as they fit. */
static void plan(Slices *slices, unsigned *threads)
{
    const Cube *cube = slices->work.cube;
    uint64_t all = bits_low(cube->option_count);
    for (size_t m = 0; m < cube->maker_count; m++)
        if (m != slices->work.maker) slices->inside |= cube->masks[m];
    slices->bits = (unsigned)__builtin_popcountll(slices->inside);
    slices->cells = (size_t)1 << slices->bits;
    slices->pitch = slices->cells + PAD;
    find_opponents(slices);
    slices->near = bits_low(LINE_BITS) & ~slices->inside;
    for (;; slices->near &= slices->near - 1) {
        slices->far = all & ~slices->inside & ~slices->near;
        slices->batch = (size_t)1 << __builtin_popcountll(slices->near);
        slices->scratch_size = lay_out(slices, NULL, &(Scratch){0});
        size_t tasks = (size_t)1 << __builtin_popcountll(slices->far);
        if (*threads > tasks) *threads = (unsigned)tasks;
        if (*threads * slices->scratch_size <= SCRATCH_MAX || !slices->near)
            break;
    }
    if (*threads * slices->scratch_size > 2u * SCRATCH_MAX) *threads = 1;
}

bool cube_slices(Arena *arena, const SliceWork *work, const Stage *stage)
{
    Slices slices = {.work = *work};
    unsigned threads = control_threads(stage->control, THREADS_MAX);
    slices.opponents =
        arena_array(arena, work->cube->maker_count, sizeof *slices.opponents);
    plan(&slices, &threads);
    size_t tasks = (size_t)1 << __builtin_popcountll(slices.far);
    slices.scratch =
        big_reserve(arena, work->scratch, threads * slices.scratch_size);
    return parallel_run(stage, threads, tasks, do_batch, &slices);
}
