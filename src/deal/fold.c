/* The fold, layer by layer. A layer's groups are filled from all groups of
 * the layer before, each class of the new point added, and what is dominated
 * is dropped. Cost: candidates times the cost of nondominated.h; memory
 * 8 * parties + 4 bytes for every vector kept, 4 a candidate for witnesses. */
#include "deal/fold.h"

#include <math.h>
#include <string.h>

#include "deal/thin.h"

/* A fold being made. */
typedef struct {
    const DealWork *work;
    const FoldOptions *options;
    Fold *fold;
    NondominatedMemory memory;
    DealArray *sums, *witness, *order, *runs; /* of the candidates */
    VEC(FoldGroup) groups;                    /* of the layer being made */
    VEC(FoldPiece) pieces;                    /* of one group */
    bool futile;    /* looking for domination dropped next to nothing */
    bool thins;     /* the layer being made */
    size_t thinned; /* 1 + the layer thinned last, 0 if none was */
} Maker;

/* Memory that lasts as long as the fold. */
static void *keep(const DealWork *work, size_t count, size_t size)
{
    return deal_array_of(work->arena, deal_array_new(work->arena), count, size);
}

static void start(const DealWork *work, Fold *fold)
{
    FoldGroup *group = arena_alloc(work->arena, sizeof *group);
    group->signature = arena_array(work->arena, fold->words, sizeof(uint64_t));
    group->sums.count = 1;
    group->sums.dimensions = fold->problem->party_count;
    for (size_t p = 0; p < group->sums.dimensions; p++)
        group->sums.u[p] = arena_alloc(work->arena, sizeof(double));
    group->clean = true;
    fold->layers[0] = (FoldLayer){group, 1};
}

/* The signature after a class of STEP; false if it runs into a bar. */
static bool advance(const Fold *fold, const FoldStep *step,
    const uint64_t *signature, const FoldClass *class, uint64_t *after)
{
    for (size_t w = 0; w < fold->words; w++) {
        uint64_t fulfilled =
            (signature[w] | step->begin[w]) & step->bars[w] & class->bars[w];
        if (fulfilled & step->end[w]) return false;
        after[w] = (signature[w] & ~step->bars[w]) | fulfilled;
    }
    return true;
}

/* The group with that signature in the layer being made. */
static Status find_group(
    Maker *maker, const uint64_t *signature, FoldGroup **group, Err *err)
{
    size_t bytes = maker->fold->words * sizeof *signature;
    for (size_t i = 0; i < maker->groups.count; i++) {
        *group = &maker->groups.items[i];
        if (bytes == 0 || memcmp((*group)->signature, signature, bytes) == 0)
            return STATUS_OK;
    }
    if (maker->groups.count == FOLD_GROUPS_MAX)
        return err_set(err, STATUS_INPUT, NOWHERE, MSG_DEAL_ENTANGLED, NO_ARGS);
    uint64_t *copy =
        arena_array(maker->work->arena, maker->fold->words, sizeof *copy);
    if (bytes) memcpy(copy, signature, bytes);
    vec_push(
        maker->work->arena, &maker->groups, ((FoldGroup){.signature = copy}));
    *group = &maker->groups.items[maker->groups.count - 1];
    return STATUS_OK;
}

static void add_piece(Maker *maker, FoldGroup *group, FoldPiece piece)
{
    if ((group->piece_count & (group->piece_count - 1)) == 0) {
        size_t room = group->piece_count ? 2 * group->piece_count : 1;
        group->pieces = arena_grow(maker->work->arena, group->pieces,
            group->piece_count, room, sizeof piece);
    }
    group->pieces[group->piece_count++] = piece;
}

/* Says which candidates every group of the next layer gets. */
static Status plan_layer(Maker *maker, size_t k, Err *err)
{
    const Fold *fold = maker->fold;
    const FoldStep *step = &fold->steps[k];
    uint64_t *after =
        arena_array(maker->work->arena, fold->words, sizeof *after);
    for (uint32_t g = 0; g < fold->layers[k].group_count; g++) {
        const FoldGroup *from = &fold->layers[k].groups[g];
        for (uint32_t c = 0; c < step->class_count; c++) {
            FoldGroup *to;
            const FoldClass *class = &step->classes[c];
            if (class->dominated) continue;
            if (!advance(fold, step, from->signature, class, after)) continue;
            TRY(find_group(maker, after, &to, err));
            if (to->candidate_count + from->sums.count > DEAL_VECTORS_MAX)
                return err_set(
                    err, STATUS_INPUT, NOWHERE, MSG_DEAL_TOO_LARGE, NO_ARGS);
            add_piece(
                maker, to, (FoldPiece){g, c, (uint32_t)to->candidate_count});
            to->candidate_count += from->sums.count;
            if (from->slack > to->slack) to->slack = from->slack;
        }
    }
    return STATUS_OK;
}

