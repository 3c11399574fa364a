#ifndef READ_MAPPED_H
#define READ_MAPPED_H

#include "base/err.h"

/* What the files of learnt numbers have in common: they are mapped into memory
 * and checked before anything in them is used. */

/* Maps a file into memory until the arena is freed. */
CHECKED Status mapped_open(
    Arena *arena, const char *path, Str *bytes, Err *err);

/* A checksum of all of BYTES from MAPPED_CHECKED on, a multiple of 8: about a
 * millisecond for 8 MB. Against damage, not against malice. */
uint64_t mapped_checksum(Str bytes);

enum { MAPPED_CHECKED = 16 };

#endif
