/* Large arrays: the system zeroes their pages when they are first touched, by
 * the thread that touches them, which is cheaper than clearing them before.
 * A table in the arena remembers what is still held. */
#include "stability/big.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

typedef struct {
    void *memory;
    size_t size;
} Mapping;

static void unmap(void *thing)
{
    Mapping *mapping = thing;
    if (mapping->memory) munmap(mapping->memory, mapping->size);
    mapping->memory = NULL;
}

enum { HEAD = 4096 };

/* The first page holds the address of the entry that frees the mapping. */
void *big_alloc(Arena *arena, size_t size)
{
    Mapping *mapping = arena_alloc(arena, sizeof *mapping);
    arena_defer(arena, unmap, mapping);
    if (size > SIZE_MAX / 2) size = SIZE_MAX / 2;
    mapping->size = size + HEAD;
    void *memory = mmap(NULL, mapping->size, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) arena_array(arena, SIZE_MAX, 2); /* escapes */
    mapping->memory = memory;
    madvise(memory, mapping->size, MADV_HUGEPAGE);
    memcpy(memory, &mapping, sizeof mapping);
    return (char *)memory + HEAD;
}

void big_free(void *memory)
{
    Mapping *mapping;
    if (!memory) return;
    memcpy(&mapping, (char *)memory - HEAD, sizeof mapping);
    unmap(mapping);
}

void *big_reserve(Arena *arena, BigBuffer *buffer, size_t size)
{
    if (buffer->size >= size) return buffer->memory;
    big_free(buffer->memory);
    *buffer = (BigBuffer){0};
    buffer->memory = big_alloc(arena, size);
    buffer->size = size;
    return buffer->memory;
}
