#ifndef DEAL_FOLD_H
#define DEAL_FOLD_H

#include "deal/nondominated.h"
#include "deal/problem.h"

/* The exact engine for additive utilities: points are folded in one after
 * another, keeping only the partial packages that no other dominates
 * (Nemhauser and Ullmann, "Discrete dynamic programming and capital
 * allocation", 1969, for any number of parties).
 *
 * Worths are rounded once, to multiples of a power of two so small that the
 * largest sum has 52 bits. From then on every sum is exact, in any order, so
 * what dominates what does not depend on rounding.
 *
 * Bars (red lines, links) cut partial packages as soon as they run into one.
 * Partial packages are compared only with those that have the same bars half
 * fulfilled (the same signature), since these have the same future. */

/* Options of one point that are worth the same to all and stand in the same
 * bars. */
typedef struct {
    const uint32_t *options; /* [count] */
    size_t count;
    const double *worth;  /* [party], rounded */
    const uint64_t *bars; /* bit set: the bars it fulfils its choice of */
    /* Another class of the same bars is no worse for all, so whatever takes
     * this one is dominated: the fold makes no candidates of it. */
    bool dominated;
} FoldClass;

typedef struct {
    size_t point;
    FoldClass *classes; /* [class_count] */
    size_t class_count;
    /* Bit sets of the bars with a choice of this point: all of them, those
     * that begin here, those that end here. */
    uint64_t *bars, *begin, *end;
} FoldStep;

/* Candidates FIRST and on came from one group of the layer before, each with
 * one class added. */
typedef struct {
    uint32_t group, class, first;
} FoldPiece;

/* Partial packages of one signature that no other of them dominates. */
typedef struct {
    const uint64_t *signature; /* bit set: bars fulfilled so far */
    Vectors sums;              /* [party][count] */
    uint32_t *origin;          /* [count] number of the candidate it was */
    FoldPiece *pieces;         /* [piece_count] */
    size_t piece_count, candidate_count;
    uint32_t *witness; /* [candidate_count] if kept, see nondominated.h */
    double slack; /* what thinning has cost at most, in shares of the range */
    bool clean;   /* none is dominated by another, nor equal */
} FoldGroup;

typedef struct {
    FoldGroup *groups; /* [group_count] */
    size_t group_count;
} FoldLayer;

typedef struct {
    const DealProblem *problem;
    FoldStep *steps;   /* [point_count] in the order folded */
    FoldLayer *layers; /* [point_count + 1]; the first holds the empty sum */
    size_t words;      /* uint64s of a bit set of bars */
    double quantum[DEAL_PARTIES_MAX]; /* what worths are multiples of */
    double low[DEAL_PARTIES_MAX], range[DEAL_PARTIES_MAX]; /* of sums */
    double slack; /* of the last layer: 0 if exact */
} Fold;

typedef struct {
    bool keep_witnesses; /* for the certificate */
    /* More vectors than this in a group are thinned to a grid; the fold says
     * how much every party can miss by it. 0: never. */
    size_t limit;
    /* Above 0: layers of more than `roomy` vectors are thinned (the last, if
     * it has more than 16,384) so that, over all points, no party misses more
     * than this share of its range. */
    double epsilon;
    size_t roomy; /* 0: FOLD_ROOMY */
} FoldOptions;

enum { FOLD_GROUPS_MAX = 4096, FOLD_ROOMY = 1 << 19 };

/* Folds all points of an additive PROBLEM, which *FOLD borrows. Links so
 * entangled that they need more than FOLD_GROUPS_MAX signatures, or more
 * than DEAL_VECTORS_MAX candidates at once, are STATUS_INPUT. */
CHECKED Status deal_fold(const DealWork *work, const DealProblem *problem,
    const FoldOptions *options, Fold *fold, Err *err);

/* Orders and classes of the points, without folding. */
void fold_compile(Arena *arena, const DealProblem *problem, Fold *fold);

/* The group of all complete packages, or NULL if bars leave none. */
const FoldGroup *fold_last(const Fold *fold);

/* Fills classes[step] of the partial package ENTRY of group GROUP of LAYER. */
void fold_trace(const Fold *fold, size_t layer, size_t group, size_t entry,
    uint32_t *classes);
/* The package of entry ENTRY of the last group: the first option of every
 * class. */
void fold_package(const Fold *fold, size_t entry, uint32_t *package);

#endif
