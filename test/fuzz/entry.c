/* What libFuzzer and replay.c call. No input may cost more memory than this:
 * a reader that asks for more fails as if a check of its fuzzer had. */
#include "test/fuzz/entry.h"

#include <stdlib.h>

#include "base/hash.h"
#include "test/fuzz/fuzz.h"

static const size_t MOST_MEMORY = (size_t)256 << 20;

void require(bool holds)
{
    if (!holds) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new(MOST_MEMORY);
    if (!arena || !hash_start() || ARENA_GUARD(arena)) abort();
    fuzz(arena, (Str){(const char *)data, size});
    arena_free(arena);
    return 0;
}
