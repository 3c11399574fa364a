#ifndef ROOM_SHINGLE_H
#define ROOM_SHINGLE_H

#include "base/str.h"

/* How much of one text stands in another (Broder 1997). A text is the set of
 * its runs of SHINGLE_WORDS words, without case and punctuation. */
enum { SHINGLE_WORDS = 4 };

typedef struct {
    uint64_t *items; /* [count] hashes, rising, without doubles */
    size_t count;
} Shingles;

/* The shingles of a text in UTF-8. A text of fewer words has none. */
Shingles shingles_of(Arena *arena, Str text);

/* How much two texts have in common: the share of the smaller one's shingles
 * that the other has too (containment), and of all (resemblance), both
 * counted in thousandths. */
typedef struct {
    size_t common;
    unsigned containment, resemblance; /* 0 to 1000 */
} Likeness;

Likeness shingles_compare(const Shingles *a, const Shingles *b);

/* A text counts as a copy if it has at least SHINGLES_LEAST shingles and this
 * share of the smaller one's stands in the other. */
enum { SHINGLES_LEAST = 12, COPY_CONTAINMENT = 800 };

bool shingles_is_copy(const Shingles *a, const Shingles *b);

#endif
