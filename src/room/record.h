#ifndef ROOM_RECORD_H
#define ROOM_RECORD_H

#include "base/date.h"
#include "base/hash.h"
#include "base/node.h"
#include "base/vec.h"
#include "room/audience.h"
#include "room/grade.h"
#include "room/kind.h"

/* The one thing a room is made of; doc/format.md is its standard. A record
 * never changes once it has an id, but its body may be purged. */
typedef struct {
    Hash id;   /* SHA-256 of the canonical form */
    Kind kind; /* KIND_UNKNOWN: kept as it is, never judged */
    Str kind_name;
    Str key;   /* identity within the kind */
    Str since; /* EDTF, or "always" */
    Date since_date;
    Instant recorded;
    Str author; /* the seat that entered it: mediator or a party's key */
    Audience audience;
    Grade grade;
    const Hash *basis; /* [basis_count] sorted */
    size_t basis_count;
    const Hash *replaces; /* [replaces_count] sorted */
    size_t replaces_count;
    Str salt;         /* 32 hexadecimal digits; "" once purged */
    const Node *body; /* NULL once purged */
    Str line;         /* the canonical form */
} Record;

typedef VEC(Record *) RecordList;

/* Largest canonical form that is read or written, in bytes. */
enum { RECORD_MAX_SIZE = 4 << 20 };

/* Fills ->line and ->id from the other fields. Sorts basis and replaces. */
void record_seal(Arena *arena, Record *record);

/* Reads a canonical form; false if it is not exactly one, or not of version
 * 1, or a field is missing or malformed. Does not check the body against its
 * kind. LINE must outlive the record. */
CHECKED bool record_read(Arena *arena, Str line, Record *record);

/* The same where the id is known, and is not worked out again. */
CHECKED bool record_read_as(
    Arena *arena, Str line, const Hash *id, Record *record);

/* What is left of a record when it is purged: the canonical form without
 * salt and body, which record_read() also reads; the id is then given. */
Str record_purged_line(Arena *arena, const Record *record);

/* By `recorded`, then id. */
int record_order(const Record *a, const Record *b);

/* Shortcuts into the body; "" or NULL where there is none. */
Str record_text(const Record *record, Str field);
const Node *record_get(const Record *record, Str field);
/* The EDTF text of a date field, written plainly or as {edtf, words, from};
 * "unknown" where there is none. */
Str record_date(const Record *record, Str field);
/* True if the list (or text) FIELD holds TEXT. */
bool record_lists(const Record *record, Str field, Str text);

#endif
