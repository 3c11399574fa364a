#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/str.h"

/* Bytes as text: RFC 4648, section 4, with padding. */
Str base64_text(Arena *arena, Str bytes);
/* False if TEXT is not exactly what base64_text() writes. */
CHECKED bool base64_bytes(Arena *arena, Str text, Str *bytes);

#endif
