/* export: what a viewer may read, for other programs. */
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/export_lines.h"
#include "verb/fresh_file.h"

/* Commits name records, so they are only for who may read all. */
static Status check_whole(VerbCall *call, RoomView *room, bool *whole, Err *err)
{
    bool sees_all;
    *whole = verb_has(call, "whole");
    if (!*whole) return STATUS_OK;
    TRY(store_sees_all(room->store, &room->model.view.viewer, &sees_all, err));
    if (sees_all) return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_EXPORT_NOT_WHOLE, NO_ARGS);
}

static Status into_file(
    VerbCall *call, RoomView *room, bool whole, const char *path, Err *err)
{
    Arena *arena = call->arena;
    ExportSink sink;
    TRY(fresh_refuse(path, err));
    const char *unfinished = fresh_name(arena, path);
    TRY(sink_open(arena, unfinished, &sink, err));
    TRY(export_lines(room, whole, &sink, call->data, err));
    TRY(sink_end(&sink, err));
    TRY(fresh_keep(arena, unfinished, path, err));
    screen_text(call->screen,
        message_format(arena, MSG_EXPORTED,
            ARGS(str_of(path), node_get_text(call->data, S("records_total")),
                node_get_text(call->data, S("blobs_total")),
                node_get_text(call->data, S("commits_total")))),
        TONE_PLAIN);
    return STATUS_OK;
}

static Status run_export(VerbCall *call, Err *err)
{
    RoomView *room;
    bool whole;
    Str to = verb_value(call, "to");
    TRY(room_view_open(call, STORE_READ, &room, err));
    TRY(check_whole(call, room, &whole, err));
    call->data = node_map(call->arena);
    put_text(call->arena, call->data, S("room"), room_view_key(room));
    put(call->arena, call->data, S("view"), room_view_node(room));
    if (to.size)
        return into_file(call, room, whole, str_c(call->arena, to), err);
    ExportSink sink = sink_text(call->arena);
    TRY(export_lines(room, whole, &sink, call->data, err));
    screen_verbatim(call->screen, strbuf_str(&sink.text));
    return STATUS_OK;
}

static const Arg ARGS_EXPORT[] = {ROOM_ARG,
    {.name = "whole", .type = ARG_FLAG, .help = MSG_ARG_WHOLE},
    {.name = "to", .type = ARG_PATH, .help = MSG_ARG_EXPORT_TO},
    {.name = NULL}};

const Verb verb_export = {.name = "export",
    .summary = MSG_EXPORT,
    .help = MSG_EXPORT_ABOUT,
    .example = "export varda.room --as public",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_EXPORT,
    .takes_view = true,
    .run = run_export};
