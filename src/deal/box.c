/* Packages in product form. */
#include "deal/box.h"

/* The options of every point in a box, by point. */
DealBox search_box(Arena *arena, const Fold *fold, const FoundBox *found)
{
    size_t n = fold->problem->point_count;
    const uint32_t **options = arena_array(arena, n, sizeof *options);
    size_t *counts = arena_array(arena, n, sizeof *counts);
    for (size_t k = 0; k < n; k++) {
        const FoldStep *step = &fold->steps[k];
        const FoldClass *class = &step->classes[found->classes[k]];
        options[step->point] = class->options;
        counts[step->point] = class->count;
    }
    return (DealBox){options, counts, found->packages};
}

DealBox box_of_package(
    Arena *arena, const DealProblem *problem, const uint32_t *package)
{
    size_t n = problem->point_count;
    const uint32_t **options = arena_array(arena, n, sizeof *options);
    size_t *counts = arena_array(arena, n, sizeof *counts);
    for (size_t i = 0; i < n; i++) {
        options[i] = &package[i];
        counts[i] = 1;
    }
    return (DealBox){options, counts, 1};
}
