#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/err.h"

/* Offset of the first byte that is not part of well-formed UTF-8 (RFC 3629),
 * or SIZE_MAX if all is. */
size_t utf8_find_bad(Str text);

/* Refuses bytes that are not UTF-8, and NUL. */
CHECKED Status utf8_check(Str text, const char *file, Err *err);

/* Decodes the character at *OFFSET and moves past it; U+FFFD for a bad byte.
 * *OFFSET must be < text.size. */
uint32_t utf8_next(Str text, size_t *offset);
void utf8_add(StrBuf *buf, uint32_t code_point);

/* Columns that TEXT takes in a terminal: wide characters two, combining ones
 * none, control characters none. */
size_t utf8_width(Str text);
/* The longest beginning of TEXT that takes at most COLUMNS. */
Str utf8_fit(Str text, size_t columns);

#endif
