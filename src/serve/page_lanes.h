#ifndef SERVE_PAGE_LANES_H
#define SERVE_PAGE_LANES_H

#include "serve/svg.h"
#include "verb/verb.h"

/* How a list of an answer becomes lanes over dates. */
typedef struct {
    SvgWords words;
    const Node *list;
    const char *kind; /* of what stands in the list; NULL: its field `kind` */
    Str (*lane)(const Node *names, const Node *entry);
    Str (*tell)(Arena *arena, const Node *entry); /* in words */
} LanesOf;

/* Lanes in alphabetical order, then the legend of grades. */
void lanes_plot(Markup *html, const VerbCall *call, const LanesOf *of);

#endif
