/* Hyper-rectangle utilities: their value, and interval bounds on it over a
 * box of packages, both by walking the tree once. */
#include "deal/rectangle.h"

typedef enum { NEVER, SOMETIMES, ALWAYS } Paying;

static bool inside(const DealRectangle *rectangle, const uint32_t *package)
{
    for (size_t i = 0; i < rectangle->bound_count; i++) {
        const DealBound *bound = &rectangle->bounds[i];
        uint32_t option = package[bound->point];
        if (option < bound->low || option > bound->high) return false;
    }
    return true;
}

static double rectangle_value(
    const DealRectangle *rectangle, const uint32_t *package)
{
    bool pays = rectangle->bound_count == 0 ||
                inside(rectangle, package) != rectangle->excludes;
    return pays ? rectangle->pays : 0;
}

static double join(DealAggregation how, double a, double b)
{
    if (how == DEAL_SUM) return a + b;
    return (how == DEAL_MIN) == (b < a) ? b : a;
}

double deal_function_value(
    const DealFunction *function, const uint32_t *package)
{
    double total = 0;
    bool first = true;
    for (size_t i = 0; i < function->rectangle_count; i++, first = false) {
        double v = rectangle_value(&function->rectangles[i], package);
        total = first ? v : join(function->aggregation, total, v);
    }
    for (size_t i = 0; i < function->inner_count; i++, first = false) {
        double v = deal_function_value(&function->inner[i], package);
        total = first ? v : join(function->aggregation, total, v);
    }
    return total * function->weight;
}

static Paying box_inside(
    const DealRectangle *rectangle, const uint32_t *low, const uint32_t *high)
{
    Paying paying = ALWAYS;
    for (size_t i = 0; i < rectangle->bound_count; i++) {
        const DealBound *b = &rectangle->bounds[i];
        if (high[b->point] < b->low || low[b->point] > b->high) return NEVER;
        if (low[b->point] < b->low || high[b->point] > b->high)
            paying = SOMETIMES;
    }
    return paying;
}

static DealRange rectangle_range(
    const DealRectangle *rectangle, const uint32_t *low, const uint32_t *high)
{
    Paying paying = box_inside(rectangle, low, high);
    if (rectangle->excludes && rectangle->bound_count)
        paying = (Paying)(ALWAYS - paying);
    double pays = rectangle->pays;
    if (paying == ALWAYS) return (DealRange){pays, pays};
    if (paying == NEVER) return (DealRange){0, 0};
    return (DealRange){pays < 0 ? pays : 0, pays > 0 ? pays : 0};
}

static DealRange join_ranges(
    const DealFunction *function, bool first, DealRange a, DealRange b)
{
    if (first) return b;
    return (DealRange){join(function->aggregation, a.least, b.least),
        join(function->aggregation, a.most, b.most)};
}

DealRange deal_function_range(
    const DealFunction *function, const uint32_t *low, const uint32_t *high)
{
    DealRange total = {0, 0};
    bool first = true;
    for (size_t i = 0; i < function->rectangle_count; i++, first = false)
        total = join_ranges(function, first, total,
            rectangle_range(&function->rectangles[i], low, high));
    for (size_t i = 0; i < function->inner_count; i++, first = false)
        total = join_ranges(function, first, total,
            deal_function_range(&function->inner[i], low, high));
    double w = function->weight;
    DealRange scaled = {total.least * w, total.most * w};
    return w < 0 ? (DealRange){scaled.most, scaled.least} : scaled;
}
