#ifndef READ_CORPUS_H
#define READ_CORPUS_H

#include "base/err.h"
#include "read/attribution.h"
#include "read/feature.h"

/* One text with its annotation. */
typedef struct {
    Tokens tokens;
    Attributions gold;
    uint8_t *labels;  /* [token_count] of the gold annotation */
    uint8_t *tags;    /* [token_count] from outside; TAG_COUNT: none */
    int32_t *margins; /* [token_count] of the last guess */
    uint8_t *guessed; /* [token_count] first labels, for the second stage */
    int32_t *scores;  /* [token_count][LABEL_COUNT] of the second stage, where
                         there is a third */
    Context context;
} Article;

typedef VEC(Article) Articles;

/* Reads FOLDER/text/NAME.txt with FOLDER/attributions/NAME_*.ann (the first in
 * order of names), and TAGS/NAME.txt where TAGS is not NULL: lines "begin end
 * TAG" in bytes. Sorted by name; LIMIT articles, or all if 0. */
CHECKED Status corpus_read(Arena *arena, const WordLists *lists,
    const char *folder, const char *tags, size_t limit, Articles *out,
    Err *err);

#endif
