#ifndef VERB_FRESH_FILE_H
#define VERB_FRESH_FILE_H

#include "base/err.h"

/* Files that are made whole or not at all, and never over another: written
 * under a name beside the one asked for, then renamed. */

/* Refuses if there is anything at PATH. */
CHECKED Status fresh_refuse(const char *path, Err *err);
/* A name for the unfinished file; what stands there when the arena is freed
 * is removed. */
const char *fresh_name(Arena *arena, const char *path);
/* Gives the finished file its name, durably. */
CHECKED Status fresh_keep(
    Arena *arena, const char *unfinished, const char *path, Err *err);

#endif
