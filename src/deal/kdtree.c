/* Which vectors no other dominates, in three dimensions and more.
 *
 * All vectors go into a k-d tree (Bentley 1975) with blocks of 32 at its
 * leaves. Then every block asks the tree for dominators, nodes whose upper
 * corner does not reach the block's lower one skipped. So near blocks share
 * one walk, and 32 vectors are compared at once.
 *
 * The tree holds 32-bit images of the numbers, shrunk monotonically: r >= q
 * implies image(r) >= image(q). They rule out nearly all; what is left is
 * compared exactly. The sum of a vector is carried as one more number, since
 * a dominator's is no smaller. Blocks are shared out among threads.
 *
 * Cost: O(n log n) to build; the walks about n^(1 - 1/d) nodes a block at
 * worst, far fewer near a frontier. 24 + 8 d bytes a vector. */
#include "deal/kdtree.h"

#include <math.h>
#include <stdatomic.h>
#include <string.h>

enum { LANES = 32, COLUMNS = DEAL_DIMENSIONS_MAX + 1, CHUNK = 16 };
enum { ALONE = 8192 }; /* below this, other threads are not worth it */

typedef struct {
    const Vectors *vectors;
    uint32_t *witness;
    size_t columns, width; /* dimensions + 1 sum; int32s of a record */
    int32_t *records;      /* [count][width] images, sum, id */
    int32_t *blocks;       /* [leaf][column][LANES] */
    uint32_t *ids;         /* [leaf][LANES] */
    int32_t *boxes;        /* [node][column] upper corners */
    uint32_t *next;        /* [node] the node to go on with if skipped */
    size_t leaves;
    atomic_size_t taken; /* leaves handed out so far */
} Tree;

/* -- building ---------------------------------------------------------- */

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

static void fill_column(Tree *tree, size_t d)
{
    const Vectors *v = tree->vectors;
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < v->count; i++) {
        double u = column_of(v, d, i);
        low = u < low ? u : low;
        high = u > high ? u : high;
    }
    double scale = high > low ? 2147483000.0 / (high - low) : 0;
    for (size_t i = 0; i < v->count; i++)
        tree->records[i * tree->width + d] =
            (int32_t)((column_of(v, d, i) - low) * scale);
}

static void fill_records(Tree *tree)
{
    for (size_t d = 0; d < tree->columns; d++) fill_column(tree, d);
    for (size_t i = 0; i < tree->vectors->count; i++)
        tree->records[i * tree->width + tree->columns] = (int32_t)(uint32_t)i;
}

static inline void swap_records(int32_t *a, int32_t *b, size_t width)
{
    int32_t kept[COLUMNS + 1];
    memcpy(kept, a, width * sizeof *a);
    memcpy(a, b, width * sizeof *a);
    memcpy(b, kept, width * sizeof *a);
}

