#ifndef VERB_ACCESS_CALL_H
#define VERB_ACCESS_CALL_H

#include "store/access.h"
#include "verb/role.h"
#include "verb/verb.h"

/* What the verbs `access ...` share. */

/* Opens the access file of the call's room; MAKE: it may be made, on the
 * command line only. */
CHECKED Status access_call_open(
    VerbCall *call, bool make, Access **access, Err *err);

/* Fills USER from --role, --party, --may and the argument `user`; of one that
 * is there already, what was not given stays. */
CHECKED Status access_call_user(
    VerbCall *call, Access *access, AccessUser *user, Err *err);

/* From --days, USUAL if it was not given. */
CHECKED Status access_call_seconds(
    VerbCall *call, int64_t usual, int64_t *seconds, Err *err);

/* On the command line: one line of the audit (pages have theirs written by
 * the dispatcher). Ends the transaction in any case. */
CHECKED Status access_call_commit(VerbCall *call, Access *access, Err *err);

#define ACCESS_ROLE_ARGS                                                       \
    {.name = "role",                                                           \
        .type = ARG_TEXT,                                                      \
        .choices = "analyst|delegation|mediator|observer|public",              \
        .help = MSG_ARG_ROLE},                                                 \
        {.name = "party", .type = ARG_KEY, .help = MSG_ARG_ROLE_PARTY},        \
    {                                                                          \
        .name = "may", .type = ARG_TEXT, .help = MSG_ARG_MAY                   \
    }
#define ACCESS_USER_ARG                                                        \
    {                                                                          \
        .name = "user", .type = ARG_TEXT, .positional = true,                  \
        .required = true, .help = MSG_ARG_USER                                 \
    }

#endif
