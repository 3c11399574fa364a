#ifndef VERB_APPEND_H
#define VERB_APPEND_H

#include "room/brief.h"
#include "verb/room_view.h"

/* From briefs to records: what `new` and `add` share. */

typedef struct {
    /* Given by the caller: what is entered is a change of this record, and of
     * nothing else; NULL: of what holds. */
    Record *changed;
    RecordList records; /* added, in order */
    size_t same;        /* entries that the room has already, word for word */
    /* Records whose key has a head that not all of their readers may read:
     * it is not replaced, and stays beside. */
    RecordList beside;
    bool split; /* another record has taken the place of `changed` before */
    bool committed;
    Hash commit;
} Appended;

/* A brief file as a document: JSON if PATH ends in .json, else YAML. */
CHECKED Status append_read(
    const VerbCall *call, const char *path, Node **tree, Err *err);

/* Adds all entries of the brief TREE, read from PATH, as one commit by SEAT,
 * or nothing. Files that it names are those of CALL (verb/uploads.h). What
 * else is wrong with the brief goes to its screen, an error a line. */
CHECKED Status append_brief(const VerbCall *call, Store *store, Str seat,
    const Node *tree, const char *path, Appended *appended, Err *err);

/* Adds the briefs that are values of the argument NAME, from the FIRST on,
 * each as one commit by SEAT; all of them, or none. */
CHECKED Status append_files(VerbCall *call, Store *store, Str seat,
    const char *name, size_t first, Appended *appended, Err *err);

/* What append_brief() would add: read and checked alike, and not added. */
CHECKED Status append_check(const VerbCall *call, Store *store, Str seat,
    const Node *tree, const char *path, const Brief **brief, Err *err);

/* Tells what was added. */
void append_show(VerbCall *call, const char *room_path,
    const Appended *appended, bool show_commit);

/* Largest brief and largest source or draft that are read, in bytes. */
enum { BRIEF_MAX_SIZE = 64 << 20, SOURCE_MAX_SIZE = 256 << 20 };

#endif
