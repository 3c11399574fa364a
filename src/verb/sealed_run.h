#ifndef VERB_SEALED_RUN_H
#define VERB_SEALED_RUN_H

#include "store/access_seal.h"
#include "verb/verb.h"

/* Every use of an engine on sealed preferences is counted and logged before it
 * begins: each answer tells something of the numbers, and many would tell
 * them. The limits, all in one place: */
enum {
    SEALED_RUNS_MOST = 5,      /* with one party's preferences */
    SEALED_HOURS = 24,         /* within so many hours */
    SEALED_PACKAGES_MOST = 10, /* packages that one run answers with */
    SEALED_BOXES_MOST = 1000   /* packages among which these are the first */
};

/* Begins a run with the preferences of PARTIES, in one transaction: a line of
 * the audit, and a row of its own. STATUS_NO with MSG_SEALED_CAP, and no row,
 * where some party's were used too often. */
CHECKED Status sealed_run_begin(VerbCall *call, Access *access,
    const Str *parties, size_t count, AccessRun *run, Err *err);

/* Keeps its packages until they are released. */
CHECKED Status sealed_run_end(
    Access *access, const AccessRun *run, Str packages, Err *err);

#endif
