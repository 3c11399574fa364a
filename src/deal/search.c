/* Best-first search from the last point to the first (Hart, Nilsson, Raphael
 * 1968). A node fixes the classes of the last points; its bound is the best
 * value over the entries that the fold kept for the points before, which is
 * exact since goals never fall with utilities. So every node taken from the
 * heap leads to a box, and boxes come out best first.
 *
 * Entries are skipped by blocks of 256 whose upper corner is too low. */
#include "deal/search.h"

#include <math.h>
#include <string.h>

enum { BLOCK = 256 };

typedef struct Node {
    double bound;
    const struct Node *parent; /* fixes the point after this one */
    uint32_t class;            /* of step `layer` */
    uint32_t layer;            /* points still free */
    const double *sums;        /* [party] worth of what is fixed */
    const uint64_t *matched;   /* bars all of whose fixed choices are made */
} Node;

typedef struct {
    const DealWork *work;
    const Fold *fold;
    const DealGoal *goal;
    double ***corners; /* [layer][group] upper corners of blocks, or NULL */
    VEC(Node *) heap;
    double least; /* nodes below this are not wanted */
} Search;

/* -- bounds ---------------------------------------------------------------- */

/* The upper corners of a group's blocks, [block][party]. */
static const double *corners_of(Search *search, size_t layer, size_t g)
{
    const FoldLayer *of = &search->fold->layers[layer];
    Arena *arena = search->work->arena;
    if (!search->corners[layer])
        search->corners[layer] =
            arena_array(arena, of->group_count, sizeof(double *));
    if (search->corners[layer][g]) return search->corners[layer][g];
    const Vectors *v = &of->groups[g].sums;
    size_t blocks = (v->count + BLOCK - 1) / BLOCK;
    double *corners =
        arena_array(arena, blocks * v->dimensions, sizeof(double));
    for (size_t p = 0; p < v->dimensions; p++)
        for (size_t i = 0; i < v->count; i++) {
            double *corner = &corners[i / BLOCK * v->dimensions + p];
            if (i % BLOCK == 0 || v->u[p][i] > *corner) *corner = v->u[p][i];
        }
    return search->corners[layer][g] = corners;
}

static double capped_value(
    const Search *search, const double *base, const double *sums)
{
    double u[DEAL_PARTIES_MAX];
    const DealProblem *problem = search->fold->problem;
    for (size_t p = 0; p < problem->party_count; p++)
        u[p] = fmin(problem->parties[p].cap, base[p] + sums[p]);
    return goal_value(search->goal, u);
}

/* The best of BEST and the values of one block's entries. */
static double bound_block(const Search *search, const Vectors *v, size_t from,
    const double *sums, double best)
{
    size_t end = from + BLOCK < v->count ? from + BLOCK : v->count;
    for (size_t i = from; i < end; i++) {
        double base[DEAL_PARTIES_MAX];
        for (size_t p = 0; p < v->dimensions; p++) base[p] = v->u[p][i];
        best = fmax(best, capped_value(search, base, sums));
    }
    return best;
}

static double bound_group(
    Search *search, size_t layer, size_t g, const double *sums, double best)
{
    const Vectors *v = &search->fold->layers[layer].groups[g].sums;
    const double *corners = corners_of(search, layer, g);
    for (size_t from = 0; from < v->count; from += BLOCK) {
        const double *corner = corners + from / BLOCK * v->dimensions;
        double most = capped_value(search, corner, sums);
        if (most > best && most >= search->least)
            best = bound_block(search, v, from, sums, best);
    }
    return best;
}

static bool disjoint(const uint64_t *a, const uint64_t *b, size_t words)
{
    for (size_t w = 0; w < words; w++)
        if (a[w] & b[w]) return false;
    return true;
}

static double bound_of(
    Search *search, size_t layer, const double *sums, const uint64_t *matched)
{
    double best = -INFINITY;
    const FoldLayer *of = &search->fold->layers[layer];
    for (size_t g = 0; g < of->group_count; g++)
        if (disjoint(of->groups[g].signature, matched, search->fold->words))
            best = bound_group(search, layer, g, sums, best);
    return best;
}

/* -- the heap ----------------------------------------------------------------
 */

/* Better first; of equals the deeper, so that boxes come out early. */
static bool above(const Node *a, const Node *b)
{
    if (a->bound != b->bound) return a->bound > b->bound;
    return a->layer < b->layer;
}

static void push(Search *search, Node *node)
{
    vec_push(search->work->arena, &search->heap, node);
    Node **heap = search->heap.items;
    size_t i = search->heap.count - 1;
    for (; i > 0 && above(node, heap[(i - 1) / 2]); i = (i - 1) / 2)
        heap[i] = heap[(i - 1) / 2];
    heap[i] = node;
}

