#ifndef BRIDGE_COLD_START_H
#define BRIDGE_COLD_START_H

#include "bridge/proposal.h"

/* A first brief from one dispatch, where there is no room yet: who takes part,
 * what they speak about, which texts and meetings are named, what happened,
 * and who said what. Every entry names the source and its spans. */
typedef struct {
    Str key;  /* of the source */
    Str date; /* of the source, EDTF */
} ColdSource;

/* Fills TREE with the sections of a brief, all proposed from TEXT. READER is
 * changed: it takes the proposed people and parties for a room's. */
void cold_start(Arena *arena, Reader *reader, const ColdSource *source,
    Str text, Node *tree);

#endif
