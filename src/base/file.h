#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/err.h"

/* Reads a whole file of at most LIMIT bytes into the arena. */
CHECKED Status file_read(
    Arena *arena, const char *path, size_t limit, Str *bytes, Err *err);

#endif
