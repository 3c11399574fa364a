/* Which vectors no other dominates, in three dimensions and more.
 *
 * Vectors come in runs whose order is that of a k-d tree (Bentley 1975) with
 * blocks of 32 at its leaves; a run that nothing is known of is put in this
 * order first. A run of the fold is a frontier shifted, so its order is right
 * already, and nothing in it dominates anything else of it. Every block asks
 * the trees of all other runs for dominators, nodes whose upper corner does
 * not reach the block's lower one skipped. So near blocks share one walk, and
 * 32 vectors are compared at once. What survives is put in order again.
 *
 * The trees hold 32-bit images of the numbers, shrunk monotonically: r >= q
 * implies image(r) >= image(q). They rule out nearly all; what is left is
 * compared exactly. The sum of a vector is carried as one more number, since
 * a dominator's is no smaller. Blocks are shared out among threads.
 *
 * Cost: O(n) to build and O(s log s) to order s survivors; the walks about
 * n^(1 - 1/d) nodes a block at worst, far fewer near a frontier. 8 + 4 d bytes
 * a vector and 8 + 4 d a survivor. */
#include "deal/kdtree.h"

#include <math.h>
#include <stdatomic.h>
#include <string.h>
#include "base/vector.h"

enum { LANES = 32, COLUMNS = DEAL_DIMENSIONS_MAX + 1, CHUNK = 16 };
enum { ALONE = 8192 }; /* below this, other threads are not worth it */

/* A column's numbers become (number - low) * scale. */
typedef struct {
    double low, scale;
} Shrink;

/* The nodes of a run's tree, and its blocks. */
typedef struct {
    size_t node, leaf; /* the first; the next run's are the end */
} Root;

typedef struct {
    const Vectors *vectors;
    const Runs *runs;
    uint32_t *witness, *order; /* order[place]: number of a vector */
    size_t columns;            /* dimensions + 1 sum */
    Shrink shrink[COLUMNS];
    int32_t *blocks; /* [leaf][column][LANES] */
    uint32_t *ids;   /* [leaf][LANES] */
    int32_t *boxes;  /* [node][column] upper corners */
    uint32_t *next;  /* [node] the node to go on with if skipped */
    Root *roots;     /* [run + 1] */
    size_t leaves, nodes;
    atomic_size_t taken; /* leaves handed out so far */
} Tree;

/* -- images ---------------------------------------------------------------- */

static double sum_of(const Vectors *v, size_t i)
{
    double sum = 0;
    for (size_t d = 0; d < v->dimensions; d++) sum += v->u[d][i];
    return sum;
}

/* Column D of vector I: a number, or after the last the sum. */
static double column_of(const Vectors *v, size_t d, size_t i)
{
    return d < v->dimensions ? v->u[d][i] : sum_of(v, i);
}

static void measure_column(Tree *tree, size_t d)
{
    const Vectors *v = tree->vectors;
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < v->count; i++) {
        double u = column_of(v, d, i);
        low = u < low ? u : low;
        high = u > high ? u : high;
    }
    tree->shrink[d] =
        (Shrink){low, high > low ? 2147483000.0 / (high - low) : 0};
}

static inline int32_t image(const Tree *tree, size_t d, uint32_t id)
{
    Shrink shrink = tree->shrink[d];
    return (
        int32_t)((column_of(tree->vectors, d, id) - shrink.low) * shrink.scale);
}

/* -- ordering ------------------------------------------------------------ */

/* The records of what is put in order: images, and a number as the last. */
typedef struct {
    int32_t *items; /* [count][width] */
    size_t count, width;
} Records;

static inline void swap_records(int32_t *a, int32_t *b, size_t width)
{
    for (size_t i = 0; i < width; i++) {
        int32_t kept = a[i];
        a[i] = b[i];
        b[i] = kept;
    }
}

/* A pivot that is likely near the middle: the median of nine. */
static int32_t pivot_of(
    const Records *records, size_t low, size_t high, size_t d)
{
    int32_t sample[9];
    size_t step = (high - low) / 9;
    for (size_t i = 0; i < 9; i++) {
        int32_t key = records->items[(low + i * step) * records->width + d];
        size_t at = i;
        for (; at > 0 && sample[at - 1] > key; at--)
            sample[at] = sample[at - 1];
        sample[at] = key;
    }
    return sample[4];
}

/* Moves the records LOW..HIGH so that those before MIDDLE have a column D no
 * smaller than those after it (Hoare, "Find", 1961; the larger first). */
