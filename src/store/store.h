#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "room/fold.h"
#include "room/view.h"

/* A room's file: an append-only set of records, the bytes of sources, and
 * commits. No SQL leaks through here. All that is kept besides (candidates,
 * mentions, text index) is derived from the records and can be rebuilt.
 *
 * Whatever is returned lives in the store's arena. The store closes itself
 * when that arena is freed; an open batch is then rolled back. */
typedef struct Store Store;

typedef enum { STORE_READ, STORE_WRITE } StoreMode;

/* Makes a new room file; refuses if PATH exists. */
CHECKED Status store_create(
    Arena *arena, const char *path, Store **store, Err *err);
/* The same for a file that nobody sees before it is whole: quicker, as nothing
 * is synced and no log is kept. Who calls it syncs and renames the file after
 * store_close(), or removes it. */
CHECKED Status store_create_unseen(
    Arena *arena, const char *path, Store **store, Err *err);
/* Opens a room file; a clear error if it is none, is of a newer format, or is
 * damaged. A file that another process writes waits up to ten seconds. */
CHECKED Status store_open(
    Arena *arena, const char *path, StoreMode mode, Store **store, Err *err);
void store_close(Store *store);
/* Closes a room that nobody else has open; all of it then stands in the one
 * file, or the error says why it does not. For files that get another name. */
CHECKED Status store_finish(Store *store, Err *err);

/* --- writing: one batch is one commit or a few, all or nothing, durable --- */

/* Takes the write lock. Nothing is visible to others before store_commit. */
CHECKED Status store_begin(Store *store, Err *err);
/* Appends a sealed record and what is derived from it. A record that is there
 * already (same id) is left as it is; *ADDED (may be NULL) says which. What
 * is left of a purged record erases the whole one. After any fault the batch
 * can only be rolled back. */
CHECKED Status store_append(
    Store *store, const Record *record, bool *added, Err *err);
/* Keeps bytes under their hash. */
CHECKED Status store_put_blob(Store *store, Str bytes, Hash *hash, Err *err);
/* Makes a commit record over what was appended since the last one, if that
 * is anything, and leaves the batch open: several commits that are there
 * together or not at all. COMMIT may be NULL. */
CHECKED Status store_close_commit(
    Store *store, Str author, Instant recorded, Hash *commit, Err *err);
/* Ends the batch with a commit record over all that was appended; *COMMIT is
 * its id. A batch without records (a purge alone, or commits of another copy)
 * is kept as well, but makes no commit and says STATUS_NO. On any other fault
 * the batch is rolled back. */
CHECKED Status store_commit(
    Store *store, Str author, Instant recorded, Hash *commit, Err *err);
/* Takes over a commit of another copy, whose records were appended before;
 * they need no commit of this batch then. STATUS_INPUT if LINE is no commit,
 * or a parent or a record of it is missing. */
CHECKED Status store_keep_commit(Store *store, Str line, bool *added, Err *err);
void store_rollback(Store *store);
/* Erases body and salt of a record (and, of a source, bytes that no other
 * source has) in the open batch; the purge record itself is appended by the
 * caller. */
CHECKED Status store_purge(Store *store, const Hash *id, Err *err);

/* Latest `recorded` of all records and commits; INT64_MIN in an empty room. */
CHECKED Status store_last_recorded(Store *store, Instant *recorded, Err *err);

/* --- reading: every call answers for one view --- */

/* The heads of KIND, ordered by the first `recorded` of their key among the
 * records that the viewer may read, then by key. WANT (may be NULL) chooses
 * keys. */
CHECKED Status store_heads(Store *store, const View *view, Kind kind,
    bool (*want)(void *state, Str key), void *state, RecordList *heads,
    Err *err);
/* The heads of one key (several: a split). */
CHECKED Status store_heads_of(Store *store, const View *view, Kind kind,
    Str key, RecordList *heads, Err *err);
/* All records of one key in the view, judged, in order of `since`, then
 * `recorded`. */
CHECKED Status store_history(Store *store, const View *view, Kind kind, Str key,
    Candidate **items, size_t *count, Err *err);
/* One record by id, if the view's viewer may see it (whatever its dates);
 * *RECORD is NULL if not. */
CHECKED Status store_find(
    Store *store, const View *view, const Hash *id, Record **record, Err *err);
/* Of the record ID: since when it is known, and whether it is retracted in
 * this view. */
CHECKED Status store_standing(Store *store, const View *view, const Hash *id,
    Instant *known, bool *retracted, Err *err);

/* Which statements: every group that has keys must match one of its keys; the
 * keys are those of record_mentions(). */
