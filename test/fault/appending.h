#ifndef FAULT_APPENDING_H
#define FAULT_APPENDING_H

/* Every verb that writes, asked of small rooms in a folder of its own: what
 * all fault tests have in common. Before each verb the room is put back; what
 * the room says after it went well is known, so that after a fault it can be
 * held against both: all or nothing.
 *
 * Clock and salts are fixed, so the same verb writes the same bytes. Texts
 * that are returned live until the next appending_restore(). */
#include "include/travaux.h"
#include "test/unit.h"

enum { APPENDING_ARGUMENTS = 4 };

typedef struct {
    const char *verb;
    trv_argument arguments[APPENDING_ARGUMENTS];
    size_t count;
    const char *made; /* the file or folder it makes, or NULL: a.room grows */
} Appending;

extern const Appending APPENDING[];
extern const size_t APPENDING_COUNT;

/* Set up and tear down a group of tests: make the folder and go there. The
 * first fails if a verb of the table of verbs that appends or creates is not
 * among APPENDING. */
int appending_setup(void **state);
int appending_teardown(void **state);
/* The folder's absolute path, as the system names it. */
const char *appending_folder(void);

/* The folder as it was before any verb. */
void appending_restore(void);
/* Runs it; *ERROR (may be NULL) is what it said. */
trv_status appending_call(const Appending *asked, Str *error);

/* What comes of it, as text: the whole of a.room, and of what it makes. Files
 * are found by their endings. NULL text: there is none. */
Str appending_result(const Appending *asked);
/* The result before, and after the verb went well. */
Str appending_before(const Appending *asked);
Str appending_after(const Appending *asked);

/* Fails unless the result is one of these two, or, if ALL, the second; and
 * a.room verifies, reads, and can be written again. */
void appending_check(const Appending *asked, bool all, const char *when);
/* The names of all files in the folder, joined by blanks. */
Str appending_files(void);

#endif
