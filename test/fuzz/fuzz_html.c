/* Any page: its text is UTF-8 and not much longer than the page. */
#include <stdlib.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "read/html.h"
#include "test/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Str page = {(const char *)data, size};
    Arena *arena = arena_new(0);
    if (!hash_start() || !arena || ARENA_GUARD(arena)) abort();
    html_is(page);
    Str text = html_text(arena, page);
    if (utf8_find_bad(text) != SIZE_MAX || text.size > 3 * size) abort();
    arena_free(arena);
    return 0;
}
