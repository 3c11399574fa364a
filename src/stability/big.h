#ifndef STABILITY_BIG_H
#define STABILITY_BIG_H

#include "base/arena.h"

/* SIZE bytes of zeroed memory straight from the system, in large pages where
 * there are any, given back with the arena or before it. Like the arena it
 * never returns NULL. */
void *big_alloc(Arena *arena, size_t size);

/* Gives MEMORY of big_alloc() back early. */
void big_free(void *memory);

/* Memory that is used again and again; begin with {0}. */
typedef struct {
    void *memory;
    size_t size; /* bytes */
} BigBuffer;

/* At least SIZE bytes with whatever was in them last. */
void *big_reserve(Arena *arena, BigBuffer *buffer, size_t size);

#endif
