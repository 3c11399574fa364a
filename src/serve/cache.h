#ifndef SERVE_CACHE_H
#define SERVE_CACHE_H

#include "serve/request.h"

/* Answers that were worked out before, by who asks and what was asked, for as
 * long as the record and the day stay the same. Bounded by LIMIT_CACHE; any
 * number of threads. */
typedef struct Cache Cache;

/* What an answer depends on. */
typedef struct {
    bool known;       /* whether the state of the room could be told */
    uint64_t version; /* of the room, asked before it is read */
    Str who;          /* whatever of the holder a page may show or depend on */
} CacheKey;

/* Of the room at PATH. Freed with ARENA. */
Cache *cache_new(Arena *arena, Str path);

/* Fills KEY for a holder; to be called before the room is read. */
void cache_begin(Cache *cache, Str who, CacheKey *key);

/* Answers REQUEST with what was kept, copied to its arena; false if nothing
 * was. An If-None-Match that holds is answered 304. */
bool cache_find(Cache *cache, const CacheKey *key, const Request *request,
    Response *response);

/* Keeps RESPONSE if it is a whole page or answer (200, no header but its
 * type), and gives it its ETag. */
void cache_keep(Cache *cache, const CacheKey *key, const Request *request,
    Response *response);

/* Bytes held now. */
size_t cache_size(Cache *cache);

#endif
