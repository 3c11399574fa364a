#ifndef VERB_LOCKOUT_H
#define VERB_LOCKOUT_H

#include "store/access.h"

/* How often a password may be tried. */
enum {
    LOCKOUT_FREE_ADDRESS = 5,  /* wrong ones from an address, then delays */
    LOCKOUT_FREE_ACCOUNT = 50, /* for an account, from unknown addresses */
    LOCKOUT_MOST_ADDRESS = 15 * 60, /* seconds: delays grow up to this */
    LOCKOUT_MOST_ACCOUNT = 60,
    LOCKOUT_FORGET = 24 * 3600 /* seconds after the last wrong one */
};

/* One try of a password, counted as wrong before it is looked at, so that
 * tries at the same time are counted too. */
typedef struct {
    Str address, account;    /* the two subjects */
    AccessFailure before[2]; /* what was counted of them */
} Lockout;

/* Counts a try of USER from ADDRESS; STATUS_NO with MSG_GATE_LOCKED, and
 * how long to wait in *ERR, if there were too many. Call it within
 * access_begin(). */
CHECKED Status lockout_count(Access *access, Arena *arena, Str user,
    Str address, Instant now, Lockout *lockout, Err *err);
/* Takes the count back: the password was right. */
CHECKED Status lockout_undo(Access *access, const Lockout *lockout, Err *err);

/* An IPv4 address as it is; of an IPv6 address its network of 64 bits, which
 * is what one subscriber has. */
Str lockout_address(Arena *arena, Str address);

#endif
