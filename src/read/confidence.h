#ifndef READ_CONFIDENCE_H
#define READ_CONFIDENCE_H

#include "read/attribution.h"
#include "read/model.h"

/* The least margin at which the spans of an attribution begin: how sure the
 * labels are that matter most. MARGINS as labels_find() gives them. */
int32_t confidence_margin(const Tokens *tokens, const int32_t *margins,
    const Attribution *attribution);

/* The share of statements with that margin that were right on texts not
 * learnt from: 0 to 1. */
double confidence_of(const ReadModel *model, int32_t margin);

#endif
