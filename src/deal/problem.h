#ifndef DEAL_PROBLEM_H
#define DEAL_PROBLEM_H

#include "base/err.h"
#include "base/vec.h"

/* What a deal is sought for: parties, points with options, what each option
 * is worth to each party, and what may not stand together. Knows nothing of
 * rooms or files; `exchange` and `bridge` fill it. */

enum {
    DEAL_PARTIES_MAX = 16,
    DEAL_POINTS_MAX = 10000,
    DEAL_OPTIONS_MAX = 1 << 20, /* of all points together */
    DEAL_NOBODY = -1
};

/* Utilities closer than this count as equal, and a party accepts what lies
 * less than this below its reservation value. */
#define DEAL_TOLERANCE 1e-9

/* Whose acceptance counts on a point, and how much of it is needed. */
typedef struct {
    uint32_t voters; /* bit set of parties; 0: all */
    double quota;    /* sum of weights that approves; 0: every voter must */
} DealApproval;

typedef struct {
    Str key;
    const Str *options;   /* [option_count] */
    const double *values; /* [option_count] of a number, else NULL */
    size_t option_count;
    size_t first; /* index of its first option among those of all points */
    bool gridded; /* a range without steps, cut into values by us */
    DealApproval approval;
} DealPoint;

/* One way to settle one point. */
typedef struct {
    uint32_t point, option;
} DealChoice;

/* Choices that may not stand together: a red line (one choice, and whose it
 * is), an exclusion (two), or one case of an if-then link. */
typedef struct {
    const DealChoice *choices; /* [count], of different points */
    size_t count;
    int party; /* whose red line, or DEAL_NOBODY for a link */
    Str name;  /* for people */
} DealBar;

/* Utility that is no sum over points; see rectangle.h. */
typedef struct DealFunction DealFunction;

typedef struct {
    Str key;
    const double *worth;          /* [option_total]; adds up to the utility */
    const DealFunction *function; /* instead of worth, or NULL */
    double cap;                   /* utility is never more than this */
    double reservation;           /* utility of no deal */
    double discount;              /* utility at time t is u times discount^t */
    double weight; /* votes, where approval is weighted; else 1 */
} DealParty;

typedef struct {
    Str name;
    DealPoint *points; /* [point_count] */
    size_t point_count, option_total;
    DealParty *parties; /* [party_count] */
    size_t party_count;
    const DealBar *bars; /* [bar_count] */
    size_t bar_count;
    /* The rules of the points, each once (deal_settle_approval). A package
     * is agreed if every rule is met; with none, if all parties accept. */
    const DealApproval *approvals; /* [approval_count] */
    size_t approval_count;
} DealProblem;

/* Refuses what the engines cannot take: no party or point, a point without
 * options, too many of anything, worths that are not finite. */
CHECKED Status deal_check(const DealProblem *problem, Err *err);

bool deal_is_additive(const DealProblem *problem);

/* A package is one option number per point: uint32_t[point_count]. */

/* The utility of PACKAGE for PARTY, undiscounted, summed in the order of the
 * points, as the definition says. O(points). */
double deal_utility(
    const DealProblem *problem, size_t party, const uint32_t *package);
/* For all parties; utilities[party_count]. */
void deal_utilities(
    const DealProblem *problem, const uint32_t *package, double *utilities);
/* The first bar that PACKAGE runs into, or NULL. */
const DealBar *deal_barred(const DealProblem *problem, const uint32_t *package);
/* The same of the bars of PARTY (DEAL_NOBODY: of links). */
const DealBar *deal_barred_by(
    const DealProblem *problem, int party, const uint32_t *package);
/* Whether utility U reaches the reservation value of PARTY. */
bool deal_accepts(const DealProblem *problem, size_t party, double u);

/* How many packages there are, bars aside, as a decimal number. */
Str deal_outcomes(Arena *arena, const DealProblem *problem);
/* The same, or UINT64_MAX where it is larger. */
uint64_t deal_outcome_count(const DealProblem *problem);
/* Packages are numbered from 0 in row-major order, the first point slowest.
 * False if there is none of that number. */
bool deal_package_of(
    const DealProblem *problem, uint64_t number, uint32_t *package);
/* The number of PACKAGE, in decimal. */
Str deal_package_number(
    Arena *arena, const DealProblem *problem, const uint32_t *package);

#endif
