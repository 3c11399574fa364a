#ifndef READ_SCORE_H
#define READ_SCORE_H

#include "read/attribution.h"

/* Counts from which precision, recall and F1 follow. */
typedef struct {
    size_t gold, found, right_gold, right_found;
} Count;

/* How well attributions agree with a gold annotation; sums over documents. */
typedef struct {
    Count exact[SPAN_SORTS];   /* spans with the same tokens */
    Count overlap[SPAN_SORTS]; /* spans that share a token */
    Count tokens[SPAN_SORTS];
    Count statements; /* source, cue and content of one overlap those of one */
} Score;

double count_precision(const Count *count);
double count_recall(const Count *count);
double count_f1(const Count *count);

/* Adds a document. Statements are compared where both annotations have a cue
 * and content; a missing source agrees with a missing one. */
void score_add(Arena *arena, Score *score, const Tokens *tokens,
    const Attributions *gold, const Attributions *found);

/* Adds labels only: spans, no statements. */
void score_add_labels(Score *score, const Tokens *tokens, const uint8_t *gold,
    const uint8_t *found);

/* Adds statements only: no spans. */
void score_add_statements(
    Score *score, const Attributions *gold, const Attributions *found);

#endif
