#ifndef TEXT_FORMATS_H
#define TEXT_FORMATS_H

#include "base/err.h"
#include "text/clause.h"

/* Drafts from files. TEXT must outlive the draft. Depth of nesting and, for
 * HTML, the size are limited; what is over is refused with an error. */
enum { FORMAT_MOST_DEPTH = 100 };

/* CommonMark 0.30, as cmark reads it; a YAML front matter is a clause. */
CHECKED Status markdown_read(
    Arena *arena, Str text, const char *file, Draft *draft, Err *err);

/* Plain text: paragraphs parted by empty lines; lines that begin with a
 * printed number begin a clause, whose depth follows from its style. */
CHECKED Status plain_read(
    Arena *arena, Str text, const char *file, Draft *draft, Err *err);

/* HTML, as libxml2 mends it. */
CHECKED Status html_read(
    Arena *arena, Str text, const char *file, Draft *draft, Err *err);

/* By the ending of FILE: .md, .markdown, .html, .htm, .xhtml; else plain. */
CHECKED Status draft_read(
    Arena *arena, Str text, const char *file, Draft *draft, Err *err);

/* Whether what draft_read() reads from FILE holds marks of Markdown. */
bool draft_is_marked(Str file);

#endif
