#ifndef VERB_ARRIVALS_H
#define VERB_ARRIVALS_H

#include "verb/room_view.h"

/* Records, source files and commits of another copy arriving in a room, all
 * in one batch: what `import` and `merge` share. What is there already is
 * left as it is; what the other copy has erased is erased here; what is
 * erased here does not come back. */
typedef struct {
    Arena *arena;
    Store *store;
    Store *other;   /* merge: where they come from */
    size_t records; /* added */
    size_t same;    /* were there already */
    size_t erased;  /* were whole, and are purged now */
    size_t blobs, commits;
    size_t blobs_left; /* not taken over: no record here names them */
    bool fresh;        /* the room is being made: keys are not listed */
    Map unknown;       /* name of an unknown kind -> size_t, records added */
    Map keys;          /* "kind:key" of what was added */
    Map named;         /* hash bytes of files that added records name */
    bool committed;    /* what was in no commit of the other copy */
} Arrivals;

/* Takes the write lock of STORE. */
CHECKED Status arrivals_begin(
    Arena *arena, Store *store, Arrivals *arrivals, Err *err);
CHECKED Status arrivals_record(
    Arrivals *arrivals, const Record *record, Err *err);
/* Records first: bytes that none names are left. */
CHECKED Status arrivals_blob(
    Arrivals *arrivals, const Hash *hash, Str bytes, Err *err);
/* Its records and parents first. */
CHECKED Status arrivals_commit(Arrivals *arrivals, Str line, Err *err);
/* Keeps all of it, or, where nothing is new, leaves the file alone. On a
 * fault before it the caller rolls back. */
CHECKED Status arrivals_end(Arrivals *arrivals, Err *err);

/* Tells what came, and from where; splits among it if ROOM is given. */
CHECKED Status arrivals_show(VerbCall *call, const Arrivals *arrivals,
    RoomView *room, Str path, Str from, Err *err);

#endif
