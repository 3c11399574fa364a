#ifndef SERVE_PAGE_PASSAGES_H
#define SERVE_PAGE_PASSAGES_H

#include "serve/markup.h"
#include "verb/verb.h"

/* A source's text with the passages of what was taken or proposed from it. */
typedef struct {
    const VerbCall *call;
    const Node *items; /* a list; each has `key` and `spans` */
    Str text;          /* "": not held */
    Str asked;         /* key of the item that stands out; "": none */
    /* Writes href and title of the passage of ITEM into the open tag. */
    void (*lead)(Markup *html, const VerbCall *call, const Node *item);
} Passages;

void passages_draw(Markup *html, const Passages *of);

/* Of an item of the list. */
Str passages_key(const Node *item);
bool passages_asked(const Passages *of, size_t item);

#endif
