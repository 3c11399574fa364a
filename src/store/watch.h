#ifndef STORE_WATCH_H
#define STORE_WATCH_H

#include "base/err.h"

/* Tells whether a room's file has changed, without reading it. For whoever
 * keeps what he worked out from it. Not for several threads at a time. */
typedef struct StoreWatch StoreWatch;

/* Opens nothing yet; closes itself when ARENA is freed. */
StoreWatch *store_watch(Arena *arena, Str path);

/* A number that differs from every earlier one as soon as another connection
 * has committed, or another file has taken the place. Ask before reading: what
 * is read then is of this version or a later one. False if it cannot be told
 * now: the file is missing, damaged, or being written. Takes no memory of the
 * arena. */
bool store_watch_version(StoreWatch *watch, uint64_t *version);

#endif
