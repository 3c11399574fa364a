#ifndef STABILITY_MERGE_H
#define STABILITY_MERGE_H

#include "stability/space.h"

/* Explicit moves: sorting drawn ones, and merging states. */

/* Moves by origin, doubled ones once, those that stay put left out. */
Moves moves_sort(Arena *arena, const Move *moves, size_t count, size_t states);

/* The most moves of one decision maker from one state. */
size_t moves_most(const Space *space);

/* Merges the states of a graph that the conflict counts as one. A merged
 * state can be left from, and reached through, any of its members; it ranks
 * as its lowest member, and is written with '-' where members differ. */
void space_merge(Arena *arena, const Space *apart, Space *merged);

#endif
