#ifndef STORE_ACCESS_SEAL_H
#define STORE_ACCESS_SEAL_H

#include "store/access.h"

/* What the access file holds of sealed preferences: each party's key, wrapped
 * in its passphrase (verb/seal.h), and what the keys were used for. */

typedef struct {
    Str party;
    Str wrapped; /* the key, as seal_key_new() gives it */
    Instant made;
} AccessSeal;

CHECKED Status access_seal(
    Access *access, Str party, AccessSeal *seal, bool *found, Err *err);
/* Adds, or replaces the party's. */
CHECKED Status access_put_seal(
    Access *access, const AccessSeal *seal, Err *err);

/* One use of an engine on sealed preferences. */
typedef struct {
    int64_t no; /* from 1 */
    Instant when;
    Str user, address, verb;
    Str parties; /* "AL|BO": whose preferences */
    Str answer;  /* the packages, in JSON; "" if it did not come to an end */
} AccessRun;
typedef VEC(AccessRun) AccessRuns;

/* Gives RUN its number. */
CHECKED Status access_put_run(Access *access, AccessRun *run, Err *err);
CHECKED Status access_end_run(
    Access *access, int64_t no, Str answer, Err *err);
CHECKED Status access_run(
    Access *access, int64_t no, AccessRun *run, bool *found, Err *err);
/* Those with PARTY's preferences after AFTER, newest first. */
CHECKED Status access_runs(
    Access *access, Str party, Instant after, AccessRuns *runs, Err *err);

#endif
