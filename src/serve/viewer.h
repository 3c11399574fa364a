#ifndef SERVE_VIEWER_H
#define SERVE_VIEWER_H

#include "serve/request.h"

/* Who asks: the seat whose view is shown, and what he may do. For now whoever
 * reaches this machine's loopback is the owner, in the mediator's seat; with
 * sessions (issue 8) this is worked out from the session. */
typedef struct {
    Str seat;
    bool owner;      /* may look through other seats, and act for them */
    const char *may; /* capabilities, "read|write"; NULL: all */
} SeatHolder;

SeatHolder viewer_of(const Request *request);
/* Whether HOLDER has CAPABILITY, a word of the verb table. */
bool viewer_may(const SeatHolder *holder, const char *capability);

#endif
