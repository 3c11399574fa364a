/* Kept answers.
 *
 * A table of fixed size: an answer stands in one of the WAYS places of the row
 * that the hash of its key gives (a set-associative cache). A new one takes
 * the place that was used longest ago; where all of them together would be
 * over the limit, a hand goes round the table and empties places until there
 * is room. Cost: one hash of the key and one copy of the answer.
 *
 * The key holds the version of the room, asked before the room is read: an
 * answer under a version is of it or of a later one, and a version that has
 * passed never comes back. It also holds the quarter of an hour, for a view
 * ends with a day, and days begin at a multiple of 15 minutes of UTC in every
 * zone of today's tz database.
 *
 * Entity tags: RFC 9110, 8.8.3 and 13.1.2. */
#include "serve/cache.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include "base/date.h"
#include "base/hash.h"
#include "serve/limits.h"
#include "verb/watch.h"

enum { ROWS = 1024, WAYS = 4, PLACES = ROWS * WAYS, TAG_DIGITS = 32 };
enum { TYPE_MAX = 64, LARGEST = LIMIT_CACHE / 16 };
static const Instant QUARTER = (Instant)15 * 60 * 1000000;

/* A kept answer, in one piece of memory. */
typedef struct {
    Hash key;
    uint64_t used;
    size_t size;
    char type[TYPE_MAX], tag[TAG_DIGITS + 3]; /* in quotes */
    char body[];
} Answer;

struct Cache {
    pthread_mutex_t lock;
    RoomWatch *watch;
    uint64_t clock; /* uses so far */
    size_t size;
    size_t hand; /* the place to be emptied next */
    Answer *places[PLACES];
};

static void drop(Cache *cache, size_t place)
{
    Answer *answer = cache->places[place];
    if (!answer) return;
    cache->size -= answer->size;
    cache->places[place] = NULL;
    free(answer);
}

static void free_cache(void *state)
{
    Cache *cache = state;
    for (size_t i = 0; i < PLACES; i++) drop(cache, i);
    pthread_mutex_destroy(&cache->lock);
}

Cache *cache_new(Arena *arena, Str path)
{
    Cache *cache = arena_alloc(arena, sizeof *cache);
    cache->watch = room_watch(arena, path);
    pthread_mutex_init(&cache->lock, NULL);
    arena_defer(arena, free_cache, cache);
    return cache;
}

void cache_begin(Cache *cache, Str who, CacheKey *key)
{
    *key = (CacheKey){.who = who};
    pthread_mutex_lock(&cache->lock);
    key->known = room_watch_version(cache->watch, &key->version);
    pthread_mutex_unlock(&cache->lock);
}

/* Each part is written with its length, so that no two keys read the same. */
static Hash hash_key(const CacheKey *key, const Request *request)
{
    StrBuf buf = strbuf_new(request->arena);
    const Str parts[] = {key->who, request->path, request->query};
    strbuf_add(&buf, str_printf(request->arena, "%llu %lld",
                         (unsigned long long)key->version,
                         (long long)(instant_now() / QUARTER)));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        strbuf_add(&buf, str_printf(request->arena, " %zu:", parts[i].size));
        strbuf_add(&buf, parts[i]);
    }
    return hash_of(strbuf_str(&buf));
}

static size_t row_of(const Hash *key)
{
    size_t row;
    memcpy(&row, key->bytes, sizeof row);
    return row % ROWS * WAYS;
}

static Answer *find(Cache *cache, const Hash *key)
{
    Answer *const *row = cache->places + row_of(key);
    for (size_t i = 0; i < WAYS; i++)
        if (row[i] && hash_equal(&row[i]->key, key)) return row[i];
    return NULL;
}

static bool is_current(const Request *request, Str tag)
{
    Str rest = header_value(request, S("If-None-Match")), part;
    while (rest.size && str_next(&rest, ',', &part)) {
        part = str_trim(part);
        if (str_starts(part, S("W/"))) part = str_slice(part, 2, part.size);
        if (str_equal(part, tag) || str_equal(part, S("*"))) return true;
    }
    return false;
}

