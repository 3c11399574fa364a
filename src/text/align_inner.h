#ifndef TEXT_ALIGN_INNER_H
#define TEXT_ALIGN_INNER_H

#include "text/align.h"

/* The steps of draft_align(), each in a file of its own. */

/* Neither has a partner, nor is settled to have none. */
bool align_both_free(
    const Alignment *alignment, size_t old_clause, size_t new_clause);

/* Matches what is the same on both sides, and sections by what is in them
 * (sections.c). */
void align_same(Arena *arena, Alignment *alignment);
void align_by_votes(Arena *arena, Alignment *alignment);

/* Says for each matched old clause whether it stands elsewhere (moves.c). */
bool *align_moves(Arena *arena, const Alignment *alignment);

/* Where the words of an added or deleted clause come from or go to
 * (splits.c). */
typedef struct {
    size_t clause; /* of the other draft, or NO_CLAUSE */
    double share;  /* of the words */
} Origin;

/* For each clause of WORDS that has no partner (MATCHED is NO_CLAUSE): its
 * origin among the clauses of OTHER. */
Origin *align_origins(Arena *arena, const DraftWords *words,
    const size_t *matched, const DraftWords *other);

#endif
