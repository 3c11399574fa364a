#ifndef VERB_WATCH_H
#define VERB_WATCH_H

#include "base/str.h"

/* store/watch.h, for the layers that do not know the store. */
typedef struct StoreWatch RoomWatch;

RoomWatch *room_watch(Arena *arena, Str path);
bool room_watch_version(RoomWatch *watch, uint64_t *version);

#endif