static void tag_answer(const Request *request, Str tag, Response *response)
{
    response_header(response, request->arena, "ETag", tag);
    if (!is_current(request, tag)) return;
    response->status = 304;
    response->body = S("");
}

bool cache_find(Cache *cache, const CacheKey *key, const Request *request,
    Response *response)
{
    if (!key->known) return false;
    Arena *arena = request->arena;
    Hash hash = hash_key(key, request);
    void **slot = arena_hold(arena, free);
    Answer *copy = NULL;
    pthread_mutex_lock(&cache->lock);
    Answer *answer = find(cache, &hash);
    if (answer) {
        answer->used = ++cache->clock;
        copy = malloc(sizeof *copy + answer->size);
        if (copy) memcpy(copy, answer, sizeof *copy + answer->size);
    }
    pthread_mutex_unlock(&cache->lock);
    *slot = copy;
    if (!copy) return false;
    response->status = 200;
    response->body = (Str){copy->body, copy->size};
    response_header(response, arena, "Content-Type", str_of(copy->type));
    tag_answer(request, str_of(copy->tag), response);
    return true;
}

static void make_place(Cache *cache, size_t more)
{
    for (size_t i = 0; i < PLACES && cache->size + more > LIMIT_CACHE; i++) {
        drop(cache, cache->hand);
        cache->hand = (cache->hand + 1) % PLACES;
    }
}

static size_t oldest_of(const Cache *cache, size_t row)
{
    size_t oldest = row;
    for (size_t i = row; i < row + WAYS; i++) {
        if (!cache->places[i]) return i;
        if (cache->places[i]->used < cache->places[oldest]->used) oldest = i;
    }
    return oldest;
}

/* Somebody else may have kept the same meanwhile: then ours is not needed. */
static void put(Cache *cache, Answer *answer)
{
    pthread_mutex_lock(&cache->lock);
    if (find(cache, &answer->key)) {
        free(answer);
    } else {
        make_place(cache, answer->size);
        size_t place = oldest_of(cache, row_of(&answer->key));
        drop(cache, place);
        answer->used = ++cache->clock;
        cache->places[place] = answer;
        cache->size += answer->size;
    }
    pthread_mutex_unlock(&cache->lock);
}

static bool may_keep(const CacheKey *key, const Response *response)
{
    return key->known && response->status == 200 &&
           response->body.size <= LARGEST && response->headers.count == 1 &&
           str_equal(response->headers.items[0].name, S("Content-Type")) &&
           response->headers.items[0].value.size < TYPE_MAX;
}

static Str tag_of(Arena *arena, Str body)
{
    Hash hash = hash_of(body);
    return str_printf(
        arena, "\"%.*s\"", TAG_DIGITS, hash_hex(arena, &hash).data);
}

static Answer *new_answer(const Hash *key, Str tag, const Response *response)
{
    Str type = response->headers.items[0].value, body = response->body;
    Answer *answer = calloc(1, sizeof *answer + body.size);
    if (!answer) return NULL;
    answer->key = *key;
    answer->size = body.size;
    memcpy(answer->type, type.data, type.size);
    memcpy(answer->tag, tag.data, tag.size);
    if (body.size) memcpy(answer->body, body.data, body.size);
    return answer;
}

void cache_keep(Cache *cache, const CacheKey *key, const Request *request,
    Response *response)
{
    if (!may_keep(key, response)) return;
    Hash hash = hash_key(key, request);
    Str tag = tag_of(request->arena, response->body);
    Answer *answer = new_answer(&hash, tag, response);
    if (answer) put(cache, answer);
    tag_answer(request, tag, response);
}

size_t cache_size(Cache *cache)
{
    pthread_mutex_lock(&cache->lock);
    size_t size = cache->size;
    pthread_mutex_unlock(&cache->lock);
    return size;
}
