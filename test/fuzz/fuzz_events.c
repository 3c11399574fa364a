/* Lists of events into a small room: what is refused says why and where; what
 * is taken over is a brief that the brief's own reader takes or refuses with
 * a reason. */
#include "test/fuzz/fuzz.h"

#include "test/brief_room.h"
#include "verb/import_events.h"

static const char *const BASE =
    "room: small\ntitle: Small\naudience: public\ndate: 2026-03-12\n"
    "sources: {list: {publisher: N, date: 2026-03-11}}\n";

void fuzz(Arena *arena, Str text)
{
    Err err = {0};
    Node *tree;
    Brief brief = {0};
    BriefRoom room = {.arena = arena};
    require(!brief_room_read(&room, str_of(BASE), "base.yaml", &brief, &err));
    brief_room_add(&room, &brief);
    if (import_events(
            arena, text, "in.csv", S("list"), S("2026-03-12"), &tree, &err)) {
        require(err.text[0] && err.line);
        return;
    }
    BriefLookup lookup = {brief_room_heads, brief_room_record, brief_room_blob,
        brief_room_file, &room, brief_room_keys};
    BriefOptions options = {S("mediator"), brief_room_own(&room)};
    brief = (Brief){0};
    Status status =
        brief_read(arena, tree, "in.csv", &lookup, &options, &brief, &err);
    require(status == STATUS_OK || (err.text[0] && !brief.count));
    for (size_t i = 0; i < brief.count; i++)
        require(brief.entries[i].kind == KIND_EVENT);
}