typedef struct {
    const Str *by; /* MENTION_BY or MENTION_PARTY keys, written "role key":
                      "by person:okan", "party BO" */
    size_t by_count;
    const Str *about;
    size_t about_count;
    const Str *source;
    size_t source_count;
    Day from, to;         /* since.latest within; DAY_MIN and DAY_MAX: any */
    const Instant *after; /* known later than this; NULL: whenever known */
    Str search;           /* full-text query in FTS5's simple words; "": none */
    bool outlook;         /* only statements with an outlook */
    bool garbled;         /* only garbled ones */
    size_t skip, limit;   /* in order: latest since first, then recorded */
    size_t count_most;    /* the total is counted no further; 0: to the end */
} StatementQuery;

/* The matching statements that are heads in the view; *TOTAL counts them all
 * regardless of skip and limit (pass NULL if not needed); where more than both
 * `count_most` and what is on the page match, it is some number above. */
CHECKED Status store_statements(Store *store, const View *view,
    const StatementQuery *query, RecordList *heads, size_t *total, Err *err);
/* Of each (speaker, thing) with outlooks: the heads of its latest date. */
CHECKED Status store_outlooks(
    Store *store, const View *view, RecordList *heads, Err *err);

/* Ids of all statements marked garbled that the viewer may read, whatever
 * their dates. */
CHECKED Status store_garbled(
    Store *store, const View *view, const Hash **ids, size_t *count, Err *err);

CHECKED Status store_blob(Store *store, const Hash *hash, Str *bytes,
    Err *err); /* STATUS_NO if there is none */

/* True if VIEWER may read every record there is and sits in the mediator's
 * seat: then commit ids may be shown. To no other, or to be shown them would
 * tell a party that nothing is hidden from it, and to be refused that
 * something is. */
CHECKED Status store_sees_all(
    Store *store, const Viewer *viewer, bool *all, Err *err);
/* Ids of commits that no other commit names, sorted. */
CHECKED Status store_commit_heads(
    Store *store, const Hash **ids, size_t *count, Err *err);

typedef struct {
    Hash id;
    Instant recorded;
    Str author;
    size_t records;
} CommitInfo;
/* All commits, each after its parents. */
CHECKED Status store_commits(
    Store *store, CommitInfo **commits, size_t *count, Err *err);
/* A commit's canonical form; STATUS_NO if there is none. */
CHECKED Status store_commit_line(
    Store *store, const Hash *id, Str *line, Err *err);

/* All records in order of `recorded`, then id, that the viewer (NULL: whoever
 * holds the file) may read; EACH is called with each and stops the walk by
 * returning other than STATUS_OK. The record lives only during the call, and
 * EACH must not walk the same store. */
CHECKED Status store_each(Store *store, const Viewer *viewer,
    Status (*each)(void *state, const Record *record, Err *err), void *state,
    Err *err);

/* The same, in the order in which they came, with each record of OTHER that
 * STORE does not hold, or of which it still holds what OTHER has purged. */
CHECKED Status store_each_lacking(Store *store, Store *other,
    Status (*each)(void *state, const Record *record, Err *err), void *state,
    Err *err);
/* The same with the canonical form of each commit, after its parents. */
CHECKED Status store_each_commit_lacking(Store *store, Store *other,
    Status (*each)(void *state, Str line, Err *err), void *state, Err *err);
/* Adds the records whose id begins with the digits HEX, as store_find(). */
CHECKED Status store_find_prefix(
    Store *store, const View *view, Str hex, RecordList *found, Err *err);
/* The hashes of all bytes that are kept, sorted; and whether a record names
 * some (this reads all records). */
CHECKED Status store_blobs(
    Store *store, const Hash **hashes, size_t *count, Err *err);
CHECKED Status store_names_blob(
    Store *store, const Hash *hash, bool *named, Err *err);
/* Writes a copy of a room opened with STORE_READ, as it is now, to PATH, which
 * must not exist; compact and of one file. */
CHECKED Status store_backup(Store *store, const char *path, Err *err);

/* Checks everything: the file's pages, every record's canonical form, id and
 * order, blobs' hashes, commits and their chain, and every derived row
 * against what it is derived from. Calls REPORT once for each thing found;
 * STATUS_NO if anything was. Counts may be NULL. */
typedef struct {
    size_t records, blobs, commits, purged;
} VerifyCounts;
CHECKED Status store_verify(Store *store,
    void (*report)(void *state, MessageId id, MessageArgs args), void *state,
    VerifyCounts *counts, Err *err);
/* Throws the derived rows away and works them out again. */
CHECKED Status store_rebuild(Store *store, Err *err);

#endif
