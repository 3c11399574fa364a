#ifndef READ_FEATURE_H
#define READ_FEATURE_H

#include "base/vec.h"
#include "read/label.h"
#include "read/model.h"
#include "read/token.h"

/* What the models see of a token: a few dozen hashes of words, suffixes,
 * parts of speech, quote states and distances around it. A feature is a hash
 * of the number of its template and what it saw; nothing can be read back. */
typedef uint32_t Feature; /* never 0 */

enum { TAG_FEATURES_MAX = 24 };

/* The nearest token of its sentence of some sort, and what stands between: one
 * digit to the base 16 for each run of tokens alike, from there to here. */
typedef struct {
    uint32_t to; /* CONTEXT_NONE: there is none */
    uint32_t path;
} Toward;

/* Tokens of one sentence that the first stage took for one span, or for none
 * between two. Sorts of runs are digits to the base 8: 1 for none, then those
 * of SpanSort. */
typedef struct {
    uint32_t begin, end;    /* tokens */
    uint32_t before, after; /* the three next to it, the nearest last */
    uint32_t pattern;       /* all spans of the sentence, the first ten */
    uint32_t place;         /* spans of the sentence before it */
} Run;

/* What is worked out once a document, [token_count] each. */
typedef struct {
    const Tokens *tokens;
    Toward *cue_before, *cue_after;    /* nearest cue word */
    Toward *verb_before, *verb_after;  /* nearest verb */
    uint32_t *commas;                  /* commas so far */
    uint32_t *marks;                   /* quotation marks so far */
    uint32_t *quote_begin, *quote_end; /* the marks around it, or NONE */
    struct WordCounts *words;          /* how a word is used in the document */
    const uint8_t *labels; /* of the first stage; NULL in the first */
    Toward *found_before, *found_after; /* head of its nearest cue */
    VEC(Run) runs;
    uint32_t *run_of; /* index into runs */
} Context;

#define CONTEXT_NONE UINT32_MAX

/* How often a word stands in a document, beside a cue word, in a source. */
typedef struct {
    uint32_t all, near_cue, in_source;
} WordCount;

/* The counts of the word of token I. */
const WordCount *context_word(const Context *context, size_t i);

/* What of a token decides which moves between labels are likely there. */
/* Below MOVE_KINDS (model.h). */
uint8_t context_move(const Context *context, size_t i);

/* Needs tags and quote states. */
void context_fill(Arena *arena, const Tokens *tokens, Context *context);
/* Takes labels of the first stage, [token_count], for the second. */
void context_add_labels(Arena *arena, Context *context, const uint8_t *labels);

/* Features for the part of speech of token I, from the tags before it. */
size_t feature_tag(const Tokens *tokens, size_t i, Feature *out);
/* Features for the label of token I; more if there are first labels. */
size_t feature_label(const Context *context, size_t i, Feature *out);
/* The NETWORK_FEATURES (network.h) that a network sees of token I, with the
 * labels of the second stage in CONTEXT. */
void feature_network(const Context *context, size_t i, Feature *out);

#endif
