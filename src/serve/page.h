#ifndef SERVE_PAGE_H
#define SERVE_PAGE_H

#include "serve/call.h"
#include "serve/markup.h"

/* The shell of every page: head, navigation, what the page is about, and
 * what it rests on. */
typedef struct {
    const Site *site;
    const Request *request;
    const SeatHolder *holder;
    const VerbCall *call; /* NULL: of no verb */
    Str title;
} Shell;

/* The name of the room's file, without folder and ending. */
Str shell_room_name(const Site *site);

/* Opens a page up to its <main>, which is left open. */
Markup shell_begin(const Shell *shell);
/* Closes it; the whole document. */
Str shell_end(const Shell *shell, Markup *html);

/* A message that stands out: what went wrong, or what was done. */
void shell_notice(Markup *html, const char *names, Str text);

/* Answers with a page that says only WHY. */
void shell_refuse(const Site *site, const Request *request,
    const SeatHolder *holder, int status, Str why, Response *response);

/* Answers with the document BODY. */
void shell_answer(
    const Request *request, int status, Str body, Response *response);

#endif
