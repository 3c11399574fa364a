#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>
#include "base/status.h"

/* An arena holds everything that one command or one request allocates, and
 * gives it back at once. Memory comes zeroed and aligned to 16 bytes.
 *
 * Allocation never returns NULL: where memory runs out, the arena jumps to
 * the guard set by ARENA_GUARD in the function that owns it (the dispatcher
 * of verbs, a test, a thread's entry). So no code between has to check, and
 * nothing between may hold a resource that is not deferred with
 * arena_defer(), which arena_free() undoes in reverse order. */
typedef struct Arena Arena;
typedef struct ArenaChunk ArenaChunk;

struct Arena {
    ArenaChunk *chunk;              /* the one being filled */
    struct ArenaDeferred *deferred; /* newest first */
    size_t used, limit;             /* bytes handed out; most allowed, 0: any */
    jmp_buf escape;
    int guarded;
};

/* True (non-zero) when memory ran out below; false the first time. */
#define ARENA_GUARD(ARENA) ((ARENA)->guarded = 1, setjmp((ARENA)->escape))

/* Makes an arena that may hand out LIMIT bytes (0: no limit); NULL if even
 * that fails. The caller frees it with arena_free(). */
Arena *arena_new(size_t limit);

/* Runs what was deferred, newest first, and frees all. NULL is allowed. */
void arena_free(Arena *arena);

/* SIZE zeroed bytes that live as long as the arena. */
void *arena_alloc(Arena *arena, size_t size) __attribute__((malloc));

/* COUNT elements of SIZE bytes, the product checked for overflow. */
void *arena_array(Arena *arena, size_t count, size_t size);

/* A copy of OLD_COUNT elements with room for NEW_COUNT. */
void *arena_grow(Arena *arena, void *old_items, size_t old_count,
    size_t new_count, size_t size);

/* Calls CLEAN(THING) when the arena is freed. */
void arena_defer(Arena *arena, void (*clean)(void *), void *thing);

/* A slot for a thing that is still to be made: when the arena is freed,
 * CLEAN(thing) is called with what is in the slot, unless that is NULL.
 * Deferring itself may run out of memory, so what another library makes is put
 * in a slot that was there before: void **slot = arena_hold(arena, close_it);
 *     Thing *thing = *slot = open_it(); */
void **arena_hold(Arena *arena, void (*clean)(void *));

/* For fault tests: the Nth allocation of this thread from now on fails (0:
 * none does). */
void arena_fail_at(size_t nth);

#endif
