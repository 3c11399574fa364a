#ifndef SERVE_DRAW_H
#define SERVE_DRAW_H

#include "serve/markup.h"
#include "verb/verb.h"

/* Draws what a verb shows as HTML; links stay in the view of CALL, which may
 * be NULL. */
void draw_html(Markup *html, const Screen *screen, const VerbCall *call);

/* The same from BLOCK on, for tables that stand for one: all keep all columns,
 * of the same width, so that one stands below the other. */
void draw_even(Markup *html, const Block *block, const VerbCall *call);

/* The same in parts, for a page that puts something of its own between them:
 * titles and paragraphs up to the first heading or table, which is returned
 * (NULL if there is none); all from BLOCK on; and from the last heading on. */
const Block *draw_head(
    Markup *html, const Screen *screen, const VerbCall *call);
void draw_from(Markup *html, const Block *block, const VerbCall *call);
void draw_last(Markup *html, const Screen *screen, const VerbCall *call);

/* Parts of a table that a page fills by itself. */
void draw_section(Markup *html, Str heading);
void draw_heading(Markup *html, Str heading, Str aside);
void draw_table_begin(Markup *html, Str caption);
void draw_column_head(Markup *html, Str heading);
/* At the head of a row: WORDS, which lead to the page about ABOUT in the view
 * of CALL. */
void draw_row_head(Markup *html, const VerbCall *call, Str about, Str words);
void draw_table_end(Markup *html);

/* The page of what a cell is about, "kind:key". */
Url draw_link(Arena *arena, Str about);

/* The first title of a screen, "" if it has none. */
Str draw_title(const Screen *screen);

#endif
