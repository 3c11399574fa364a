#ifndef DEAL_RECTANGLE_H
#define DEAL_RECTANGLE_H

#include "deal/problem.h"

/* Utility that is no sum over points: a tree of sums, minima and maxima over
 * hyper-rectangles, each of which pays if the package lies inside (or, if it
 * excludes, outside) its bounds. Marsa-Maestre et al., "From problems to
 * protocols: towards a negotiation handbook", 2014; semantics of GENIUS. */

typedef enum { DEAL_SUM, DEAL_MIN, DEAL_MAX } DealAggregation;

/* Options low..high of a point, inclusive, by their numbers. */
typedef struct {
    uint32_t point, low, high;
} DealBound;

typedef struct {
    const DealBound *bounds; /* [bound_count]; none: always pays */
    size_t bound_count;
    bool excludes; /* pays if some bound fails */
    double pays;   /* utility times weight */
} DealRectangle;

struct DealFunction {
    DealAggregation aggregation;
    const DealRectangle *rectangles; /* [rectangle_count] */
    size_t rectangle_count;
    const DealFunction *inner; /* [inner_count] */
    size_t inner_count;
    double weight; /* what the value is multiplied with */
};

/* The value of the package. O(bounds). */
double deal_function_value(
    const DealFunction *function, const uint32_t *package);

/* Bounds on the values of all packages whose option of point i lies in
 * low[i]..high[i]: what they can be at least and at most. O(bounds). */
typedef struct {
    double least, most;
} DealRange;
DealRange deal_function_range(
    const DealFunction *function, const uint32_t *low, const uint32_t *high);

#endif
