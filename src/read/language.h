#ifndef READ_LANGUAGE_H
#define READ_LANGUAGE_H

#include "read/token.h"

/* The language of a text by ISO 639-1 ("en"), as far as its commonest words
 * and its letters tell; "und" if it is none that is known, "en" if there are
 * too few words to tell. Not exact: between languages that share their small
 * words it may be wrong, but it tells English from others. */
Str language_of(const Tokens *tokens);

#endif
