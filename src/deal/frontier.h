#ifndef DEAL_FRONTIER_H
#define DEAL_FRONTIER_H

#include "deal/fold.h"

/* The Pareto frontier: distinct utility vectors, rounded to 1e-9, that no
 * other dominates, with one package each; sorted by the first party's
 * utility, largest first, then the second's, and so on. */
typedef struct {
    Vectors utilities;        /* [party][count], rounded */
    uint32_t *entries;        /* [count] where it came from: entry of the fold's
                                 last group, or row of `packages` */
    const uint32_t *packages; /* [row][point], or NULL */
    const DealProblem *problem;
    const Fold *fold; /* or NULL */
} Frontier;

/* A utility as frontiers show it. */
double frontier_round(double utility);

/* The frontier of what a fold kept, utilities capped. */
void frontier_of_fold(
    const DealWork *work, const Fold *fold, Frontier *frontier);
/* The frontier of COUNT packages with their utilities. */
void frontier_of_packages(const DealWork *work, const DealProblem *problem,
    const uint32_t *packages, size_t count, Frontier *frontier);

/* The package of point NUMBER of the frontier. */
void frontier_package(
    const Frontier *frontier, size_t number, uint32_t *package);
/* The rounded utilities of point NUMBER; u[parties]. */
void frontier_utilities(const Frontier *frontier, size_t number, double *u);
/* The same, not rounded. */
void frontier_exact(const Frontier *frontier, size_t number, double *u);

#endif