static void select_records(
    Records *records, size_t low, size_t high, size_t middle, size_t d)
{
    const size_t w = records->width;
    int32_t *keys = records->items + d;
    while (low < high) {
        int32_t pivot = pivot_of(records, low, high, d);
        size_t i = low, j = high + 1; /* j: one more than the place */
        do {
            while (keys[i * w] > pivot) i++;
            while (keys[(j - 1) * w] < pivot) j--;
            if (i < j) {
                swap_records(
                    records->items + i * w, records->items + (j - 1) * w, w);
                i++, j--;
            }
        } while (i < j);
        if (middle < j)
            high = j - 1;
        else if (middle >= i)
            low = i;
        else
            return;
    }
}

/* The column in which records LOW..HIGH-1 spread the most. */
static size_t widest(const Records *records, size_t low, size_t high)
{
    size_t best = 0, step = 1 + (high - low) / 4096;
    int64_t spread = -1;
    for (size_t d = 0; d + 1 < records->width; d++) {
        int32_t least = INT32_MAX, most = INT32_MIN;
        for (size_t i = low; i < high; i += step) {
            int32_t key = records->items[i * records->width + d];
            least = key < least ? key : least;
            most = key > most ? key : most;
        }
        if ((int64_t)most - least > spread) {
            spread = (int64_t)most - least;
            best = d;
        }
    }
    return best;
}

/* Puts blocks FROM..TO-1 of records in the order of a k-d tree. */
static void order_records(Records *records, size_t from, size_t to)
{
    if (to - from == 1) return;
    size_t middle = from + (to - from) / 2, end = to * LANES;
    if (end > records->count) end = records->count;
    size_t d = widest(records, from * LANES, end);
    select_records(records, from * LANES, end - 1, middle * LANES, d);
    order_records(records, from, middle);
    order_records(records, middle, to);
}

/* Puts the first COUNT numbers of the order so that near vectors stand
 * together. */
static void order_near(
    const Tree *tree, Arena *arena, DealArray *big, size_t count)
{
    if (count <= LANES) return;
    size_t columns = tree->columns - 1, width = columns + 1;
    Records records = {NULL, count, width};
    records.items = deal_array_of(arena, big, count * width, sizeof(int32_t));
    for (size_t i = 0; i < count; i++) {
        int32_t *record = records.items + i * width;
        for (size_t d = 0; d < columns; d++)
            record[d] = image(tree, d, tree->order[i]);
        record[columns] = (int32_t)tree->order[i];
    }
    order_records(&records, 0, (count + LANES - 1) / LANES);
    for (size_t i = 0; i < count; i++)
        tree->order[i] = (uint32_t)records.items[i * width + columns];
}

/* -- building ------------------------------------------------------------ */

/* The vectors that stand at FIRST and on, COUNT of them or less, as a block. */
static void fill_block(Tree *tree, size_t leaf, size_t first, size_t count)
{
    int32_t *block = tree->blocks + leaf * tree->columns * LANES;
    uint32_t *ids = tree->ids + leaf * LANES;
    for (size_t lane = 0; lane < LANES; lane++)
        ids[lane] = lane < count ? tree->order[first + lane] : UINT32_MAX;
    for (size_t d = 0; d < tree->columns; d++)
        for (size_t lane = 0; lane < LANES; lane++)
            block[d * LANES + lane] =
                lane < count ? image(tree, d, ids[lane]) : -1;
}

static void fill_leaf(
    Tree *tree, size_t node, size_t leaf, size_t first, size_t count)
{
    fill_block(tree, leaf, first, count);
    const int32_t *block = tree->blocks + leaf * tree->columns * LANES;
    for (size_t d = 0; d < tree->columns; d++) {
        int32_t most = -1;
        for (size_t lane = 0; lane < LANES; lane++)
            if (block[d * LANES + lane] > most) most = block[d * LANES + lane];
        tree->boxes[node * tree->columns + d] = most;
    }
}

/* Builds the blocks of COUNT vectors that stand at FIRST and on as the subtree
 * that begins at NODE and LEAF. Nodes stand in the order of a walk. */
static void build(
    Tree *tree, size_t node, size_t leaf, size_t first, size_t count)
{
    size_t leaves = (count + LANES - 1) / LANES, columns = tree->columns;
    tree->next[node] = (uint32_t)(node + 2 * leaves - 1);
    if (leaves == 1) {
        fill_leaf(tree, node, leaf, first, count);
        return;
    }
    size_t half = leaves / 2, left = node + 1, right = node + 2 * half;
    build(tree, left, leaf, first, half * LANES);
    build(tree, right, leaf + half, first + half * LANES, count - half * LANES);
    for (size_t c = 0; c < columns; c++) {
        int32_t a = tree->boxes[left * columns + c];
        int32_t b = tree->boxes[right * columns + c];
        tree->boxes[node * columns + c] = a > b ? a : b;
    }
}

