#ifndef ROOM_VIEW_H
#define ROOM_VIEW_H

#include "room/record.h"

/* What held on a date, as known by an instant, as one viewer may see it, in
 * the room at a commit (DESIGN section 2). */
typedef struct {
    Day on;         /* records hold if since.latest <= on */
    Instant known;  /* and are known if their known instant <= known */
    Viewer viewer;  /* and are for this reader */
    const Hash *at; /* and are in this commit or its ancestors; NULL: all */
    Str on_text;    /* as asked, or the day, for people */
    Str known_text;
} View;

/* Since when a record is known: its source's date (the last instant of its
 * last day in the room's zone), else the latest date of its basis's sources,
 * else, for the frame, always (INT64_MIN), else `recorded`. A source is known
 * since its own date, a retraction since it was recorded.
 *
 * SOURCE_KNOWN tells since when the source KEY is known to all readers of
 * RECORD: by the date of the last recorded record of that source which every
 * reader of RECORD may see; INT64_MAX where there is none or its date is
 * unknown. BASIS_SOURCE gives the key of the source of a record of the basis,
 * "" where it has none. STATE is passed through. */
typedef struct {
    Instant (*source_known)(void *state, const Record *record, Str key);
    Str (*basis_source)(void *state, const Hash *basis);
    void *state;
    Str zone;
} KnownLookup;

Instant record_known(const Record *record, const KnownLookup *lookup);

/* The key of a speaker as bodies hold it: "person:okan", "unknown", or
 * "unnamed" for somebody without a name. */
Str speaker_key(const Node *speaker);

/* What a record speaks of, for the store's index. */
typedef enum {
    MENTION_BY,      /* speaker: a voice's key ("person:okan"), or "unnamed" */
    MENTION_PARTY,   /* party of an unnamed speaker or of a reading */
    MENTION_ABOUT,   /* "point:dam", "draft:second", "meeting:leaders" */
    MENTION_SOURCE,  /* source key */
    MENTION_OUTLOOK, /* "SPEAKER THING", statements with an outlook only */
    MENTION_GARBLED, /* "" : statements whose quality is garbled */
    MENTION_BASIS    /* hex id of a record in its basis */
} MentionRole;

typedef struct {
    MentionRole role;
    Str key;
} Mention;

/* All mentions of a record, without doubles. Statements mention all of the
 * above but MENTION_BASIS; other kinds only source and basis. */
size_t record_mentions(Arena *arena, const Record *record, Mention **mentions);

#endif
