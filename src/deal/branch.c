/* Branch and bound over boxes: low..high options for every point.
 *
 * Interval bounds of all utilities over a box are got in one walk over the
 * rectangles (rectangle.h). A box whose upper bounds some package found
 * reaches is dropped. A box over which all utilities are constant, and which
 * no bar cuts, is one package found. Any other is cut in two where the most
 * undecided rectangles, weighed by what they pay, begin or end; the more
 * promising half is looked at first.
 *
 * Bounds are sums in the same order as utilities, so that rounding cannot put
 * a utility above its bound. Cost: boxes times bounds of rectangles. */
#include "deal/branch.h"

#include <math.h>
#include <string.h>

#include "deal/rectangle.h"

enum { ASK_EVERY = 1 << 12 };

typedef struct Box {
    struct Box *below;
    double most[DEAL_PARTIES_MAX]; /* upper bounds, rounded */
    uint32_t ends[];               /* [point] low, then [point] high */
} Box;

typedef struct {
    const DealWork *work;
    const DealProblem *problem;
    size_t points, parties;
    Box *top, *unused; /* the boxes to look at; boxes to use again */
    VEC(double) found; /* [package][party] rounded utilities */
    VEC(uint32_t) packages;
    double *weights; /* [option] what cutting before it would decide */
    double low[DEAL_PARTIES_MAX], high[DEAL_PARTIES_MAX]; /* of all */
} Search;

static uint32_t *highs(const Search *s, Box *box)
{
    return box->ends + s->points;
}

static Box *take_box(Search *s)
{
    Box *box = s->unused;
    if (box)
        s->unused = box->below;
    else
        box = arena_alloc(
            s->work->arena, sizeof *box + 2 * s->points * sizeof box->ends[0]);
    return box;
}

static void drop_box(Search *s, Box *box)
{
    box->below = s->unused;
    s->unused = box;
}

/* -- bounds
 * --------------------------------------------------------------------- */

static DealRange range_of_worths(
    const Search *s, const DealParty *party, Box *box)
{
    DealRange range = {0, 0};
    for (size_t i = 0; i < s->points; i++) {
        const double *worth = party->worth + s->problem->points[i].first;
        double least = INFINITY, most = -INFINITY;
        for (uint32_t k = box->ends[i]; k <= highs(s, box)[i]; k++) {
            least = worth[k] < least ? worth[k] : least;
            most = worth[k] > most ? worth[k] : most;
        }
        range.least += least;
        range.most += most;
    }
    return range;
}

static DealRange range_of(const Search *s, size_t p, Box *box)
{
    const DealParty *party = &s->problem->parties[p];
    DealRange range = party->function ? deal_function_range(party->function,
                                            box->ends, highs(s, box))
                                      : range_of_worths(s, party, box);
    return (DealRange){
        fmin(range.least, party->cap), fmin(range.most, party->cap)};
}

/* Fills the box's bounds; true if all utilities are constant over it. */
static bool bound(const Search *s, Box *box)
{
    bool constant = true;
    for (size_t p = 0; p < s->parties; p++) {
        DealRange range = range_of(s, p, box);
        box->most[p] = frontier_round(range.most);
        if (range.least != range.most) constant = false;
    }
    return constant;
}

/* Whether a package found gives each party at least MOST less SHORT shares of
 * its range. */
static bool reached(const Search *s, const double *most, double shares)
{
    for (size_t i = 0; i < s->found.count; i += s->parties) {
        size_t p = 0;
        while (
            p < s->parties && s->found.items[i + p] >=
                                  most[p] - shares * (s->high[p] - s->low[p]))
            p++;
        if (p == s->parties) return true;
    }
    return false;
}

/* -- where to cut
 * ----------------------------------------------------------------- */

/* A cut before option K of POINT would decide something worth WEIGHT. */
static void weigh(
    const Search *s, Box *box, size_t point, uint32_t k, double weight)
{
    if (k > box->ends[point] && k <= highs(s, box)[point])
        s->weights[s->problem->points[point].first + k] += weight;
}

static void weigh_rectangle(
    const Search *s, Box *box, const DealRectangle *rectangle)
{
    for (size_t i = 0; i < rectangle->bound_count; i++) {
        const DealBound *b = &rectangle->bounds[i];
        if (highs(s, box)[b->point] < b->low || box->ends[b->point] > b->high)
            return; /* decided */
    }
    for (size_t i = 0; i < rectangle->bound_count; i++) {
        const DealBound *b = &rectangle->bounds[i];
        weigh(s, box, b->point, b->low, fabs(rectangle->pays) + 1e-12);
        weigh(s, box, b->point, b->high + 1, fabs(rectangle->pays) + 1e-12);
    }
}

static void weigh_function(
    const Search *s, Box *box, const DealFunction *function)
{
    for (size_t i = 0; i < function->rectangle_count; i++)
        weigh_rectangle(s, box, &function->rectangles[i]);
    for (size_t i = 0; i < function->inner_count; i++)
        weigh_function(s, box, &function->inner[i]);
}

static void weigh_worths(const Search *s, Box *box, const double *worth)
{
    for (size_t i = 0; i < s->points; i++)
        for (uint32_t k = box->ends[i] + 1; k <= highs(s, box)[i]; k++) {
            size_t at = s->problem->points[i].first + k;
            weigh(s, box, i, k, fabs(worth[at] - worth[at - 1]));
        }
}

