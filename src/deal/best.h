#ifndef DEAL_BEST_H
#define DEAL_BEST_H

#include "deal/analysis.h"

/* The best packages by a rule, one after another, dominated ones too. */

enum { BEST_COUNT_MAX = 10000 };

typedef struct {
    DealBox *boxes; /* [count] best first: packages that are worth the same to
                       all, in product form */
    double *values; /* [count] of the rule */
    size_t count;
    bool complete; /* there are no others */
} Best;

/* Up to COUNT boxes of packages that all parties accept, by RULE; ideals are
 * those over acceptable packages. Of an additive problem from the analysis's
 * exact fold; else of at most 2^20 packages, all of which are looked at
 * (STATUS_INPUT if there are more). */
CHECKED Status deal_best(const DealWork *work, const Analysis *analysis,
    DealRule rule, size_t count, Best *best, Err *err);

/* The same by leximin: the smallest gain decides, of equal ones (to 1e-9) the
 * next, and so on; values are the smallest gains. All boxes that tie with the
 * last in the smallest gain are found first, so that many ties take long. */
CHECKED Status deal_best_leximin(const DealWork *work, const Analysis *analysis,
    size_t count, Best *best, Err *err);

#endif
