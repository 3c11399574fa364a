#ifndef SERVE_DRAW_H
#define SERVE_DRAW_H

#include "serve/markup.h"
#include "verb/screen.h"

/* Draws what a verb shows as HTML. */
void draw_html(Markup *html, const Screen *screen);

/* The page of what a cell is about, "kind:key". */
Url draw_link(Arena *arena, Str about);

/* The first title of a screen, "" if it has none. */
Str draw_title(const Screen *screen);

#endif
