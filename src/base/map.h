#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

/* From strings to pointers; entries keep the order of their first insertion.
 * Keys are not copied. Hashed with SipHash under a key drawn at start, so
 * that input cannot be made to collide. */
typedef struct {
    Str key;
    void *value;
    uint64_t hash;
} MapEntry;

typedef struct {
    Arena *arena;
    MapEntry *entries; /* [count] in order of insertion */
    size_t count, capacity;
    uint32_t *slots; /* [slot_count] 1 + index into entries; 0: empty */
    size_t slot_count;
} Map;

Map map_new(Arena *arena);
/* The value under KEY, or NULL. */
void *map_get(const Map *map, Str key);
/* Puts VALUE (not NULL) under KEY; returns what was there before, or NULL. */
void *map_put(Map *map, Str key, void *value);

#endif
