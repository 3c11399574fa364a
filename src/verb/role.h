#ifndef VERB_ROLE_H
#define VERB_ROLE_H

#include "base/err.h"

/* What a role of the access file means: a seat of the room, and what may be
 * done from it, in the words of the verb table's capabilities. */
typedef enum {
    ROLE_SEAT_MEDIATOR,
    ROLE_SEAT_PARTY,  /* a party must be named */
    ROLE_SEAT_EITHER, /* a party may be named, else public */
    ROLE_SEAT_PUBLIC
} RoleSeat;

typedef struct {
    const char *name;
    RoleSeat seat;
    const char *may; /* "read|write" */
    MessageId about;
} Role;

extern const Role ROLES[]; /* ended by an entry without a name */

/* NULL if there is none. */
const Role *role_find(Str name);
/* The seat of somebody with ROLE, for PARTY ("": none). */
Str role_seat(const Role *role, Str party);
/* Whether WORDS, "read|write", has WORD. */
bool role_may(Str words, Str word);
/* Refuses a party where the role has none, none where it needs one, and
 * capabilities that the role has not. */
CHECKED Status role_check(const Role *role, Str party, Str may, Err *err);

#endif
