#ifndef EXCHANGE_MARKUP_H
#define EXCHANGE_MARKUP_H

#include "base/str.h"

/* TEXT as text of HTML or XML, or of an attribute: < > & " by entities. XML
 * has no control characters but tabs and line ends: they are left out. */
void markup_add_escaped(StrBuf *buf, Str text);

/* TEXT as text of Markdown, in one line: LINE_END stands for each line end. */
void markup_add_markdown(StrBuf *buf, Str text, Str line_end);

#endif
