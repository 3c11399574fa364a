#ifndef SERVE_EVENTS_H
#define SERVE_EVENTS_H

#include "serve/route.h"
#include "serve/viewer.h"

/* /events: server-sent events (WHATWG HTML, 9.2) that tell a page that the
 * room has changed for its reader. Each answer tells a digest and ends; the
 * browser asks again after `retry`, so no connection is held open. */

bool events_is(Str path);

/* The verb whose answer changes when the room does: the latest commit for who
 * may see commits, else what that seat's desk shows. */
Route events_route(const SeatHolder *holder);

void events_answer(
    const Request *request, const VerbCall *call, Response *response);

#endif
