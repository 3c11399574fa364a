/* Hyper-rectangle utilities of GENIUS: <utility maxutility> <ufun> ... */
#include <math.h>

#include "deal/rectangle.h"
#include "exchange/genius_in.h"

static Status read_aggregation(
    GeniusReader *g, const xmlNode *node, DealAggregation *aggregation)
{
    Str text;
    if (!xml_attribute(&g->xml, node, "aggregation", &text)) text = S("sum");
    if (str_equal(text, S("sum")))
        *aggregation = DEAL_SUM;
    else if (str_equal(text, S("min")))
        *aggregation = DEAL_MIN;
    else if (str_equal(text, S("max")))
        *aggregation = DEAL_MAX;
    else
        return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, node),
            MSG_GENIUS_AGGREGATION, ARGS(text));
    return STATUS_OK;
}

/* The numbers of the values from LOW to HIGH; empty if none lies there. */
static DealBound bound_of(
    const Issue *issue, size_t point, double low, double high)
{
    DealBound bound = {(uint32_t)point, 1, 0};
    double first = issue->values.items[0];
    double last = first + (double)issue->values.count - 1;
    low = ceil(low) < first ? first : ceil(low);
    high = floor(high) > last ? last : floor(high);
    if (high < low) return bound;
    bound.low = (uint32_t)(low - first);
    bound.high = (uint32_t)(high - first);
    return bound;
}

static Status read_bound(GeniusReader *g, const xmlNode *node, DealBound *bound)
{
    int64_t index;
    double low, high;
    TRY(genius_index(g, node, &index));
    TRY(xml_number(&g->xml, node, "min", &low));
    TRY(xml_number(&g->xml, node, "max", &high));
    const Issue *issue = genius_find_issue(g, index);
    MessageId id = !issue ? MSG_GENIUS_UNKNOWN_ISSUE : MSG_GENIUS_BOUND_TYPE;
    if (!issue || issue->type != ISSUE_INTEGER)
        return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, node), id,
            ARGS(str_of((const char *)node->name),
                str_int(g->xml.arena, index)));
    *bound = bound_of(issue, (size_t)(issue - g->issues.items), low, high);
    return STATUS_OK;
}

/* Where both kinds of bounds stand, the excluding ones count. */
static Status read_rectangle(
    GeniusReader *g, const xmlNode *node, DealRectangle *rectangle)
{
    Str text;
    double weight = 1;
    VEC(DealBound) bounds = {0};
    rectangle->excludes = xml_child(node, "EXCLUDES") != NULL;
    const char *name = rectangle->excludes ? "EXCLUDES" : "INCLUDES";
    for (xmlNode *n = xml_child(node, name); n; n = xml_next(n, name)) {
        DealBound bound;
        TRY(read_bound(g, n, &bound));
        vec_push(g->xml.arena, &bounds, bound);
    }
    TRY(xml_number(&g->xml, node, "utility", &rectangle->pays));
    if (xml_attribute(&g->xml, node, "weight", &text))
        TRY(xml_number(&g->xml, node, "weight", &weight));
    rectangle->pays *= weight;
    rectangle->bounds = bounds.items;
    rectangle->bound_count = bounds.count;
    return STATUS_OK;
}

static Status read_function(
    GeniusReader *g, const xmlNode *node, int depth, DealFunction *function)
{
    Str text;
    VEC(DealRectangle) rectangles = {0};
    VEC(DealFunction) inner = {0};
    if (depth > GENIUS_DEPTH_MAX)
        return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, node),
            MSG_TOO_DEEP, ARGS(str_int(g->xml.arena, GENIUS_DEPTH_MAX)));
    TRY(read_aggregation(g, node, &function->aggregation));
    function->weight = 1;
    if (xml_attribute(&g->xml, node, "weight", &text))
        TRY(xml_number(&g->xml, node, "weight", &function->weight));
    for (xmlNode *n = xml_child(node, NULL); n; n = xml_next(n, NULL)) {
        if (xml_is(n, "hyperRectangle")) {
            DealRectangle rectangle = {0};
            TRY(read_rectangle(g, n, &rectangle));
            vec_push(g->xml.arena, &rectangles, rectangle);
        } else if (xml_is(n, "ufun")) {
            DealFunction of = {0};
            TRY(read_function(g, n, depth + 1, &of));
            vec_push(g->xml.arena, &inner, of);
        }
    }
    function->rectangles = rectangles.items;
    function->rectangle_count = rectangles.count;
    function->inner = inner.items;
    function->inner_count = inner.count;
    return STATUS_OK;
}

Status genius_read_function(GeniusReader *g, const xmlNode *utility,
    const DealProblem *problem, DealParty *party)
{
    (void)problem;
    double most;
    const xmlNode *top = xml_child(utility, "ufun");
    if (!top)
        return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, utility),
            MSG_GENIUS_MISSING_UTILITY, NO_ARGS);
    TRY(xml_number(&g->xml, utility, "maxutility", &most));
    if (most <= 0) {
        Str text;
        (void)xml_attribute(&g->xml, utility, "maxutility", &text);
        return err_set(g->xml.err, STATUS_INPUT, xml_place(&g->xml, utility),
            MSG_GENIUS_MAX_UTILITY, ARGS(text));
    }
    DealFunction *function = arena_alloc(g->xml.arena, sizeof *function);
    TRY(read_function(g, top, 0, function));
    function->weight = 1 / most; /* the top's own weight is ignored */
    party->function = function;
    return STATUS_OK;
}
