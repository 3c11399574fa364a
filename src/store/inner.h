#ifndef STORE_INNER_H
#define STORE_INNER_H

#include "base/map.h"
#include "store/store.h"

/* What the files of the store share. */

typedef enum {
#define Q(ID, TEXT) ID,
#include "store/queries.def"
#undef Q
    SQL_COUNT
} SqlId;

/* A record of the open batch; they are numbered one after the other, up to
 * last_rec. */
typedef struct {
    Hash id;
    int64_t slot, place; /* of its row in `candidate`; 0 until that is there */
    bool kept; /* in a commit already: of another copy, or an earlier one */
} Appended;

/* Of one audience, by its number. */
typedef struct {
    Audience audience;
    bool known; /* false: no such number */
} AudienceEntry;

typedef VEC(AudienceEntry) AudienceList;

struct Store {
    Arena *arena;
    Str path;
    StoreMode mode;
    struct sqlite3 *db;
    struct sqlite3_stmt *statements[SQL_COUNT];
    VEC(struct sqlite3_stmt *) open; /* used once, and not dropped yet */
    bool making;                     /* the schema may be written */
    bool erasing;                    /* a record's line may be rewritten */
    bool in_batch, broken;
    /* Whether there were rows in `aim`, `loose`, `rests`; the first two are
     * kept up to date in the batch. */
    bool looked, has_aims, has_loose, has_rests;
    int64_t last_rec; /* in the batch */
    Instant last_recorded;
    VEC(Appended) appended;
    uint32_t *ident_slots; /* 1 + index into appended, by id (ident.c) */
    size_t ident_slot_count;
    size_t kept;             /* of these, in a commit already */
    size_t kept_until;       /* all before this one are */
    struct Words *words;     /* of statements, that wait for the text index */
    struct Waiting *waiting; /* rows of `mention` and `rests` */
    struct Slots *slots;     /* those the open batch came back to */
    Arena *scratch;          /* of the record being appended or checked */
    Arena *walk;             /* of the record that store_each() shows */
    struct Lens *lens;
    /* What was looked up before; dropped when a batch is rolled back. */
    Map kinds, terms, audience_ids, sources;
    AudienceList audiences;
    Map heads; /* records that were judged, by number; of a snapshot only */
    struct Zones *zones;
};

/* Settings of SQLite that count only before its first use. */
void store_start_sqlite(void);
/* Empties the scratch arena; NULL if there is no memory for it. */
Arena *store_scratch(Store *store);
/* An empty room that nobody else sees and that is gone when it is closed. */
CHECKED Status store_open_temporary(Arena *arena, Store **store, Err *err);
/* Makes an empty file, readable by its owner alone, that was not there before;
 * MSG_STORE_EXISTS if it was. */
CHECKED Status store_make_file(const char *path, Err *err);
/* Fills *ERR with what running out of memory means. */
Status store_no_memory(Err *err);
/* Forgets what was looked up. */
void store_forget(Store *store);

#endif
