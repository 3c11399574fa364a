/* Records: whatever is taken for a canonical form is exactly what sealing
 * what was read would write, whole and purged. */

#include "base/hash.h"
#include "room/record.h"
#include "test/fuzz/fuzz.h"

void fuzz(Arena *arena, Str text)
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
