#ifndef DEAL_WHYNOT_H
#define DEAL_WHYNOT_H

#include "deal/analysis.h"

/* Why there is no deal, or why a package is none, and the smallest change
 * that would open one. */

/* A demand that may stand in the way: a party's reservation value, or a bar
 * (red line or link); bars in a row of one name are one demand. */
typedef struct {
    bool is_bar;
    size_t index; /* of the party, or of the first bar */
    size_t count; /* of bars */
} Demand;

/* Demands that cannot all be met, though any all but one can. */
typedef struct {
    const Demand *demands; /* [count] */
    size_t count;
} Conflict;

/* One demand given up or lowered alone so that a deal exists. */
typedef struct {
    Demand demand;
    double lowering; /* of a reservation value; 0 for a bar that is dropped */
} Opening;

enum {
    WHYNOT_DEMANDS_MAX = 14, /* with more, only single conflicts are sought */
    WHYNOT_CONFLICTS_MAX = 50
};

typedef struct {
    Conflict *conflicts; /* [conflict_count] smallest first */
    size_t conflict_count;
    bool all_conflicts; /* there are no others */
    Opening *openings;  /* [opening_count] parties by lowering, then bars */
    size_t opening_count;
    bool together;          /* below is known: some package is not barred */
    double lowering_by_all; /* each party's reservation value lowered by this
                               opens a deal too; 0 where one exists */
} WhyNot;

/* Solves the problem anew for sets of its demands. Functions for which branch
 * and bound does not come to its end are STATUS_INPUT. */
CHECKED Status deal_why_not(
    const DealWork *work, const DealProblem *problem, WhyNot *why, Err *err);

/* One or two points settled otherwise than in a package, and what each party
 * then gets more (or less). */
typedef struct {
    DealChoice changes[2]; /* [count] */
    size_t count;
    const double *gains; /* [party] */
    double cost; /* smallest gain: what the worst-off party gives at most */
} Change;

typedef struct {
    const double *utilities; /* [party] */
    const DealBar **bars;    /* [bar_count] all that the package runs into */
    size_t bar_count;
    size_t refusals; /* parties whose reservation value it does not reach */
    bool agreed;     /* by the rules of approval, see approval.h */
    /* Changes of one point after which it is agreed, the least cost first; if
     * there are none, of two points. */
    Change *repairs; /* [repair_count] of repair_total */
    size_t repair_count, repair_total;
    /* Changes of two points that leave nobody worse and someone better,
     * though neither does so alone: a trade (Raiffa 1982). */
    Change *trades; /* [trade_count] of trade_total, the largest sum first */
    size_t trade_count, trade_total;
    bool pairs_tried; /* false: too many options to look at pairs */
} Diagnosis;

enum { DIAGNOSIS_CHANGES_MAX = 20, DIAGNOSIS_OPTIONS_MAX = 2000 };

/* What PACKAGE needs to be agreed. O(options^2 * parties). */
void deal_diagnose(Arena *arena, const DealProblem *problem,
    const uint32_t *package, Diagnosis *diagnosis);

#endif
