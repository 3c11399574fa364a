/* Records: whatever is taken for a canonical form is exactly what sealing
 * what was read would write, whole and purged. */
#include <stdlib.h>

#include "base/hash.h"
#include "room/record.h"
#include "test/fuzz/fuzz.h"

static void require(bool holds)
{
    if (!holds) abort();
}

static void check(Arena *arena, Str text)
{
    Record record, purged;
    if (!record_read(arena, text, &record)) return;
    if (!record.body) {
        require(str_equal(record_purged_line(arena, &record), text));
        return;
    }
    Record again = record;
    record_seal(arena, &again);
    require(str_equal(again.line, text));
    require(hash_equal(&again.id, &record.id));
    Str line = record_purged_line(arena, &record);
    require(record_read(arena, line, &purged) && !purged.body);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new(0);
    if (!hash_start() || !arena || ARENA_GUARD(arena)) abort();
    check(arena, (Str){(const char *)data, size});
    arena_free(arena);
    return 0;
}
