#ifndef READ_REPAIR_H
#define READ_REPAIR_H

#include "read/token.h"

/* Puts right what the labels of a text cannot be as they are; see repair.c.
 * Before the spans are linked. */
void labels_repair(const Tokens *tokens, uint8_t *labels);

#endif