/* The candidates' sums: those of the groups they come from, shifted. */
static Vectors fill_candidates(Maker *maker, size_t k, const FoldGroup *group)
{
    const Fold *fold = maker->fold;
    size_t n = group->candidate_count;
    Vectors candidates = {n, fold->problem->party_count, {0}};
    double *all = deal_array_of(maker->work->arena, maker->sums,
        n * candidates.dimensions, sizeof *all);
    for (size_t p = 0; p < candidates.dimensions; p++) {
        candidates.u[p] = all + p * n;
        for (size_t i = 0; i < group->piece_count; i++) {
            const FoldPiece *piece = &group->pieces[i];
            const FoldGroup *from = &fold->layers[k].groups[piece->group];
            double worth = fold->steps[k].classes[piece->class].worth[p];
            double *to = candidates.u[p] + piece->first;
            for (size_t j = 0; j < from->sums.count; j++)
                to[j] = from->sums.u[p][j] + worth;
        }
    }
    return candidates;
}

static void gather(const DealWork *work, const Vectors *from,
    const uint32_t *order, size_t count, FoldGroup *group)
{
    group->sums.count = count;
    group->sums.dimensions = from->dimensions;
    double *all = keep(work, count * from->dimensions, sizeof *all);
    for (size_t p = 0; p < from->dimensions; p++) {
        group->sums.u[p] = all + p * count;
        for (size_t i = 0; i < count; i++)
            group->sums.u[p][i] = from->u[p][order[i]];
    }
    group->origin = keep(work, count, sizeof *group->origin);
    memcpy(group->origin, order, count * sizeof *order);
}

static bool from_clean(const Maker *maker, size_t k, const FoldGroup *group)
{
    for (size_t i = 0; i < group->piece_count; i++)
        if (!maker->fold->layers[k].groups[group->pieces[i].group].clean)
            return false;
    return true;
}

/* Every piece is a group of layer K, shifted. */
static size_t drop_dominated(Maker *maker, size_t k, FoldGroup *group,
    const Vectors *candidates, uint32_t *witness, uint32_t *order)
{
    group->clean = true;
    if (!from_clean(maker, k, group))
        return deal_nondominated(
            maker->work, &maker->memory, candidates, NULL, witness, order);
    Arena *arena = maker->work->arena;
    uint32_t *first =
        deal_array_of(arena, maker->runs, group->piece_count, sizeof *first);
    for (size_t i = 0; i < group->piece_count; i++)
        first[i] = group->pieces[i].first;
    return deal_nondominated(maker->work, &maker->memory, candidates,
        &(Runs){first, group->piece_count, true}, witness, order);
}

static size_t keep_all(size_t count, uint32_t *witness, uint32_t *order)
{
    for (uint32_t i = 0; i < count; i++) witness[i] = order[i] = i;
    return count;
}

/* A grid that costs s leaves about (range / s)^(parties - 1) vectors, and
 * ranges grow with the layers: the largest layer is smallest if s grows with
 * the range to the power of 1 - 1 / parties. */
static double weight_of(const DealProblem *problem, size_t k)
{
    double done = (double)(k + 1) / (double)problem->point_count;
    return pow(done, 1 - 1 / (double)problem->party_count);
}

/* What thinning GROUP of layer K may cost: its share of what is left of
 * epsilon, if layers are thinned from now on as often as they were, and the
 * last. */
static double allowance(const Maker *maker, size_t k, const FoldGroup *group)
{
    enum { AT_FIRST = 3 };
    const DealProblem *problem = maker->fold->problem;
    size_t last = problem->point_count - 1;
    size_t every = maker->thinned ? k + 1 - maker->thinned : AT_FIRST;
    double all = weight_of(problem, last);
    for (size_t j = k; j < last; j += every) all += weight_of(problem, j);
    return (maker->options->epsilon - group->slack) * weight_of(problem, k) /
           all;
}

/* The candidates that stay where some may be missed. Thinning costs little
 * time and much slack, domination the reverse: domination is looked for as
 * long as it drops a quarter, and layers are thinned when there is no room for
 * them. */
