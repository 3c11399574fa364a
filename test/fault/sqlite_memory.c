#include "test/fault/sqlite_memory.h"

#include <sqlite3.h>
#include <stdbool.h>

static sqlite3_mem_methods real;
static size_t fail_at;
size_t memory_calls, memory_held;

static bool fails(void)
{
    return ++memory_calls == fail_at;
}

static void *failing_malloc(int size)
{
    void *made = fails() ? NULL : real.xMalloc(size);
    memory_held += made != NULL;
    return made;
}

static void failing_free(void *block)
{
    memory_held -= block != NULL;
    real.xFree(block);
}

static void *failing_realloc(void *old, int size)
{
    return fails() ? NULL : real.xRealloc(old, size);
}

void memory_start(void)
{
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real);
    sqlite3_mem_methods failing = real;
    failing.xMalloc = failing_malloc;
    failing.xRealloc = failing_realloc;
    failing.xFree = failing_free;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &failing);
}

void memory_fail(size_t nth)
{
    memory_calls = 0;
    fail_at = nth;
}
