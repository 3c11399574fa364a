/* Canonical JSON lines into a room that nobody else sees: whatever is refused
 * leaves the room as it was and says why; whatever is taken over is taken
 * over again without a change, and the room that came of it is whole. */
#include "test/fuzz/fuzz.h"

#include <stdlib.h>
#include "store/inner.h"
#include "verb/import_lines.h"

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

/* One empty room serves all that is refused; what is taken over spends it. */
static Arena *room_arena;
static Store *room;

static void need_room(void)
{
    Err err = {0};
    if (room) return;
    room_arena = arena_new(0);
    if (!room_arena || ARENA_GUARD(room_arena)) abort();
    require(store_open_temporary(room_arena, &room, &err) == STATUS_OK);
}

static void drop_room(void)
{
    arena_free(room_arena);
    room_arena = NULL;
    room = NULL;
}

static void check_whole(const Arrivals *first)
{
    VerifyCounts counts = {0};
    Err err = {0};
    Status status = store_verify(room, NULL, NULL, &counts, &err);
    require(status == STATUS_OK || status == STATUS_NO);
    require(counts.records == first->records);
    require(counts.commits >= first->commits);
}

void fuzz(Arena *arena, Str text)
{
    Err err = {0};
    Arrivals first, again;
    Instant last;
    need_room();
    if (take(arena, room, text, &first) != STATUS_OK) {
        require(store_last_recorded(room, &last, &err) == STATUS_OK);
        require(last == INT64_MIN);
        return;
    }
    check_whole(&first);
    require(take(arena, room, text, &again) == STATUS_OK);
    require(!again.records && !again.commits && !again.blobs);
    drop_room();
}
