#ifndef BRIDGE_MAPPING_H
#define BRIDGE_MAPPING_H

#include "base/node.h"
#include "deal/belief.h"
#include "room/stance.h"

/* What a stance says of an option's worth to a party, as an interval on a
 * scale from 0 (worst) to 1 (best) on which `reservation` is the line between
 * what it refuses and what it takes. An assumption, not knowledge: it stands
 * in one table that anybody may replace by a file. */
typedef struct {
    DealInterval stances[STANCE_COUNT]; /* STANCE_NONE: nothing on record */
    DealInterval reservation;
} StanceMapping;

/* The mapping that is used where none is given; doc/deal.md shows it. */
extern const StanceMapping STANCE_MAPPING;

/* Reads a mapping: a map from stances, `none` and `reservation` to
 * [least, most], numbers from 0 to 1 that do not fall. What is left out is as
 * in STANCE_MAPPING. ROOT is a document that was read from FILE. */
CHECKED Status mapping_read(Arena *arena, const Node *root, const char *file,
    StanceMapping *mapping, Err *err);

/* {stance: [least, most], ...} */
Node *mapping_node(Arena *arena, const StanceMapping *mapping);

#endif
