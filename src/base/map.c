/* Open addressing with linear probing over an index; the entries themselves
 * stand in an array in order of insertion (as in Python's dict, 2012). */
#include "base/map.h"

#include <pthread.h>
#include <sodium.h>
#include <string.h>

static unsigned char secret[crypto_shorthash_KEYBYTES];
static pthread_once_t drawn = PTHREAD_ONCE_INIT;

static void draw_secret(void)
{
    randombytes_buf(secret, sizeof secret);
}

static uint64_t hash_key(Str key)
{
    uint64_t hash;
    pthread_once(&drawn, draw_secret);
    crypto_shorthash((unsigned char *)&hash, (const unsigned char *)key.data,
        key.size, secret);
    return hash;
}

Map map_new(Arena *arena)
{
    return (Map){.arena = arena};
}

/* The slot of KEY, or the empty one where it would go. */
static size_t find_slot(const Map *map, Str key, uint64_t hash)
{
    size_t mask = map->slot_count - 1;
    for (size_t slot = hash & mask;; slot = (slot + 1) & mask) {
        if (!map->slots[slot]) return slot;
        const MapEntry *entry = &map->entries[map->slots[slot] - 1];
        if (entry->hash == hash && str_equal(entry->key, key)) return slot;
    }
}

static void grow(Map *map)
{
    size_t capacity = map->capacity ? map->capacity * 2 : 8;
    map->entries = arena_grow(
        map->arena, map->entries, map->count, capacity, sizeof *map->entries);
    map->capacity = capacity;
    map->slot_count = capacity * 2;
    map->slots = arena_array(map->arena, map->slot_count, sizeof *map->slots);
    for (size_t i = 0; i < map->count; i++) {
        const MapEntry *entry = &map->entries[i];
        map->slots[find_slot(map, entry->key, entry->hash)] = (uint32_t)i + 1;
    }
}

void *map_get(const Map *map, Str key)
{
    if (!map->count) return NULL;
    size_t slot = find_slot(map, key, hash_key(key));
    return map->slots[slot] ? map->entries[map->slots[slot] - 1].value : NULL;
}

void *map_put(Map *map, Str key, void *value)
{
    if (map->count == map->capacity) grow(map);
    uint64_t hash = hash_key(key);
    size_t slot = find_slot(map, key, hash);
    if (map->slots[slot]) {
        MapEntry *entry = &map->entries[map->slots[slot] - 1];
        void *before = entry->value;
        entry->value = value;
        return before;
    }
    map->entries[map->count] = (MapEntry){key, value, hash};
    map->slots[slot] = (uint32_t)++map->count;
    return NULL;
}
