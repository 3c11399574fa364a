#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/str.h"

/* The candidate that WORD was probably meant to be: one that begins with it,
 * or differs in few letters (a third of them); "" if none is near. The first
 * of equally near ones. */
Str nearest(Arena *arena, Str word, const Str *candidates, size_t count);

/* Letters (bytes) to insert, delete, replace or swap with their neighbour to
 * make A into B. */
size_t edit_distance(Arena *arena, Str a, Str b);

#endif
