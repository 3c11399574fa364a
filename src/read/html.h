#ifndef READ_HTML_H
#define READ_HTML_H

#include "base/str.h"

/* Whether bytes begin like a page: "<!doctype", "<html", a tag. */
bool html_is(Str bytes);

/* The text of a page: paragraphs as lines, entities as characters, without
 * scripts, styles, navigation, headers, footers, asides, forms and figures.
 * Never fails; bad markup is text. Linear time; the text is no longer than
 * the page. */
Str html_text(Arena *arena, Str page);

#endif
