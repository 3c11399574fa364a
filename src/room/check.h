#ifndef ROOM_CHECK_H
#define ROOM_CHECK_H

#include "base/node.h"
#include "room/kind.h"

/* Checks what somebody wrote against the table of kinds, and brings it into
 * the normal form that the bodies of records have (doc/kinds.md): maps, lists
 * and texts only, one spelling for every value. The normal form is valid
 * input and its own normal form. */

/* The most values in one list, and fields in one entry. */
enum { LIST_MOST = 1000, ENTRY_FIELDS_MOST = 64 };

/* What is wrong with one file, in the order found; the first
 * ERRORS_MOST are kept. Sticky: begin with {arena, file}, add, look at the
 * end. */
enum { ERRORS_MOST = 20 };
typedef struct {
    Arena *arena;
    const char *file;
    Err *items;   /* [count] */
    size_t count; /* at most ERRORS_MOST */
    size_t missed;
} Errors;

/* Adds one at the place of NODE (NULL: nowhere in particular). */
void errors_add(
    Errors *errors, const Node *node, MessageId id, MessageArgs args);
void errors_add_at(Errors *errors, Place place, MessageId id, MessageArgs args);
size_t errors_total(const Errors *errors);
/* Brings them into the order of the file. */
void errors_sort(Errors *errors);

/* What keys may name, and where files are. NEAREST may be NULL, and may
 * answer "". */
typedef struct {
    bool (*exists)(void *state, Kind kind, Str key);
    Str (*nearest)(void *state, KindSet kinds, Str key);
    Status (*read_file)(void *state, Str path, Str *bytes, Err *err);
    void *state;
} CheckLookup;

typedef struct {
    Arena *arena;
    Errors *errors;
    const CheckLookup *lookup;
    bool has_blob; /* out: a FIELD_FILE named a file, */
    Str blob;      /* out: of these bytes */
} Check;

/* The fields of MAP in normal form; unknown and missing ones are errors.
 * Their order is that of MAP: whoever keeps a body sorts it. FIELDS and MORE
 * (or NULL) are tables as in kind.h. WHAT names the entry in messages: "meeting
 * 'leaders'". With PARTIAL a required field may
 * be missing, though not empty. Look at the number of errors
 * before using the answer. */
Node *check_map(Check *check, Str what, const Node *map, const Field *fields,
    const Field *more, bool partial);

/* One value in normal form; NULL if it is empty or wrong. */
Node *check_value(Check *check, const Field *field, const Node *value);

/* True if KEY may name an entry of KIND: words of letters and digits joined
 * by hyphens, lower-case but for parties, and not reserved. */
bool check_key(Kind kind, Str key);

/* True if the normal form TEXT of a reference is of KIND; its key then. */
bool check_split(Str text, Kind *kind, Str *key);

/* Words of a field's or a grade's table, for messages: "a, b or c". */
Str check_words_text(Arena *arena, const char *words);
bool check_has_word(const char *words, Str word);

/* What FIELD may hold, for messages and doc/kinds.md: "a number, ...". */
Str check_expected_text(Arena *arena, const Field *field);

/* What VALUE is, for messages: "'seventeen'", "[9, 1]". */
Str check_found_text(Arena *arena, const Node *value);
/* The first LONGEST bytes of TEXT, cut where a character begins. */
Str check_shortened(Arena *arena, Str text, size_t longest);

/* Holds the quoted spans of a body in normal form against its spans, and both
 * against BYTES of SOURCE (NULL where they are not held), which must read as
 * the body's words say. */
void check_spans(Check *check, const Node *body, Str source, const Str *bytes);

#endif
