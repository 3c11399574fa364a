#ifndef VERB_PAGE_H
#define VERB_PAGE_H

#include "verb/screen.h"
#include "base/node.h"
#include "base/vec.h"

/* A page of lines with footnotes, written as a screen, Markdown or HTML. */
typedef struct {
    Str text;
    const size_t *notes; /* [note_count] numbers from 1 */
    size_t note_count;
} PageLine;

typedef struct {
    Str heading, name; /* for people, for JSON */
    VEC(PageLine) lines;
} PagePart;

typedef struct {
    Arena *arena;
    Str title, subtitle, notes_heading;
    VEC(PagePart) parts;
    VEC(Str) notes;
} Page;

void page_show(const Page *page, Screen *screen);
Node *page_node(const Page *page); /* {parts, notes} */
Str page_markdown(const Page *page);
Str page_html(const Page *page); /* a whole document */

#endif
