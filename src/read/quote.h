#ifndef READ_QUOTE_H
#define READ_QUOTE_H

#include "read/token.h"

/* Sets the quote state of every token: which marks open and close, and what
 * stands between them, over paragraphs too. A mark that nothing closes opens
 * nothing, unless it begins its paragraph, which then is quoted whole. */
void quotes_find(Tokens *tokens);

#endif
