#ifndef VERB_IMPORT_LINES_H
#define VERB_IMPORT_LINES_H

#include "verb/arrivals.h"

/* Takes over all lines of TEXT, read from PATH, into the open batch. Records
 * come first, then files, then commits, wherever they stand. An error names
 * the line; the caller rolls back. ROOM_KEY is the room's own, or "" for a
 * new room, which then needs a record of kind room. */
CHECKED Status import_lines(
    Arrivals *arrivals, Str text, const char *path, Str room_key, Err *err);

#endif
