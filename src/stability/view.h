#ifndef STABILITY_VIEW_H
#define STABILITY_VIEW_H

#include "stability/inverse.h"

/* One decision maker's preferences in a form that is easily changed and
 * compared: its ranking, [states]; or its pairs, [states][states], where cell
 * [a][b] is 1 if a is preferred to b. */

size_t view_cells(const Space *space, size_t maker);

/* The preferences as they are in SPACE. */
void view_copy(const Space *space, size_t maker, int32_t *view);

/* A copy of SPACE whose preferences can be replaced by views. */
Space view_space(Arena *arena, const Space *space);

/* Makes VIEW the preferences of MAKER in such a copy; a ranking is used where
 * it stands, pairs are copied. */
void view_use(Space *trial, size_t maker, int32_t *view);

/* Takes one step; false if there is no room for it. */
bool view_step(const Space *space, RankStep step, int32_t *view);

/* The INDEXth step, from 0, that could be taken in a view of MAKER; false
 * beyond the last. A step that cannot matter to whether TARGET is stable for
 * anybody, nor can after others, has .maker SIZE_MAX. */
bool view_step_at(const Space *space, size_t maker, uint32_t target,
    size_t index, RankStep *step);

/* A step that brings TARGET up in VIEW, or down: of a ranking TARGET's own; of
 * pairs against one more state, first those that MAKER can move to. False if
 * there is none. */
bool view_step_towards(const Space *space, size_t maker, uint32_t target,
    bool up, const int32_t *view, RankStep *step);

#endif
