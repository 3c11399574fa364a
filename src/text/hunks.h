#ifndef TEXT_HUNKS_H
#define TEXT_HUNKS_H

#include "text/redline.h"

/* The maximal runs of marked tokens, in order. */
Hunks hunks_of(Arena *arena, const bool *deleted, size_t old_count,
    const bool *inserted, size_t new_count);

/* Joins neighbours that people would mark as one change. */
void hunks_join(Hunks *hunks, const Tokens *old_tokens);

#endif
