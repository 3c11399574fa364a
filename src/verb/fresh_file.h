#ifndef VERB_FRESH_FILE_H
#define VERB_FRESH_FILE_H

#include "base/err.h"

/* Files and folders of files that are made whole or not at all, and never
 * over another: written under a name beside the one asked for, then renamed. */

/* Refuses if there is anything at PATH. */
CHECKED Status fresh_refuse(const char *path, Err *err);
/* A name for the unfinished file; what stands there when the arena is freed
 * is removed. */
const char *fresh_name(Arena *arena, const char *path);
/* Makes an unfinished folder and gives its name; it is removed with its files
 * when the arena is freed. */
CHECKED Status fresh_folder(
    Arena *arena, const char *path, const char **unfinished, Err *err);
/* Gives the finished file or folder its name, durably. */
CHECKED Status fresh_keep(
    Arena *arena, const char *unfinished, const char *path, Err *err);
/* Makes a file of BYTES, whole and durably, or not at all. */
CHECKED Status fresh_write(Arena *arena, const char *path, Str bytes, Err *err);

#endif
