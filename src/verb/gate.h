#ifndef VERB_GATE_H
#define VERB_GATE_H

#include "store/access.h"

/* Who asks, by the access file of a room: sessions, invitations, tokens and
 * passwords. Pages ask here; what is right is decided here alone. */

enum {
    GATE_SESSION_SECONDS = 12 * 3600,
    GATE_INVITATION_DAYS = 7,
    GATE_TOKEN_DAYS = 90,
    GATE_DAYS_MOST = 3650
};

/* Somebody at the gate. */
typedef struct {
    Str room;
    Str address;         /* from where */
    Str session, bearer; /* secrets that came with the request, or "" */
} GateVisitor;

/* What the file says of him. */
typedef struct {
    Str user; /* "": nobody, who may read what is public */
    Str role, seat, may;
    Str pass;   /* hash of his session or token; "" for nobody */
    bool token; /* asked with a token, not from a browser */
} GateCaller;

/* Whether ROOM has an access file, so that nobody gets in without. */
bool gate_stands(Arena *arena, Str room);

/* STATUS_NO with MSG_GATE_CLOSED if he has to log in first. A secret that is
 * wrong or expired counts as none; a bearer's is refused. */
CHECKED Status gate_caller(
    Arena *arena, const GateVisitor *visitor, GateCaller *caller, Err *err);

/* Each gives a new session (SESSION, the secret) and ends the one that the
 * visitor came with. STATUS_NO: MSG_GATE_WRONG, or MSG_GATE_LOCKED if there
 * were too many tries. */
CHECKED Status gate_login(Arena *arena, const GateVisitor *visitor, Str user,
    Str password, Str *session, Err *err);
/* An invitation is used up by it. */
CHECKED Status gate_accept(Arena *arena, const GateVisitor *visitor, Str code,
    Str password, Str *session, Err *err);
/* Ends all other sessions of the user too. */
CHECKED Status gate_password(Arena *arena, const GateVisitor *visitor, Str user,
    Str old, Str password, Str *session, Err *err);

CHECKED Status gate_logout(Arena *arena, const GateVisitor *visitor, Err *err);

/* Writes one line of the audit: that USER ("": nobody) did WHAT, and what was
 * answered. WHAT holds no secret and no argument. */
CHECKED Status gate_note(Arena *arena, const GateVisitor *visitor, Str user,
    Str what, Str answer, Err *err);

/* A new pass of KIND for USER, good for SECONDS; *SECRET is told once. */
CHECKED Status gate_give(Access *access, Arena *arena, PassKind kind, Str user,
    Str may, int64_t seconds, Str *secret, Err *err);

#endif
