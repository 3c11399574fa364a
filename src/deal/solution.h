#ifndef DEAL_SOLUTION_H
#define DEAL_SOLUTION_H

#include "deal/analysis.h"

/* Solution concepts, ties and all, from an analysis whose frontier is there. */

/* The points of the frontier whose value is within 1e-9 of the best; with
 * LEXIMIN, those whose gains over the goal's reservation values, sorted from
 * the smallest, come last in the order of dictionaries (Rawls' difference
 * principle, Sen 1970). Each with all packages that give its utilities. */
CHECKED Status solution_find(const DealWork *work, Analysis *analysis,
    const DealGoal *goal, bool leximin, DealSolution *solution, Err *err);

#endif
