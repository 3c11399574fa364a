/* The desk: where the talks stand, with the matrix before the words. */
#include "serve/draw.h"
#include "serve/page_matrix.h"
#include "serve/sheet.h"

void page_desk(Markup *html, const VerbCall *call)
{
    const Block *rest = draw_head(html, call->screen, call);
    matrix_plot(html, call);
    draw_from(html, rest, call);
}
