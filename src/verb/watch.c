/* Whether the room has changed, for those above the store. */
#include "verb/watch.h"

#include "store/watch.h"

RoomWatch *room_watch(Arena *arena, Str path)
{
    return store_watch(arena, path);
}

bool room_watch_version(RoomWatch *watch, uint64_t *version)
{
    return store_watch_version(watch, version);
}
