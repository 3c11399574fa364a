#ifndef READ_TAGGER_H
#define READ_TAGGER_H

#include "read/model.h"
#include "read/token.h"

/* Parts of speech (Universal Dependencies v2; TAG_OTHER is X, symbols,
 * spaces). */
typedef enum {
    TAG_OTHER,
    TAG_ADJ,
    TAG_ADP,
    TAG_ADV,
    TAG_AUX,
    TAG_CCONJ,
    TAG_DET,
    TAG_INTJ,
    TAG_NOUN,
    TAG_NUM,
    TAG_PART,
    TAG_PRON,
    TAG_PROPN,
    TAG_PUNCT,
    TAG_SCONJ,
    TAG_VERB,
    TAG_COUNT
} Tag;

/* Names as in Universal Dependencies, "X" for TAG_OTHER. */
extern const char *const TAG_NAMES[TAG_COUNT];

/* Gives every token its part of speech: greedily, left to right. */
void tags_find(const Table *table, Tokens *tokens);

#endif
