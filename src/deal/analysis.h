#ifndef DEAL_ANALYSIS_H
#define DEAL_ANALYSIS_H

#include "deal/box.h"
#include "deal/certificate.h"
#include "deal/goal.h"

/* Everything there is to say about a problem at once: the frontier, the
 * solution concepts with all their ties, and a certificate. */

/* A point of the frontier that reaches a solution's value, and all packages
 * that give its utilities. */
typedef struct {
    const double *utilities; /* [party] added up anew, not rounded */
    double value;
    DealBox *boxes; /* [box_count] */
    size_t box_count;
} DealTie;

/* A solution is efficient: packages that reach the value, but leave a party
 * worse off than others that reach it, are no part of it. */
typedef struct {
    DealTie *ties; /* [tie_count]; none: no package will do */
    size_t tie_count;
    size_t tie_total; /* points that tie; more than DEAL_TIES_MAX are only
                         counted */
    bool complete;    /* every tie's boxes hold all its packages */
} DealSolution;

enum { DEAL_TIES_MAX = 1500, DEAL_BOXES_MAX = 1000 };

typedef struct {
    bool certify;
    size_t limit;   /* see FoldOptions; 0: exact */
    double epsilon; /* likewise; of additive problems */
    size_t roomy;   /* likewise */
} AnalysisOptions;

typedef struct {
    const DealProblem *problem;
    Fold fold; /* of additive problems; else fold.problem is NULL */
    Frontier frontier;
    double slack; /* what a party can miss, in shares of its range; 0: exact */
    size_t rational_points; /* of the frontier: accepted by all */
    bool rational_counted;  /* else there are too many packages to count */
    Str rational_count;     /* decimal; packages that all accept */
    double ideal_rational[DEAL_PARTIES_MAX]; /* most, of what all accept */
    double ideal[DEAL_PARTIES_MAX];          /* most there is */
    DealSolution nash, egalitarian, leximin;
    DealSolution kalai_rational, kalai_global;
    DealSolution welfare_rational, welfare, relative_welfare;
    /* Smallest distance of a package from the ideal, each party's utility
     * measured from its reservation value in shares of what it can gain:
     * 0 no opposition (Hindriks, Jonker, Tykhonov 2007). */
    double opposition;
    /* Boxes found so far, since several rules choose the same points:
     * [point of the frontier], NULL where not sought yet. */
    struct PointBoxes **point_boxes;
    bool certified; /* a certificate was asked for */
    Certificate certificate;
} Analysis;

/* Long work; see work.h. Problems that are not additive are searched by
 * branch.h, `limit` then being one of boxes; only one package is given for
 * each of their points. */
CHECKED Status deal_analyse(const DealWork *work, const DealProblem *problem,
    const AnalysisOptions *options, Analysis *analysis, Err *err);

#endif
