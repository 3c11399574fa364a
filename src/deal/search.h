#ifndef DEAL_SEARCH_H
#define DEAL_SEARCH_H

#include "deal/fold.h"
#include "deal/goal.h"

/* The best packages by a goal, in order, ties and all: what a fold kept of
 * the first k points bounds, exactly, what any choice of the other points can
 * still come to. */

/* Packages in product form: any option of each class stands for any other. */
typedef struct {
    double value;            /* of the goal */
    const uint32_t *classes; /* [step] of the fold */
    double packages;         /* how many that is */
} FoundBox;

typedef struct {
    FoundBox *boxes; /* [count], best first */
    size_t count;
    bool complete; /* there are no more boxes that were asked for */
} Found;

/* Finds boxes whose value is at least that of the best less WITHIN, up to
 * MOST of them. None if no package satisfies the goal (or all bars leave
 * none). With a thinned fold the boxes are only those it kept.
 * Cost: entries of the fold for each step of each box found. */
CHECKED Status deal_search(const DealWork *work, const Fold *fold,
    const DealGoal *goal, double within, size_t most, Found *found, Err *err);

/* The first package of a box. */
void search_package(
    const Fold *fold, const uint32_t *classes, uint32_t *package);

#endif
