#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/err.h"

/* Reads a whole file of at most LIMIT bytes into the arena. */
CHECKED Status file_read(
    Arena *arena, const char *path, size_t limit, Str *bytes, Err *err);

/* PATH up to its last slash and with it, "" if there is none; after it; and
 * that without its ending (".txt"). All borrowed. */
Str path_folder(Str path);
Str path_name(Str path);
Str path_stem(Str path);

#endif
