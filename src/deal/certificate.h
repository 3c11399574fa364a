#ifndef DEAL_CERTIFICATE_H
#define DEAL_CERTIFICATE_H

#include "deal/frontier.h"

/* Checks a fold and its frontier without trusting the engine, by plain loops
 * that share only the problem and the rounded worths with it.
 *
 * complete   in every layer, every state is continued by every class that no
 *            bar forbids; every candidate that was dropped has a witness that
 *            gives each party at least as much and comes before it in a fixed
 *            order, or, where the layer was thinned, a kept one that lacks no
 *            more than the slack told; and every package kept at the end is
 *            matched by a point of the frontier. So, by induction, every
 *            package is.
 * real       every point has a package that no bar forbids and whose
 *            utilities, added up anew, are those shown.
 * efficient  no point dominates another.
 * approved   what counts as agreed is: red lines and reservation values tell
 *            who accepts, and the rule of each point is counted anew.
 *
 * One pass over all candidates; `efficient` compares all pairs of points. Of
 * more than CERTIFICATE_POINTS_MAX points only CERTIFICATE_SAMPLE, evenly
 * chosen, are recomputed and compared with all others: the counts say so. */
enum { CERTIFICATE_POINTS_MAX = 20000, CERTIFICATE_SAMPLE = 1000 };

typedef struct {
    bool checked; /* complete, real, efficient and approved */
    bool complete, real, efficient, approved;
    bool too_large;     /* `complete` was not looked at: too many packages */
    uint64_t witnesses; /* dropped candidates whose witness was checked */
    size_t points, examined; /* points there are; those looked at */
    double slack; /* shares of its range that a party can miss; 0: exact */
} Certificate;

/* FOLD must have kept its witnesses. */
void deal_certificate_check(const DealWork *work, const Fold *fold,
    const Frontier *frontier, Certificate *certificate);

/* Only `real` and `efficient`, of a frontier however found. */
void certificate_check_points(const DealWork *work, const DealProblem *problem,
    const Frontier *frontier, Certificate *certificate);

/* The same of a frontier whose problem is not additive: `complete` is checked
 * by going over all packages, where there are at most CERTIFICATE_SPACE_MAX
 * of them; else it stays false, and so does `checked`. */
enum { CERTIFICATE_SPACE_MAX = 1 << 20 };
void certificate_check_space(const DealWork *work, const DealProblem *problem,
    const Frontier *frontier, Certificate *certificate);

#endif
