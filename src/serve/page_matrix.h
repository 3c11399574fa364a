#ifndef SERVE_PAGE_MATRIX_H
#define SERVE_PAGE_MATRIX_H

#include "serve/svg.h"
#include "verb/verb.h"

/* The plot of points by parties from what `state` answers, with its legend;
 * for the desk and for the page of its own. */
void matrix_plot(Markup *html, const VerbCall *call);

#endif
