/* Arena: chunks of growing size, filled from the front; an allocation is an
 * addition and a compare. See Hanson, "Fast allocation and deallocation of
 * memory based on object lifetimes", 1990. */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum {
    ALIGNMENT = 16,
    FIRST_CHUNK = 16 * 1024,
    LARGEST_CHUNK = 4 << 20,
    HUGE_PAGE = 2 << 20 /* of most machines; elsewhere it only aligns */
};

struct ArenaChunk {
    ArenaChunk *older;
    size_t used, size; /* bytes of data[] */
    _Alignas(ALIGNMENT) unsigned char data[];
};

typedef struct ArenaDeferred {
    struct ArenaDeferred *older;
    void (*clean)(void *);
    void *thing;
    int held; /* `thing` may be NULL: then there is nothing to clean */
} ArenaDeferred;

static _Thread_local size_t fail_at;

void arena_fail_at(size_t nth)
{
    fail_at = nth;
}

Arena *arena_new(size_t limit)
{
    Arena *arena = calloc(1, sizeof *arena);
    if (arena) arena->limit = limit;
    return arena;
}

void arena_free(Arena *arena)
{
    if (!arena) return;
    for (ArenaDeferred *d = arena->deferred; d; d = d->older)
        if (!d->held || d->thing) d->clean(d->thing);
    for (ArenaChunk *chunk = arena->chunk; chunk;) {
        ArenaChunk *older = chunk->older;
        free(chunk);
        chunk = older;
    }
    free(arena);
}

static _Noreturn void escape(Arena *arena)
{
    if (!arena->guarded) abort();
    longjmp(arena->escape, 1);
}

/* Large chunks ask for huge pages: the system then clears and maps 512 pages
 * at once, where it would be interrupted for each. It may say no. */
static ArenaChunk *new_chunk(size_t size)
{
    void *memory = NULL;
    if (size < HUGE_PAGE) return malloc(size);
    if (posix_memalign(&memory, HUGE_PAGE, size)) return NULL;
    madvise(memory, size, MADV_HUGEPAGE);
    return memory;
}

static void add_chunk(Arena *arena, size_t need)
{
    size_t size = arena->chunk ? arena->chunk->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_CHUNK) size = LARGEST_CHUNK;
    if (size < need) size = need;
    ArenaChunk *chunk = new_chunk(sizeof *chunk + size);
    if (!chunk) escape(arena);
    chunk->older = arena->chunk;
    chunk->used = 0;
    chunk->size = size;
    arena->chunk = chunk;
}

void *arena_alloc(Arena *arena, size_t size)
{
    if (fail_at && --fail_at == 0) escape(arena);
    if (size > SIZE_MAX / 2) escape(arena);
    size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (size == 0) size = ALIGNMENT;
    if (arena->limit && size > arena->limit - arena->used) escape(arena);
    ArenaChunk *chunk = arena->chunk;
    if (!chunk || chunk->size - chunk->used < size) {
        add_chunk(arena, size);
        chunk = arena->chunk;
    }
    void *memory = chunk->data + chunk->used;
    chunk->used += size;
    arena->used += size;
    return memset(memory, 0, size);
}

void *arena_array(Arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size) escape(arena);
    return arena_alloc(arena, count * size);
}

void *arena_grow(Arena *arena, void *old_items, size_t old_count,
    size_t new_count, size_t size)
{
    void *items = arena_array(arena, new_count, size);
    if (old_count) memcpy(items, old_items, old_count * size);
    return items;
}

static ArenaDeferred *add_deferred(Arena *arena, void (*clean)(void *))
{
    ArenaDeferred *deferred = arena_alloc(arena, sizeof *deferred);
    deferred->clean = clean;
    deferred->older = arena->deferred;
    arena->deferred = deferred;
    return deferred;
}

void arena_defer(Arena *arena, void (*clean)(void *), void *thing)
{
    add_deferred(arena, clean)->thing = thing;
}

void **arena_hold(Arena *arena, void (*clean)(void *))
{
    ArenaDeferred *deferred = add_deferred(arena, clean);
    deferred->held = 1;
    return &deferred->thing;
}
