#ifndef TRAIN_DICTIONARY_H
#define TRAIN_DICTIONARY_H

#include "base/arena.h"
#include "read/feature.h"

/* Numbers the features that at least so many articles have. */
typedef struct {
    Feature key; /* 0: empty */
    uint32_t last_article, articles;
    uint32_t row; /* DICTIONARY_NONE if dropped */
} DictionaryEntry;

typedef struct {
    DictionaryEntry *entries; /* [slots], owned (malloc) */
    size_t slots, used;
    uint32_t rows;
} Dictionary;

#define DICTIONARY_NONE UINT32_MAX

void dictionary_start(Dictionary *dictionary);
void dictionary_free(Dictionary *dictionary);
/* Notes that ARTICLE has a feature; articles come in order. */
void dictionary_note(Dictionary *dictionary, Feature feature, uint32_t article);
/* Drops what fewer than LEAST articles have, numbers the rest. */
void dictionary_number(Dictionary *dictionary, uint32_t least);
/* The rows of those features that have one; returns how many. */
size_t dictionary_rows(const Dictionary *dictionary, const Feature *features,
    size_t count, uint32_t *rows);

#endif
