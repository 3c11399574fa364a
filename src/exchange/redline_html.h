#ifndef EXCHANGE_REDLINE_HTML_H
#define EXCHANGE_REDLINE_HTML_H

#include "text/page.h"

/* A redline as one HTML page: <ins> and <del> in paragraphs; what was moved
 * has the class "moved" at both ends. Needs no other file. */
Str redline_html(Arena *arena, const Page *page, Str title);

#endif
