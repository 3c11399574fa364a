#ifndef BASE_CHARSET_H
#define BASE_CHARSET_H

#include "base/err.h"
#include "base/str.h"

/* Brings the bytes of a text file into UTF-8: a byte order mark is left out;
 * what is UTF-8 stays as it is (*NAME is "UTF-8"); else the encoding is
 * guessed (uchardet) and converted (iconv), and NAME is its name. Refused:
 * NUL outside UTF-16 and UTF-32, bytes of no encoding that fits, and what
 * would be longer than LIMIT bytes. */
CHECKED Status charset_to_utf8(Arena *arena, Str bytes, size_t limit,
    const char *file, Str *text, Str *name, Err *err);

#endif
