#ifndef SERVE_RECORDED_H
#define SERVE_RECORDED_H

#include "base/node.h"
#include "serve/markup.h"

/* After a POST the browser is sent to a page that may be loaded again; its
 * address says what was recorded, which that page lists with links. */

/* URL, with `done` for each entry that DATA, a verb's answer, says it added. */
Url recorded_url(Arena *arena, Url url, const Node *data);
/* The list, if the request has any `done`. */
void recorded_show(Markup *html, const Request *request);

#endif
