#ifndef STORE_COMMIT_H
#define STORE_COMMIT_H

#include "store/inner.h"

/* A commit as its canonical form tells it. */
typedef struct {
    Hash id; /* SHA-256 of the canonical form */
    Str author;
    Instant recorded;
    const Hash *parents; /* [parent_count] sorted */
    size_t parent_count;
    const Hash *records; /* [record_count] sorted */
    size_t record_count;
} Commit;

/* False if LINE is not exactly one. */
bool commit_read(Arena *arena, Str line, Commit *commit);
/* Its canonical form. */
Str commit_line(Arena *arena, const Commit *commit);

/* Writes a commit over all that was appended in the open batch. */
CHECKED Status commit_add(
    Store *store, Str author, Instant recorded, Hash *id, Err *err);
/* Takes over a commit of another copy; its parents and records must be here.
 * What was appended for it needs no other commit. */
CHECKED Status commit_keep(Store *store, Str line, bool *added, Err *err);
/* Writes the rows that follow from a commit: members, parents, tips. */
CHECKED Status commit_derive(
    Store *store, int64_t no, const Commit *commit, Err *err);
/* Writes the latest `recorded`. */
CHECKED Status commit_keep_last(Store *store, Err *err);

#endif
