#ifndef SERVE_HEADING_H
#define SERVE_HEADING_H

#include "base/str.h"

/* A heading as a page writes it: "SAID BOTH WAYS" is "Said both ways". */
Str heading_words(Arena *arena, Str text);

#endif
