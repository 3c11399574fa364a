#ifndef READ_LABELLER_H
#define READ_LABELLER_H

#include "read/feature.h"
#include "read/model.h"

/* LABELS[token_count] of the whole document; and, unless NULL, MARGINS: by how
 * much each label's own score exceeds the best other's; and
 * SCORES[token_count][LABEL_COUNT], of all tokens. */
void labels_find(Arena *arena, const Table *table, const Context *context,
    uint8_t *labels, int32_t *margins, int32_t *scores);

/* By how much the score of LABEL exceeds the best other of SCORES. */
int32_t label_margin(const int32_t *scores, Label label);

#endif