static size_t run_end(const Tree *tree, size_t run)
{
    return run + 1 < tree->runs->count ? tree->runs->first[run + 1]
                                       : tree->vectors->count;
}

static void plan_runs(Tree *tree, Arena *arena)
{
    tree->roots =
        arena_array(arena, tree->runs->count + 1, sizeof *tree->roots);
    for (size_t r = 0; r < tree->runs->count; r++) {
        size_t count = run_end(tree, r) - tree->runs->first[r];
        size_t leaves = (count + LANES - 1) / LANES;
        tree->roots[r] = (Root){tree->nodes, tree->leaves};
        tree->leaves += leaves;
        tree->nodes += leaves ? 2 * leaves - 1 : 0;
    }
    tree->roots[tree->runs->count] = (Root){tree->nodes, tree->leaves};
}

static void build_runs(Tree *tree)
{
    for (size_t r = 0; r < tree->runs->count; r++) {
        size_t first = tree->runs->first[r], count = run_end(tree, r) - first;
        if (count)
            build(tree, tree->roots[r].node, tree->roots[r].leaf, first, count);
    }
}

/* -- asking ------------------------------------------------------------ */

/* The block that asks. */
typedef struct {
    const int32_t *block;
    const uint32_t *ids;
    int32_t low[COLUMNS]; /* lower corner of the lanes still alive */
    uint32_t alive;       /* a bit a lane */
} Asker;

static inline bool reaches(
    const int32_t *box, const int32_t *low, size_t columns)
{
    int32_t below = 0;
    for (size_t d = 0; d < columns; d++) below |= box[d] < low[d];
    return !below;
}

/* The lanes of BLOCK that are, by their images, no worse than lane LANE of the
 * block that asks. */
static inline uint32_t image_hits(const int32_t *restrict block,
    const int32_t *restrict asking, size_t lane, size_t columns)
{
    int32_t hit[LANES], any = 0;
    uint32_t hits = 0;
    int32_t q = asking[(columns - 1) * LANES + lane];
    const int32_t *sums = block + (columns - 1) * LANES;
    for (size_t b = 0; b < LANES; b++) hit[b] = -(sums[b] >= q);
    for (size_t d = 0; d + 1 < columns; d++) {
        q = asking[d * LANES + lane];
        for (size_t b = 0; b < LANES; b++)
            hit[b] &= -(block[d * LANES + b] >= q);
    }
    for (size_t b = 0; b < LANES; b++) any |= hit[b];
    if (!any) return 0;
    for (size_t b = 0; b < LANES; b++) hits |= (uint32_t)(hit[b] & 1) << b;
    return hits;
}

/* One of the lanes HITS of block LEAF that beats vector ID, or UINT32_MAX. */
static uint32_t find_beating(
    const Tree *tree, size_t leaf, uint32_t hits, uint32_t id)
{
    for (; hits; hits &= hits - 1) {
        uint32_t other = tree->ids[leaf * LANES + (size_t)__builtin_ctz(hits)];
        if (other != UINT32_MAX && deal_beats(tree->vectors, other, id))
            return other;
    }
    return UINT32_MAX;
}

static void set_low(Asker *asker, size_t columns)
{
    for (size_t d = 0; d < columns; d++) {
        int32_t low = INT32_MAX;
        for (uint32_t rest = asker->alive; rest; rest &= rest - 1) {
            int32_t key = asker->block[d * LANES + (size_t)__builtin_ctz(rest)];
            if (key < low) low = key;
        }
        asker->low[d] = low;
    }
}

/* The lanes that BOX reaches. */
static inline uint32_t lanes_below(
    const Asker *asker, const int32_t *restrict box, size_t columns)
{
    int32_t in[LANES];
    uint32_t lanes = 0;
    for (size_t b = 0; b < LANES; b++) in[b] = -1;
    for (size_t d = 0; d < columns; d++)
        for (size_t b = 0; b < LANES; b++)
            in[b] &= -(asker->block[d * LANES + b] <= box[d]);
    for (size_t b = 0; b < LANES; b++) lanes |= (uint32_t)(in[b] & 1) << b;
    return lanes & asker->alive;
}

