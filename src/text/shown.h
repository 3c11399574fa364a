#ifndef TEXT_SHOWN_H
#define TEXT_SHOWN_H

#include "text/redline.h"

/* Words as people are shown them. Of Markdown (MARKED) the marks are taken
 * out: the hashes of headings, and asterisks and underscores in pairs, between
 * which words are strong; a line that goes on in the next is one with it
 * (CommonMark 0.30, sections 4.2, 6.2 and 6.8). Not for what is to be applied:
 * that is the edits themselves. */
typedef struct {
    EditOp op;
    bool strong;
    Str text; /* never empty */
} ShownRun;

typedef VEC(ShownRun) ShownRuns;

ShownRuns shown_runs(Arena *arena, const Edits *edits, bool marked);

/* The same without telling what is strong; EDITS themselves if not MARKED. */
Edits shown_edits(Arena *arena, const Edits *edits, bool marked);

#endif
