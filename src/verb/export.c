/* export: all records that a viewer may read, as canonical JSON lines. */
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/room_view.h"

typedef struct {
    Arena *arena;
    StrBuf lines;
    Node *list;
} Export;

static Status add_line(void *state, const Record *record, Err *err)
{
    Export *out = state;
    (void)err;
    Node *map = node_map(out->arena);
    put_text(out->arena, map, S("id"), hash_hex(out->arena, &record->id));
    put_text(out->arena, map, S("line"), str_copy(out->arena, record->line));
    node_push(out->arena, out->list, map);
    strbuf_add(&out->lines, record->line);
    strbuf_char(&out->lines, '\n');
    return STATUS_OK;
}

static Status run_export(VerbCall *call, Err *err)
{
    RoomView *room;
    Export out = {call->arena, strbuf_new(call->arena), node_list(call->arena)};
    TRY(room_view_open(call, STORE_READ, &room, err));
    TRY(store_each(room->store, &room->model.view.viewer, add_line, &out, err));
    call->data = node_map(call->arena);
    put_text(call->arena, call->data, S("room"), room_view_key(room));
    put(call->arena, call->data, S("view"), room_view_node(room));
    put(call->arena, call->data, S("records"), out.list);
    screen_verbatim(call->screen, strbuf_str(&out.lines));
    return STATUS_OK;
}

static const Arg ARGS_EXPORT[] = {ROOM_ARG, {.name = NULL}};

const Verb verb_export = {.name = "export",
    .summary = MSG_EXPORT,
    .help = MSG_EXPORT_ABOUT,
    .example = "export varda.room --as public",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_EXPORT,
    .takes_view = true,
    .run = run_export};