/* Bars that some packages of the box run into, but not all. */
static bool weigh_bars(const Search *s, Box *box, bool *barred)
{
    bool cut = false;
    for (size_t b = 0; b < s->problem->bar_count; b++) {
        const DealBar *bar = &s->problem->bars[b];
        bool touches = true, fixed = true;
        for (size_t i = 0; i < bar->count; i++) {
            DealChoice c = bar->choices[i];
            uint32_t low = box->ends[c.point], high = highs(s, box)[c.point];
            touches = touches && low <= c.option && c.option <= high;
            fixed = fixed && low == high;
        }
        if (!touches) continue;
        *barred = *barred || fixed;
        cut = cut || !fixed;
        for (size_t i = 0; i < bar->count; i++) {
            weigh(s, box, bar->choices[i].point, bar->choices[i].option, 1);
            weigh(s, box, bar->choices[i].point, bar->choices[i].option + 1, 1);
        }
    }
    return cut;
}

/* The heaviest cut. False if there is none, which means that nothing is
 * undecided. */
static bool choose_cut(const Search *s, Box *box, size_t *point, uint32_t *cut)
{
    double best = 0;
    for (size_t p = 0; p < s->parties; p++) {
        const DealParty *party = &s->problem->parties[p];
        if (party->function)
            weigh_function(s, box, party->function);
        else
            weigh_worths(s, box, party->worth);
    }
    for (size_t i = 0; i < s->points; i++) {
        double *weights = s->weights + s->problem->points[i].first;
        for (uint32_t k = box->ends[i] + 1; k <= highs(s, box)[i]; k++) {
            if (weights[k] > best) {
                best = weights[k];
                *point = i;
                *cut = k;
            }
            weights[k] = 0;
        }
    }
    return best > 0;
}

/* -- search
 * ---------------------------------------------------------------------- */

static void push(Search *s, Box *box)
{
    box->below = s->top;
    s->top = box;
}

static void keep(Search *s, Box *box)
{
    Arena *arena = s->work->arena;
    if (reached(s, box->most, 0)) return;
    for (size_t p = 0; p < s->parties; p++)
        vec_push(arena, &s->found, box->most[p]);
    for (size_t i = 0; i < s->points; i++)
        vec_push(arena, &s->packages, box->ends[i]);
}

static double promise(const Search *s, const Box *box)
{
    double sum = 0;
    for (size_t p = 0; p < s->parties; p++) {
        double range = s->high[p] - s->low[p];
        if (range > 0) sum += box->most[p] / range;
    }
    return sum;
}

/* Cuts BOX in two and puts both on the stack, the more promising on top. */
static void split(Search *s, Box *box, size_t point, uint32_t cut)
{
    Box *other = take_box(s);
    memcpy(other->ends, box->ends, 2 * s->points * sizeof box->ends[0]);
    highs(s, box)[point] = cut - 1;
    other->ends[point] = cut;
    (void)bound(s, box);
    (void)bound(s, other);
    bool first = promise(s, box) >= promise(s, other);
    push(s, first ? other : box);
    push(s, first ? box : other);
}

static void look_at(Search *s, Box *box)
{
    size_t point = 0;
    uint32_t cut = 0;
    bool barred = false;
    if (reached(s, box->most, 0)) {
        drop_box(s, box);
        return;
    }
    bool cut_by_bars = weigh_bars(s, box, &barred);
    bool constant = bound(s, box);
    if (!barred && constant && !cut_by_bars) {
        keep(s, box);
    } else if (choose_cut(s, box, &point, &cut) && !barred) {
        split(s, box, point, cut);
        return;
    }
    drop_box(s, box);
}

/* The share of the ranges by which what is left may surpass what was found,
 * by halving; 2 if nothing was found. */
static double find_gap(const Search *s)
{
    double gap = 0;
    for (const Box *box = s->top; box; box = box->below) {
        double low = gap, high = 2;
        if (reached(s, box->most, gap)) continue;
        while (high - low > 1e-4) {
            double middle = (low + high) / 2;
            if (reached(s, box->most, middle))
                high = middle;
            else
                low = middle;
        }
        gap = high;
    }
    return gap;
}

static void start(Search *s)
{
    Box *box = take_box(s);
    s->weights = arena_array(
        s->work->arena, s->problem->option_total, sizeof *s->weights);
    for (size_t i = 0; i < s->points; i++) {
        box->ends[i] = 0;
        highs(s, box)[i] = (uint32_t)s->problem->points[i].option_count - 1;
    }
    for (size_t p = 0; p < s->parties; p++) {
        DealRange range = range_of(s, p, box);
        s->low[p] = range.least;
        s->high[p] = range.most;
    }
    (void)bound(s, box);
    push(s, box);
}

Status deal_branch(const DealWork *work, const DealProblem *problem,
    uint64_t limit, Branch *branch, Err *err)
{
    Search s = {.work = work,
        .problem = problem,
        .points = problem->point_count,
        .parties = problem->party_count};
    if (limit == 0) limit = BRANCH_BOXES;
    *branch = (Branch){0};
    start(&s);
    while (s.top && branch->boxes < limit) {
        Box *box = s.top;
        s.top = box->below;
        look_at(&s, box);
        if (++branch->boxes % ASK_EVERY == 0)
            TRY(deal_tell(work, (double)branch->boxes / (double)limit, err));
    }
    branch->gap = find_gap(&s);
    branch->packages = s.packages.items;
    branch->count = s.packages.count / s.points;
    return STATUS_OK;
}
