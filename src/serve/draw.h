#ifndef SERVE_DRAW_H
#define SERVE_DRAW_H

#include "serve/markup.h"
#include "verb/verb.h"

/* Draws what a verb shows as HTML; links stay in the view of CALL, which may
 * be NULL. */
void draw_html(Markup *html, const Screen *screen, const VerbCall *call);

/* The page of what a cell is about, "kind:key". */
Url draw_link(Arena *arena, Str about);

/* The first title of a screen, "" if it has none. */
Str draw_title(const Screen *screen);

#endif
