#ifndef READ_BOILERPLATE_H
#define READ_BOILERPLATE_H

#include "read/token.h"

/* Whether a paragraph is a publisher's furniture rather than the report:
 * "Recommended Stories", "list of 3 items", "Sign up for our newsletter". */
bool paragraph_is_boilerplate(const Tokens *tokens, TokenRange paragraph);

#endif
