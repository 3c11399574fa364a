/* The brief reader. What begins with a brace is read as JSON, all else as
 * YAML; what begins with a brace or with "d" (date: ...) is added to a small
 * room, all else makes one. What is read must be its own normal form; what is
 * refused must have an error. */
#include "test/fuzz/fuzz.h"

#include <stdlib.h>
#include "room/check.h"
#include "test/brief_room.h"

static const char *const BASE =
    "room: small\ntitle: Small\naudience: public\ndate: 2026-03-12\n"
    "parties:\n  AL: {name: A, role: party, people: {kim: {name: Kim}}}\n"
    "  BO: {name: B, role: party}\n"
    "coalitions: {both: {name: Both, members: [AL, BO]}}\n"
    "points:\n  dam: {title: Dam, options: [go, stop]}\n"
    "  flow: {title: Flow, range: [0, 9]}\n"
    "drafts: {one: {title: One}}\n"
    "sources: {news: {publisher: N, date: 2026-03-11, file: note.txt}}\n"
    "statements: {s1: {by: kim, about: [dam, one], source: news}}\n";

static const RoomFile FILES[] = {{"note.txt", "Öl öl."}, {NULL, NULL}};

static bool exists(void *state, Kind kind, Str key)
{
    const Record *const *records;
    return brief_room_heads(state, kind, key, &records) > 0;
}

static Str canonical(Arena *arena, const Node *node)
{
    StrBuf buf = strbuf_new(arena);
    json_write_canonical(&buf, node);
    return strbuf_str(&buf);
}

static void check_normal(BriefRoom *room, const Brief *brief)
{
    Errors errors = {.arena = room->arena};
    CheckLookup lookup = {exists, NULL, brief_room_file, room};
    Check check = {.arena = room->arena, .errors = &errors, .lookup = &lookup};
    for (size_t i = 0; i < brief->count; i++) {
        const BriefEntry *entry = &brief->entries[i];
        Node *again = check_map(&check, kind_name(entry->kind), entry->body,
            KINDS[entry->kind].fields, COMMON_FIELDS, false);
        if (errors.count) abort();
        if (!str_equal(canonical(room->arena, again),
                canonical(room->arena, entry->body)))
            abort();
    }
}

void fuzz(Arena *arena, Str text)
{
    Err err = {0};
    Brief brief;
    BriefRoom room = {.arena = arena, .files = FILES};
    bool json = text.size && text.data[0] == '{';
    bool later = text.size && (text.data[0] == '{' || text.data[0] == 'd');
    if (later) {
        if (brief_room_read(&room, str_of(BASE), "base.yaml", &brief, &err))
            abort();
        brief_room_add(&room, &brief);
    }
    Status status = brief_room_read(
        &room, text, json ? "brief.json" : "brief.yaml", &brief, &err);
    if (status != STATUS_OK) {
        if (!err.text[0] || brief.count) abort();
        return;
    }
    brief_room_add(&room, &brief);
    check_normal(&room, &brief);
}
