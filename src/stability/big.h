#ifndef STABILITY_BIG_H
#define STABILITY_BIG_H

#include "base/arena.h"

/* SIZE bytes of zeroed memory straight from the system, in large pages where
 * there are any, given back with the arena or before it. Like the arena it
 * never returns NULL. */
void *big_alloc(Arena *arena, size_t size);

/* Gives MEMORY of big_alloc() back early. */
void big_free(void *memory);

#endif
