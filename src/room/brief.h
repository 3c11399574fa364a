#ifndef ROOM_BRIEF_H
#define ROOM_BRIEF_H

#include "room/record.h"

/* One brief file, read into entries ready to become records. Pure: what the
 * room knows already, and the bytes of files, come through callbacks. */

/* What the author of a brief may see. STATE is passed through. */
typedef struct {
    /* The heads of a key: [answer] records that outlive the arena's use. */
    size_t (*heads)(
        void *state, Kind kind, Str key, const Record *const **records);
    /* The record with this id (64 digits, or the first of them), or NULL. */
    const Record *(*record)(void *state, Str id);
    /* The bytes of a file that a record which the author may read names. */
    bool (*blob)(void *state, Str sha256, Str *bytes);
    /* The bytes of a file that this brief names, by PATH as written. */
    Status (*read_file)(void *state, Str path, Str *bytes, Err *err);
    void *state;
    /* The keys of a kind, to suggest one for a misspelt one; may be NULL. */
    size_t (*keys)(void *state, Kind kind, const Str **keys);
} BriefLookup;

typedef struct {
    Str author;          /* the seat that enters it: mediator or a party */
    const Record *room;  /* the room's own record; NULL while it is made */
    bool keeps_audience; /* an audience other than the room's is refused */
} BriefOptions;

/* One thing that an entry rests on: an entry of this file (then an earlier
 * one of Brief.entries), or the heads of a key in the room. */
typedef struct {
    Kind kind;
    Str key;
    size_t entry; /* index into Brief.entries, or BRIEF_IN_ROOM */
} BriefBasis;
#define BRIEF_IN_ROOM SIZE_MAX

/* What of a record the brief tells. The caller gives it recorded, author,
 * salt, a key where it has none, the ids of its basis, and replaces. */
typedef struct {
    Kind kind;
    Str key;          /* "": to be made from the salt */
    const Node *body; /* normal form, sorted by bytes */
    Str since;        /* EDTF or "always" */
    Date since_date;
    Audience audience;
    Grade grade;
    const BriefBasis *basis; /* [basis_count] */
    size_t basis_count;
    bool has_blob; /* its `file` was read: */
    Str blob;      /* of these bytes, whose hash is in the body */
    Place place;   /* where it is written */
} BriefEntry;

typedef struct {
    BriefEntry *entries; /* [count] in the order written, but basis first */
    size_t count;
    const Err *errors; /* [error_count] in the order of the file */
    size_t error_count;
    size_t errors_missed; /* more than are listed */
} Brief;

/* Reads TREE (of yaml_read or json_read), the content of FILE. With any error
 * it answers STATUS_INPUT with the first in *ERR, all of them in BRIEF, and no
 * entries. Cost: linear in the size of the file (times log for sorting). */
CHECKED Status brief_read(Arena *arena, const Node *tree, const char *file,
    const BriefLookup *lookup, const BriefOptions *options, Brief *brief,
    Err *err);

#endif
