#ifndef READ_LINK_H
#define READ_LINK_H

#include "read/attribution.h"

/* Joins labelled spans into attributions: each has one cue, or none where a
 * quotation stands alone. In the order of the text. */
void attributions_link(Arena *arena, const Tokens *tokens,
    const uint8_t *labels, Attributions *out);

#endif
