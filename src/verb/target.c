/* Records named on the command line: by id, by the first digits of one, or by
 * kind and key. */
#include "verb/target.h"

#include <string.h>
#include "verb/describe.h"

enum { ID_LEAST = 8 }; /* digits; `history` shows as many */

static bool is_id(Str word)
{
    if (word.size < ID_LEAST || word.size > HASH_HEX_SIZE) return false;
    for (size_t i = 0; i < word.size; i++)
        if (!strchr("0123456789abcdef", word.data[i])) return false;
    return true;
}

static Status find_id(RoomView *room, Str word, RecordList *found, Err *err)
{
    TRY(store_find_prefix(room->store, &room->model.view, word, found, err));
    if (found->count < 2) return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_TARGET_SEVERAL,
        ARGS(word, str_int(room->arena, (int64_t)found->count)));
}

Status target_find(RoomView *room, Str word, RecordList *found, Err *err)
{
    Kind kind = ref_kind(word);
    *found = (RecordList){0};
    if (is_id(word))
        TRY(find_id(room, word, found, err));
    else if (kind != KIND_UNKNOWN)
        TRY(store_heads_of(
            room->store, &room->model.view, kind, ref_key(word), found, err));
    else
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_TARGET_SHAPE, ARGS(word));
    if (found->count) return STATUS_OK;
    return err_set(err, STATUS_INPUT, NOWHERE, MSG_TARGET_NONE,
        ARGS(word, room->model.view.viewer.seat));
}

Str target_words(Arena *arena, const Record *record)
{
    return message_format(arena, MSG_TARGET,
        ARGS(record->kind_name, record->key, record->author,
            str_slice(instant_text(arena, record->recorded), 0, 10),
            str_slice(hash_hex(arena, &record->id), 0, ID_LEAST)));
}

Node *target_node(Arena *arena, const Record *record)
{
    Node *map = node_map(arena);
    put_text(arena, map, S("id"), hash_hex(arena, &record->id));
    put_text(arena, map, S("kind"), record->kind_name);
    put_text(arena, map, S("key"), record->key);
    put_text(arena, map, S("since"), record->since);
    put_text(arena, map, S("author"), record->author);
    put_text(arena, map, S("grade"), grade_name(record->grade));
    return map;
}

static Status write_basis(
    RoomView *room, const Record *record, Node *entry, Err *err)
{
    Arena *arena = room->arena;
    Node *list = node_list(arena);
    for (size_t i = 0; i < record->basis_count; i++) {
        Record *base;
        TRY(store_find(
            room->store, &room->model.view, &record->basis[i], &base, err));
        if (!base) continue;
        Str parts[] = {base->kind_name, base->key};
        node_push(
            arena, list, node_text(arena, str_join(arena, parts, 2, S(":"))));
    }
    if (list->count) put(arena, entry, S("basis"), list);
    return STATUS_OK;
}

Status target_entry(
    RoomView *room, const Record *record, Node **entry, Err *err)
{
    Arena *arena = room->arena;
    *entry = node_copy(arena, record->body, false);
    if (record->kind == KIND_ROOM) return STATUS_OK;
    put_text(arena, *entry, S("since"), record->since);
    put_text(arena, *entry, S("grade"), grade_name(record->grade));
    put(arena, *entry, S("audience"), audience_node(arena, &record->audience));
    return write_basis(room, record, *entry, err);
}

Str target_today(const RoomView *frame)
{
    return day_text(frame->arena, zone_day(frame->model.zone, instant_now()));
}

Status target_open(VerbCall *call, RoomView **room, Err *err)
{
    const char *path = str_c(call->arena, verb_value(call, "room"));
    Str by = verb_value(call, "by");
    Store *store;
    TRY(store_open(call->arena, path, STORE_WRITE, &store, err));
    TRY(room_view_of_seat(
        call->arena, store, by.size ? by : S("mediator"), room, err));
    (*room)->path = path;
    return STATUS_OK;
}
