#ifndef TEXT_AFFINE_H
#define TEXT_AFFINE_H

#include "text/token.h"

/* A stretch of two texts: tokens old[old_from..old_to) against
 * new[new_from..new_to). */
typedef struct {
    size_t old_from, old_to, new_from, new_to;
} Stretch;

/* Buffers that serve one alignment after the other. */
typedef struct {
    Arena *arena;
    struct AffineCell *rows;
    size_t row_capacity;
    uint8_t *trace;
    size_t trace_capacity;
} AffineSpace;

/* The largest stretch that can be aligned: tokens of one side times tokens of
 * the other. */
enum { AFFINE_MOST_CELLS = 1 << 22 };
bool affine_fits(Stretch stretch);

/* Marks which tokens of the stretch are deleted and inserted, so that the
 * rest is the same on both sides; chooses what a human would (see affine.c).
 * ONCE tells of each old
 * token whether its word occurs once in either text. DELETED and ONCE are
 * indexed as the old tokens are, INSERTED as the new ones. */
void affine_mark(AffineSpace *space, const Token *old_tokens,
    const Token *new_tokens, const bool *once, Stretch stretch, bool *deleted,
    bool *inserted);

#endif
