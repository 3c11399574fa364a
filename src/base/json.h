#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/node.h"

/* JSON (RFC 8259) in and out. Our own reader, since every node must know its
 * line and column and the canonical form must be read strictly and fast;
 * tests hold it against jansson. */
enum { JSON_MAX_DEPTH = 64 };

/* Reads all of TEXT as one value. Scalars become NODE_TEXT (numbers as they
 * are written, true as "true"), null becomes NODE_NULL. Doubled keys, bad
 * UTF-8, lone surrogates and U+0000 are errors. Texts without escapes point
 * into TEXT, which must outlive the tree. */
CHECKED Status json_read(
    Arena *arena, Str text, const char *file, Node **root, Err *err);

/* Reads the canonical form of doc/format.md (maps, lists and strings only,
 * compact, keys in byte order, one spelling for every character); false for
 * anything else. */
CHECKED bool json_read_canonical(Arena *arena, Str text, Node **root);

/* Writes compactly, with map entries as they stand. */
void json_write(StrBuf *buf, const Node *node);
/* Writes indented by two spaces, with a line end after the last. */
void json_write_pretty(StrBuf *buf, const Node *node);
/* Writes the canonical form: keys sorted by bytes; scalars as strings. */
void json_write_canonical(StrBuf *buf, const Node *node);
/* Writes one string with its quotation marks. */
void json_write_text(StrBuf *buf, Str text);

#endif
