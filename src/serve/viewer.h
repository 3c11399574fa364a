#ifndef SERVE_VIEWER_H
#define SERVE_VIEWER_H

#include "serve/request.h"
#include "verb/gate.h"

/* Who asks: the seat whose view is shown, and what he may do. Without an
 * access file whoever reaches this machine's loopback is the owner, in the
 * mediator's seat; with one it is what the gate says (verb/gate.h). */
typedef struct {
    Str seat;
    bool owner;      /* may look through other seats, and act for them */
    const char *may; /* capabilities, "read|write"; NULL: all */
    Str user;        /* of the access file; "": the owner, or nobody */
    Str pass;        /* what the token of his forms is bound to */
    bool token;      /* a program with a token, no browser */
} SeatHolder;

/* What the gate is told of REQUEST. */
GateVisitor viewer_visitor(Str room, const Request *request);

/* GUARDED: there must be an access file. STATUS_NO: he has to log in first;
 * then he may do nothing. */
CHECKED Status viewer_of(Str room, bool guarded, const Request *request,
    SeatHolder *holder, Err *err);

/* The header that gives SESSION to the browser ("": takes it away). */
void viewer_set_session(
    const Request *request, Str session, Response *response);

/* Whether HOLDER has CAPABILITY, a word of the verb table. */
bool viewer_may(const SeatHolder *holder, const char *capability);

#endif
