#ifndef READ_LINK_H
#define READ_LINK_H

#include "read/attribution.h"

/* Joins labelled spans into attributions: each has one cue, or none where a
 * quotation stands alone. In the order of the text. */
void attributions_link(Arena *arena, const Tokens *tokens,
    const uint8_t *labels, Attributions *out);

/* Leaves out those without a source: of them three in four are wrong, as
 * measured on training articles that were not learnt from. */
void attributions_drop_unsaid(Attributions *attributions);

#endif