static size_t approximate(Maker *maker, size_t k, FoldGroup *group,
    const Vectors *candidates, uint32_t *witness, uint32_t *order)
{
    enum { FEW = 1 << 14 }; /* whose domination is found in no time */
    size_t n = candidates->count, count = n;
    size_t roomy = maker->options->roomy ? maker->options->roomy : FOLD_ROOMY;
    bool last = k + 1 == maker->fold->problem->point_count;
    if (maker->futile && n > FEW) {
        (void)keep_all(n, witness, order);
    } else {
        count = drop_dominated(maker, k, group, candidates, witness, order);
        maker->futile = count > n - n / 4;
    }
    if (last && roomy > FEW) roomy = FEW;
    if (count <= roomy / maker->groups.count) return count;
    double most = allowance(maker, k, group);
    maker->thins = true;
    if (most > 0)
        count = thin_to(maker->work, maker->fold, candidates, most, witness,
            order, count, &group->slack);
    return count;
}

static void make_group(Maker *maker, size_t k, FoldGroup *group)
{
    const DealWork *work = maker->work;
    size_t n = group->candidate_count;
    Vectors candidates = fill_candidates(maker, k, group);
    uint32_t *witness =
        maker->options->keep_witnesses
            ? keep(work, n, sizeof *witness)
            : deal_array_of(work->arena, maker->witness, n, sizeof *witness);
    uint32_t *order =
        deal_array_of(work->arena, maker->order, n, sizeof *order);
    size_t count =
        maker->options->epsilon > 0
            ? approximate(maker, k, group, &candidates, witness, order)
            : drop_dominated(maker, k, group, &candidates, witness, order);
    if (maker->options->limit && count > maker->options->limit)
        count = thin(work, maker->fold, &candidates, maker->options->limit,
            witness, order, count, &group->slack);
    gather(work, &candidates, order, count, group);
    if (maker->options->keep_witnesses) group->witness = witness;
}

static Status make_layer(Maker *maker, size_t k, Err *err)
{
    maker->groups.items = NULL;
    maker->groups.count = maker->groups.capacity = 0;
    TRY(plan_layer(maker, k, err));
    for (size_t i = 0; i < maker->groups.count; i++) {
        make_group(maker, k, &maker->groups.items[i]);
        double steps = (double)maker->fold->problem->point_count;
        TRY(deal_tell(maker->work, (double)k / steps, err));
    }
    if (maker->thins) maker->thinned = k + 1;
    maker->thins = false;
    maker->fold->layers[k + 1] =
        (FoldLayer){maker->groups.items, maker->groups.count};
    return STATUS_OK;
}

static void free_scratch(Maker *maker)
{
    deal_array_free(maker->sums);
    deal_array_free(maker->witness);
    deal_array_free(maker->order);
    deal_array_free(maker->runs);
    nondominated_free(&maker->memory);
}

Status deal_fold(const DealWork *work, const DealProblem *problem,
    const FoldOptions *options, Fold *fold, Err *err)
{
    Arena *arena = work->arena;
    Maker maker = {work, options, fold, nondominated_memory(arena),
        deal_array_new(arena), deal_array_new(arena), deal_array_new(arena),
        deal_array_new(arena), {0}, {0}, false, false, 0};
    fold_compile(arena, problem, fold);
    fold->layers =
        arena_array(arena, problem->point_count + 1, sizeof *fold->layers);
    start(work, fold);
    for (size_t k = 0; k < problem->point_count; k++)
        TRY(make_layer(&maker, k, err));
    free_scratch(&maker);
    const FoldGroup *last = fold_last(fold);
    fold->slack = last ? last->slack : 0;
    return STATUS_OK;
}

const FoldGroup *fold_last(const Fold *fold)
{
    const FoldLayer *layer = &fold->layers[fold->problem->point_count];
    return layer->group_count ? &layer->groups[0] : NULL;
}

/* The piece that candidate NUMBER belongs to, by bisection. */
static const FoldPiece *piece_of(const FoldGroup *group, uint32_t number)
{
    size_t low = 0, high = group->piece_count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (group->pieces[middle].first <= number)
            low = middle;
        else
            high = middle;
    }
    return &group->pieces[low];
}

void fold_trace(const Fold *fold, size_t layer, size_t group, size_t entry,
    uint32_t *classes)
{
    for (size_t k = layer; k-- > 0;) {
        const FoldGroup *at = &fold->layers[k + 1].groups[group];
        const FoldPiece *piece = piece_of(at, at->origin[entry]);
        classes[k] = piece->class;
        entry = at->origin[entry] - piece->first;
        group = piece->group;
    }
}

void fold_package(const Fold *fold, size_t entry, uint32_t *package)
{
    size_t n = fold->problem->point_count, group = 0;
    for (size_t k = n; k-- > 0;) {
        const FoldGroup *at = &fold->layers[k + 1].groups[group];
        const FoldPiece *piece = piece_of(at, at->origin[entry]);
        const FoldStep *step = &fold->steps[k];
        package[step->point] = step->classes[piece->class].options[0];
        entry = at->origin[entry] - piece->first;
        group = piece->group;
    }
}
