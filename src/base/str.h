#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/arena.h"

/* A run of bytes that somebody else owns. What an arena copied is also
 * terminated by a NUL that `size` does not count. */
typedef struct {
    const char *data;
    size_t size; /* bytes */
} Str;

/* A Str of a literal. */
#define S(LITERAL) ((Str){"" LITERAL, sizeof(LITERAL) - 1})

/* For "%.*s". */
#define STR_ARGS(STRING) (int)(STRING).size, (STRING).data

Str str_of(const char *c_string); /* NULL gives the empty string */
bool str_equal(Str a, Str b);
int str_compare(Str a, Str b); /* by bytes, the shorter first */
bool str_starts(Str text, Str prefix);
bool str_ends(Str text, Str suffix);
/* Offset of the first PART at or after FROM, or SIZE_MAX. */
size_t str_find(Str text, Str part, size_t from);
Str str_slice(Str text, size_t begin, size_t end); /* ends are clamped */
Str str_trim(Str text);                            /* ASCII white space */
/* Cuts the part before SEPARATOR off *REST; false when nothing is left. */
bool str_next(Str *rest, char separator, Str *part);
/* A whole number in decimal, all of TEXT; false if not one or too large. */
bool str_to_int(Str text, int64_t *value);

Str str_copy(Arena *arena, Str text);
const char *str_c(Arena *arena, Str text); /* NUL-terminated copy */
Str str_join(Arena *arena, const Str *parts, size_t count, Str between);
Str str_printf(Arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
Str str_int(Arena *arena, int64_t number);

/* A string being built; grows in its arena. */
typedef struct {
    Arena *arena;
    char *data;
    size_t size, capacity; /* bytes */
} StrBuf;

StrBuf strbuf_new(Arena *arena);
void strbuf_add(StrBuf *buf, Str text);
void strbuf_char(StrBuf *buf, char c);
void strbuf_repeat(StrBuf *buf, Str text, size_t times);
void strbuf_printf(StrBuf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
Str strbuf_str(const StrBuf *buf); /* valid until the next addition */

#endif
