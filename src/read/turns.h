#ifndef READ_TURNS_H
#define READ_TURNS_H

#include "read/token.h"

/* Labels the turns of a transcript, "NAME: words": the name as source, the
 * colon as cue, the words to the end of the paragraph as content. Texts with
 * fewer than two turns are left as they are. */
void turns_label(const Tokens *tokens, uint8_t *labels);

#endif