static Node *pop(Search *search)
{
    Node **heap = search->heap.items, *top = heap[0];
    size_t count = --search->heap.count, i = 0;
    Node *last = heap[count];
    for (;;) {
        size_t child = 2 * i + 1;
        if (child >= count) break;
        if (child + 1 < count && above(heap[child + 1], heap[child])) child++;
        if (!above(heap[child], last)) break;
        heap[i] = heap[child];
        i = child;
    }
    heap[i] = last;
    return top;
}

/* -- steps -------------------------------------------------------------------
 */

/* The bars matched after CLASS of STEP; false if one is run into. */
static bool match(const Fold *fold, const FoldStep *step,
    const FoldClass *class, const uint64_t *matched, uint64_t *after)
{
    for (size_t w = 0; w < fold->words; w++) {
        after[w] = matched[w] & (~step->bars[w] | class->bars[w]);
        if (after[w] & step->begin[w]) return false;
    }
    return true;
}

/* Puts the node on the heap that CLASS C leads to, unless it is barred or not
 * wanted; AFTER has room for a bit set of bars. */
static void try_class(
    Search *search, const Node *node, uint32_t c, uint64_t *after)
{
    const Fold *fold = search->fold;
    const FoldStep *step = &fold->steps[node->layer - 1];
    const FoldClass *class = &step->classes[c];
    double sums[DEAL_PARTIES_MAX];
    size_t parties = fold->problem->party_count;
    Arena *arena = search->work->arena;
    if (!match(fold, step, class, node->matched, after)) return;
    for (size_t p = 0; p < parties; p++)
        sums[p] = node->sums[p] + class->worth[p];
    double bound = bound_of(search, node->layer - 1, sums, after);
    if (bound < search->least || bound == -INFINITY) return;
    double *kept = arena_array(arena, parties, sizeof *kept);
    uint64_t *matched = arena_array(arena, fold->words, sizeof *matched);
    memcpy(kept, sums, parties * sizeof *kept);
    if (fold->words) memcpy(matched, after, fold->words * sizeof *matched);
    Node *next = arena_alloc(arena, sizeof *next);
    *next = (Node){bound, node, c, node->layer - 1, kept, matched};
    push(search, next);
}

static FoundBox box_of(const Search *search, const Node *node)
{
    const Fold *fold = search->fold;
    FoundBox box = {.value = node->bound, .packages = 1};
    uint32_t *classes = arena_array(
        search->work->arena, fold->problem->point_count, sizeof *classes);
    for (; node->parent; node = node->parent) {
        const FoldStep *step = &fold->steps[node->layer];
        classes[node->layer] = node->class;
        box.packages *= (double)step->classes[node->class].count;
    }
    box.classes = classes;
    return box;
}

static void start(Search *search)
{
    const Fold *fold = search->fold;
    Arena *arena = search->work->arena;
    size_t n = fold->problem->point_count;
    uint64_t *matched = arena_array(arena, fold->words, sizeof *matched);
    memset(matched, 0xFF, fold->words * sizeof *matched);
    double *sums = arena_array(arena, fold->problem->party_count, sizeof *sums);
    search->corners = arena_array(arena, n + 1, sizeof *search->corners);
    search->least = -INFINITY;
    /* only the empty set of fulfilled bars is left in the last layer */
    double bound = fold_last(fold) ? bound_group(search, n, 0, sums, -INFINITY)
                                   : -INFINITY;
    if (bound == -INFINITY) return;
    Node *root = arena_alloc(arena, sizeof *root);
    *root = (Node){bound, NULL, 0, (uint32_t)n, sums, matched};
    push(search, root);
}

Status deal_search(const DealWork *work, const Fold *fold, const DealGoal *goal,
    double within, size_t most, Found *found, Err *err)
{
    VEC(FoundBox) boxes = {0};
    uint64_t *after = arena_array(work->arena, fold->words, sizeof *after);
    Search search = {.work = work, .fold = fold, .goal = goal};
    start(&search);
    if (search.heap.count) search.least = search.heap.items[0]->bound - within;
    while (search.heap.count && boxes.count < most) {
        const Node *node = pop(&search);
        if (node->layer == 0) {
            vec_push(work->arena, &boxes, box_of(&search, node));
            continue;
        }
        const FoldStep *step = &fold->steps[node->layer - 1];
        for (uint32_t c = 0; c < step->class_count; c++)
            try_class(&search, node, c, after);
        TRY(deal_tell(work, 1, err));
    }
    *found = (Found){boxes.items, boxes.count, search.heap.count == 0};
    return STATUS_OK;
}

void search_package(
    const Fold *fold, const uint32_t *classes, uint32_t *package)
{
    for (size_t k = 0; k < fold->problem->point_count; k++) {
        const FoldStep *step = &fold->steps[k];
        package[step->point] = step->classes[classes[k]].options[0];
    }
}