static inline void ask_leaf(
    Tree *tree, Asker *asker, size_t leaf, const int32_t *box)
{
    size_t columns = tree->columns;
    const int32_t *block = tree->blocks + leaf * columns * LANES;
    uint32_t killed = 0;
    for (uint32_t rest = lanes_below(asker, box, columns); rest;
         rest &= rest - 1) {
        size_t lane = (size_t)__builtin_ctz(rest);
        uint32_t hits = image_hits(block, asker->block, lane, columns);
        uint32_t by = find_beating(tree, leaf, hits, asker->ids[lane]);
        if (by == UINT32_MAX) continue;
        tree->witness[asker->ids[lane]] = by;
        killed |= 1u << lane;
    }
    if (!killed) return;
    asker->alive &= ~killed;
    set_low(asker, columns);
}

/* The run of block LEAF, by bisection. */
static const Root *root_of(const Tree *tree, size_t leaf)
{
    size_t low = 0, high = tree->runs->count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (tree->roots[middle].leaf <= leaf)
            low = middle;
        else
            high = middle;
    }
    return &tree->roots[low];
}

/* Looks for dominators of one block's vectors in the trees of all runs, its
 * own left out if that is clean. */
WIDEST_VECTORS static void ask(Tree *tree, size_t leaf)
{
    size_t columns = tree->columns, passed = 0;
    const Root *own = tree->runs->clean ? root_of(tree, leaf) : NULL;
    Asker asker = {.block = tree->blocks + leaf * columns * LANES,
        .ids = tree->ids + leaf * LANES};
    for (size_t lane = 0; lane < LANES; lane++)
        if (asker.ids[lane] != UINT32_MAX) {
            asker.alive |= 1u << lane;
            tree->witness[asker.ids[lane]] = asker.ids[lane];
        }
    set_low(&asker, columns);
    for (size_t node = 0; node < tree->nodes && asker.alive;) {
        if (own && node == own->node) {
            node = own[1].node;
            passed = own[1].leaf;
            continue;
        }
        const int32_t *box = tree->boxes + node * columns;
        bool is_leaf = tree->next[node] == node + 1;
        if (!reaches(box, asker.low, columns)) {
            passed += (tree->next[node] - node + 1) / 2;
            node = tree->next[node];
            continue;
        }
        if (is_leaf) ask_leaf(tree, &asker, passed++, box);
        node++;
    }
}

static void ask_all(void *state, size_t part)
{
    (void)part;
    Tree *tree = state;
    for (;;) {
        size_t from = atomic_fetch_add(&tree->taken, CHUNK);
        if (from >= tree->leaves) return;
        for (size_t i = from; i < from + CHUNK && i < tree->leaves; i++)
            ask(tree, i);
    }
}

/* Moves the survivors to the front of the order. */
static size_t keep_survivors(const Tree *tree)
{
    size_t kept = 0;
    for (size_t i = 0; i < tree->vectors->count; i++) {
        uint32_t id = tree->order[i];
        if (tree->witness[id] == id) tree->order[kept++] = id;
    }
    return kept;
}

static void take_memory(Arena *arena, NondominatedMemory *memory, Tree *tree)
{
    size_t lanes = tree->leaves * LANES;
    tree->blocks = deal_array_of(
        arena, memory->blocks, lanes * tree->columns, sizeof *tree->blocks);
    tree->ids = deal_array_of(arena, memory->order, lanes, sizeof *tree->ids);
    tree->boxes = deal_array_of(
        arena, memory->boxes, tree->nodes * tree->columns, sizeof *tree->boxes);
    tree->next =
        deal_array_of(arena, memory->next, tree->nodes, sizeof *tree->next);
}

size_t kdtree_nondominated(const DealWork *work, NondominatedMemory *memory,
    const Vectors *vectors, const Runs *runs, uint32_t *witness,
    uint32_t *order)
{
    static const uint32_t ZERO = 0;
    static const Runs UNKNOWN = {&ZERO, 1, false};
    Tree tree = {.vectors = vectors,
        .runs = runs ? runs : &UNKNOWN,
        .witness = witness,
        .order = order,
        .columns = vectors->dimensions + 1};
    for (size_t d = 0; d < tree.columns; d++) measure_column(&tree, d);
    for (uint32_t i = 0; i < vectors->count; i++) order[i] = i;
    if (!runs) order_near(&tree, work->arena, memory->records, vectors->count);
    plan_runs(&tree, work->arena);
    take_memory(work->arena, memory, &tree);
    build_runs(&tree);
    size_t threads = vectors->count < ALONE ? 1 : deal_threads(work);
    deal_run(threads, ask_all, &tree);
    size_t kept = keep_survivors(&tree);
    if (runs && runs->count > 1)
        order_near(&tree, work->arena, memory->records, kept);
    return kept;
}