/* A pivot that is likely near the middle: the median of nine. */
static int32_t pivot_of(const Tree *tree, size_t low, size_t high, size_t d)
{
    int32_t sample[9];
    size_t step = (high - low) / 9;
    for (size_t i = 0; i < 9; i++) {
        int32_t key = tree->records[(low + i * step) * tree->width + d];
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
    Tree *tree, size_t low, size_t high, size_t middle, size_t d)
{
    const size_t w = tree->width;
    int32_t *keys = tree->records + d;
    while (low < high) {
        int32_t pivot = pivot_of(tree, low, high, d);
        size_t i = low, j = high + 1; /* j: one more than the place */
        do {
            while (keys[i * w] > pivot) i++;
            while (keys[(j - 1) * w] < pivot) j--;
            if (i < j) {
                swap_records(
                    tree->records + i * w, tree->records + (j - 1) * w, w);
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

/* The column, sum aside, in which records LOW..HIGH-1 spread the most. */
static size_t widest(const Tree *tree, size_t low, size_t high)
{
    size_t best = 0, step = 1 + (high - low) / 4096;
    int64_t spread = -1;
    for (size_t d = 0; d + 1 < tree->columns; d++) {
        int32_t least = INT32_MAX, most = INT32_MIN;
        for (size_t i = low; i < high; i += step) {
            int32_t key = tree->records[i * tree->width + d];
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

static void fill_block(Tree *tree, size_t leaf)
{
    size_t first = leaf * LANES, count = tree->vectors->count - first;
    int32_t *block = tree->blocks + leaf * tree->columns * LANES;
    for (size_t lane = 0; lane < LANES; lane++) {
        bool used = lane < count;
        const int32_t *record =
            tree->records + (first + (used ? lane : 0)) * tree->width;
        for (size_t d = 0; d < tree->columns; d++)
            block[d * LANES + lane] = used ? record[d] : -1;
        tree->ids[leaf * LANES + lane] =
            used ? (uint32_t)record[tree->columns] : UINT32_MAX;
    }
}

static void fill_leaf(Tree *tree, size_t node, size_t leaf)
{
    fill_block(tree, leaf);
    const int32_t *block = tree->blocks + leaf * tree->columns * LANES;
    for (size_t d = 0; d < tree->columns; d++) {
        int32_t most = -1;
        for (size_t lane = 0; lane < LANES; lane++)
            if (block[d * LANES + lane] > most) most = block[d * LANES + lane];
        tree->boxes[node * tree->columns + d] = most;
    }
}

/* Builds leaves FROM..TO-1 as the subtree that begins at NODE. Nodes stand in
 * the order of a walk that takes the larger half first. */
static void build(Tree *tree, size_t node, size_t from, size_t to)
{
    tree->next[node] = (uint32_t)(node + 2 * (to - from) - 1);
    if (to - from == 1) {
        fill_leaf(tree, node, from);
        return;
    }
    size_t middle = from + (to - from) / 2, end = to * LANES;
    if (end > tree->vectors->count) end = tree->vectors->count;
    size_t d = widest(tree, from * LANES, end);
    select_records(tree, from * LANES, end - 1, middle * LANES, d);
    size_t left = node + 1, right = node + 2 * (middle - from);
    build(tree, left, from, middle);
    build(tree, right, middle, to);
    for (size_t c = 0; c < tree->columns; c++) {
        int32_t a = tree->boxes[left * tree->columns + c];
        int32_t b = tree->boxes[right * tree->columns + c];
        tree->boxes[node * tree->columns + c] = a > b ? a : b;
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

/* Looks for dominators of one block's vectors in the whole tree. */
DEAL_VECTORISED static void ask(Tree *tree, size_t leaf)
{
    size_t columns = tree->columns, nodes = 2 * tree->leaves - 1, passed = 0;
    Asker asker = {.block = tree->blocks + leaf * columns * LANES,
        .ids = tree->ids + leaf * LANES};
    for (size_t lane = 0; lane < LANES; lane++)
        if (asker.ids[lane] != UINT32_MAX) {
            asker.alive |= 1u << lane;
            tree->witness[asker.ids[lane]] = asker.ids[lane];
        }
    set_low(&asker, columns);
    for (size_t node = 0; node < nodes && asker.alive;) {
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

/* The survivors, leaf by leaf. */
static size_t survivors_of(const Tree *tree, uint32_t *order)
{
    size_t kept = 0;
    for (size_t i = 0; i < tree->vectors->count; i++)
        if (tree->witness[tree->ids[i]] == tree->ids[i])
            order[kept++] = tree->ids[i];
    return kept;
}

static void take_memory(Arena *arena, NondominatedMemory *memory, Tree *tree)
{
    size_t n = tree->vectors->count, nodes = 2 * tree->leaves - 1;
    size_t lanes = tree->leaves * LANES;
    tree->records = deal_array_of(
        arena, memory->records, n * tree->width, sizeof *tree->records);
    tree->blocks = deal_array_of(
        arena, memory->blocks, lanes * tree->columns, sizeof *tree->blocks);
    tree->ids = deal_array_of(arena, memory->order, lanes, sizeof *tree->ids);
    tree->boxes = deal_array_of(
        arena, memory->boxes, nodes * tree->columns, sizeof *tree->boxes);
    tree->next = deal_array_of(arena, memory->next, nodes, sizeof *tree->next);
}

size_t kdtree_nondominated(const DealWork *work, NondominatedMemory *memory,
    const Vectors *vectors, uint32_t *witness, uint32_t *order)
{
    Tree tree = {.vectors = vectors,
        .witness = witness,
        .columns = vectors->dimensions + 1,
        .width = vectors->dimensions + 2,
        .leaves = (vectors->count + LANES - 1) / LANES};
    take_memory(work->arena, memory, &tree);
    fill_records(&tree);
    build(&tree, 0, 0, tree.leaves);
    size_t threads = vectors->count < ALONE ? 1 : deal_threads(work);
    deal_run(threads, ask_all, &tree);
    return survivors_of(&tree, order);
}
