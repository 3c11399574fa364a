#ifndef STORE_MEMBER_H
#define STORE_MEMBER_H

#include "store/commit.h"

/* Ids of what the open batch appended and no commit of another copy holds,
 * sorted, in the scratch arena. */
const Hash *member_loose(Store *store, size_t *count);
/* Writes these as the members of commit NO. */
CHECKED Status member_add_loose(Store *store, int64_t no, Err *err);
/* Writes the members of a commit that has number NO here; STATUS_INPUT if one
 * is missing. */
CHECKED Status member_add(
    Store *store, int64_t no, const Commit *commit, Err *err);
/* What was appended so far is in a commit of this batch. */
void member_keep_all(Store *store);
/* How many records are in no commit. */
CHECKED Status member_count_without(Store *store, int64_t *count, Err *err);

#endif
