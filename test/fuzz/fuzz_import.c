/* Canonical JSON lines into a room that nobody else sees: whatever is refused
 * leaves the room as it was and says why; whatever is taken over is taken
 * over again without a change, and the room that came of it is whole. */
#include "fuzz.h"

#include <stdlib.h>
#include "base/hash.h"
#include "store/inner.h"
#include "verb/import_lines.h"

static void require(bool holds)
{
    if (!holds) abort();
}

static Status take(Arena *arena, Store *store, Str text, Arrivals *arrivals)
{
    Err err = {0};
    require(arrivals_begin(arena, store, arrivals, &err) == STATUS_OK);
    Status status = import_lines(arrivals, text, "in.jsonl", S(""), &err);
    if (status == STATUS_OK) status = arrivals_end(arrivals, &err);
    if (status != STATUS_OK) store_rollback(store);
    require(status == STATUS_OK || err.text[0]);
    return status;
}

static size_t count_records(Store *store)
{
    VerifyCounts counts = {0};
    Err err = {0};
    Status status = store_verify(store, NULL, NULL, &counts, &err);
    require(status == STATUS_OK || counts.records);
    return counts.records;
}

static void run(Arena *arena, Str text)
{
    Store *store;
    Err err = {0};
    Arrivals first, again;
    require(store_open_temporary(arena, &store, &err) == STATUS_OK);
    if (take(arena, store, text, &first) != STATUS_OK) {
        require(count_records(store) == 0);
        return;
    }
    require(count_records(store) == first.records);
    require(take(arena, store, text, &again) == STATUS_OK);
    require(!again.records && !again.commits && !again.blobs);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool started;
    if (!started && !hash_start()) abort();
    started = true;
    Arena *arena = arena_new((size_t)256 << 20);
    if (!arena) return 0;
    if (!ARENA_GUARD(arena)) run(arena, (Str){(const char *)data, size});
    arena_free(arena);
    return 0;
}
