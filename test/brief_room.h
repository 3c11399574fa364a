#ifndef BRIEF_ROOM_H
#define BRIEF_ROOM_H

/* What tests of the brief share: a room in memory that briefs are added to,
 * with files that exist only here, and entries as text. */
#include "base/file.h"
#include "base/json.h"
#include "base/vec.h"
#include "base/yaml.h"
#include "room/brief.h"

typedef struct {
    const char *path, *bytes;
} RoomFile;

typedef struct {
    Arena *arena;
    const RoomFile *files; /* ended by one without a path; may be NULL */
    const char *folder;    /* read files from here where FILES has none */
    Str author;
    VEC(const Record *) records; /* all of them heads */
    VEC(const Record *) found;   /* what heads() answered last */
    VEC(Str) blobs;
} BriefRoom;

static inline size_t brief_room_heads(
    void *state, Kind kind, Str key, const Record *const **records)
{
    BriefRoom *room = state;
    room->found.items = NULL;
    room->found.count = room->found.capacity = 0;
    for (size_t i = 0; i < room->records.count; i++)
        if (room->records.items[i]->kind == kind &&
            str_equal(room->records.items[i]->key, key))
            vec_push(room->arena, &room->found, room->records.items[i]);
    *records = room->found.items;
    return room->found.count;
}

static inline size_t brief_room_keys(void *state, Kind kind, const Str **keys)
{
    BriefRoom *room = state;
    VEC(Str) found = {0};
    for (size_t i = 0; i < room->records.count; i++)
        if (room->records.items[i]->kind == kind)
            vec_push(room->arena, &found, room->records.items[i]->key);
    *keys = found.items;
    return found.count;
}

static inline const Record *brief_room_record(void *state, Str id)
{
    BriefRoom *room = state;
    for (size_t i = 0; i < room->records.count; i++)
        if (id.size >= 8 &&
            str_starts(hash_hex(room->arena, &room->records.items[i]->id), id))
            return room->records.items[i];
    return NULL;
}

static inline bool brief_room_blob(void *state, Str sha256, Str *bytes)
{
    BriefRoom *room = state;
    for (size_t i = 0; i < room->blobs.count; i++) {
        Hash hash = hash_of(room->blobs.items[i]);
        if (!str_equal(hash_hex(room->arena, &hash), sha256)) continue;
        *bytes = room->blobs.items[i];
        return true;
    }
    return false;
}

static inline Status brief_room_file(
    void *state, Str path, Str *bytes, Err *err)
{
    BriefRoom *room = state;
    for (const RoomFile *file = room->files; file && file->path; file++) {
        if (!str_equal(str_of(file->path), path)) continue;
        *bytes = str_of(file->bytes);
        return STATUS_OK;
    }
    if (room->folder)
        return file_read(room->arena,
            str_c(room->arena, str_printf(room->arena, "%s/%.*s", room->folder,
                                   STR_ARGS(path))),
            1 << 20, bytes, err);
    return err_set(err, STATUS_STORAGE, NOWHERE, MSG_FILE_OPEN,
        ARGS(path, S("there is no such file")));
}

static inline const Record *brief_room_own(BriefRoom *room)
{
    for (size_t i = 0; i < room->records.count; i++)
        if (room->records.items[i]->kind == KIND_ROOM)
            return room->records.items[i];
    return NULL;
}

/* Reads TEXT as YAML, or as JSON if it begins with a brace and JSON is asked
 * for by the file's name. */
static inline Status brief_room_read(
    BriefRoom *room, Str text, const char *file, Brief *brief, Err *err)
{
    Node *tree;
    BriefLookup lookup = {brief_room_heads, brief_room_record, brief_room_blob,
        brief_room_file, room, brief_room_keys};
    BriefOptions options = {
        .author = room->author.size ? room->author : S("mediator"),
        .room = brief_room_own(room)};
    *brief = (Brief){0};
    TRY(str_ends(str_of(file), S(".json"))
            ? json_read(room->arena, text, file, &tree, err)
            : yaml_read(room->arena, text, file, &tree, err));
    return brief_read(room->arena, tree, file, &lookup, &options, brief, err);
}

/* Makes records of a brief's entries, as a caller would, in memory. */
static inline void brief_room_add(BriefRoom *room, const Brief *brief)
{
    for (size_t i = 0; i < brief->count; i++) {
        const BriefEntry *entry = &brief->entries[i];
        Record *record = arena_alloc(room->arena, sizeof *record);
        *record = (Record){.kind = entry->kind,
            .kind_name = kind_name(entry->kind),
            .key = entry->key,
            .since = entry->since,
            .since_date = entry->since_date,
            .author = room->author.size ? room->author : S("mediator"),
            .audience = entry->audience,
            .grade = entry->grade,
            .body = entry->body,
            .salt = str_printf(room->arena, "%032zx", room->records.count)};
        record_seal(room->arena, record);
        if (entry->has_blob) vec_push(room->arena, &room->blobs, entry->blob);
        vec_push(room->arena, &room->records, record);
    }
}

/* One line an entry: kind key since grade audience [basis] body. */
static inline Str brief_room_text(Arena *to, const Brief *brief)
{
    StrBuf buf = strbuf_new(to);
    for (size_t i = 0; i < brief->count; i++) {
        const BriefEntry *entry = &brief->entries[i];
        Str parts[] = {kind_name(entry->kind),
            entry->key.size ? entry->key : S("-"), entry->since,
            grade_name(entry->grade), audience_text(to, &entry->audience)};
        strbuf_add(&buf, str_join(to, parts, 5, S(" ")));
        for (size_t n = 0; n < entry->basis_count; n++) {
            strbuf_add(&buf, n ? S(",") : S(" basis="));
            strbuf_add(&buf, kind_name(entry->basis[n].kind));
            strbuf_char(&buf, ':');
            strbuf_add(&buf, entry->basis[n].key);
        }
        strbuf_char(&buf, ' ');
        json_write_canonical(&buf, entry->body);
        strbuf_char(&buf, '\n');
    }
    return strbuf_str(&buf);
}

/* One line an error. */
static inline Str brief_room_errors(Arena *to, const Brief *brief)
{
    StrBuf buf = strbuf_new(to);
    for (size_t i = 0; i < brief->error_count; i++) {
        strbuf_add(&buf, err_describe(to, &brief->errors[i]));
        strbuf_char(&buf, '\n');
    }
    return strbuf_str(&buf);
}

#endif
