#ifndef TEXT_LIKEST_H
#define TEXT_LIKEST_H

#include "text/clause.h"

typedef struct {
    size_t clause; /* or NO_CLAUSE */
    double alike;  /* 0 to 1: how much of the text's words it has, rare ones
                      counting more */
} Likeness;

/* The clauses of DRAFT that are most like each of TEXTS [count], the likest
 * first: [count * most], filled up with NO_CLAUSE where fewer have anything in
 * common with the text. O(words), and for each text the words of the draft. */
Likeness *draft_likest(Arena *arena, const Draft *draft, const Str *texts,
    size_t count, size_t most);

#endif
