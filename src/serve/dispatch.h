#ifndef SERVE_DISPATCH_H
#define SERVE_DISPATCH_H

#include "serve/guard.h"
#include "serve/route.h"

/* The one decision over every request that names a verb: may this holder use
 * it, with this method, and did the request come from a page of ours. Pages
 * and the API are drawn only after it let the request through. */
Refusal dispatch_admit(const Site *site, const Request *request,
    const SeatHolder *holder, const Route *route);

/* The HTTP status of what a verb said. */
int dispatch_status(Status status);

#endif
