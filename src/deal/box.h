#ifndef DEAL_BOX_H
#define DEAL_BOX_H

#include "deal/search.h"

/* A box of packages: any of the options listed for a point may be combined
 * with any of those for the others. */
typedef struct {
    const uint32_t **options; /* [point][option_counts[point]] */
    const size_t *option_counts;
    double packages; /* how many they are */
} DealBox;

/* The box that a search found. O(points). */
DealBox search_box(Arena *arena, const Fold *fold, const FoundBox *found);
/* One package; borrows it. */
DealBox box_of_package(
    Arena *arena, const DealProblem *problem, const uint32_t *package);

#endif
