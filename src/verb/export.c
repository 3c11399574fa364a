/* export: what a viewer may read, for other programs: all of it as lines, or
 * what holds in a view as tables. */
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/export_csv.h"
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

/* --- lines --- */

static Status lines_into_file(
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

static Status run_lines(VerbCall *call, RoomView *room, Err *err)
{
    Str to = verb_value(call, "to");
    bool whole;
    TRY(check_whole(call, room, &whole, err));
    if (to.size)
        return lines_into_file(call, room, whole, str_c(call->arena, to), err);
    ExportSink sink = sink_text(call->arena);
    TRY(export_lines(room, whole, &sink, call->data, err));
    screen_verbatim(call->screen, strbuf_str(&sink.text));
    return STATUS_OK;
}

/* --- tables --- */

/* The folder asked for, without the slashes at its end. */
static const char *folder_of(VerbCall *call)
{
    Str folder = verb_value(call, "to");
    while (folder.size > 1 && folder.data[folder.size - 1] == '/')
        folder.size--;
    return str_c(call->arena, folder);
}

/* One table into FOLDER/KIND.csv; a kind without heads has none. */
static Status table_into_file(VerbCall *call, RoomView *room, Kind kind,
    const char *folder, Node *tables, Err *err)
{
    Arena *arena = call->arena;
    ExportSink text = sink_text(arena), sink;
    size_t rows;
    TRY(export_csv(room, kind, &text, &rows, err));
    if (!rows) return STATUS_OK;
    Str name = str_printf(arena, "%s.csv", KINDS[kind].name);
    Str made = str_printf(arena, "%s/%s", folder, name.data);
    Str path = str_printf(arena, "%s/%s", folder_of(call), name.data);
    TRY(sink_open(arena, made.data, &sink, err));
    sink_add(&sink, S("\xEF\xBB\xBF")); /* without it some guess Latin-1 */
    sink_add(&sink, strbuf_str(&text.text));
    TRY(sink_end(&sink, err));
    put_int(arena, tables, kind_name(kind), rows);
    screen_item(call->screen,
        message_format(arena, MSG_EXPORTED_TABLE,
            ARGS(path, str_int(arena, (int64_t)rows))),
        TONE_PLAIN);
    return STATUS_OK;
}

static Status tables_into_folder(VerbCall *call, RoomView *room, Err *err)
{
    const char *folder = folder_of(call), *unfinished;
    Node *tables = node_map(call->arena);
    TRY(fresh_refuse(folder, err));
    TRY(fresh_folder(call->arena, folder, &unfinished, err));
    put(call->arena, call->data, S("tables"), tables);
    for (Kind kind = KIND_UNKNOWN + 1; kind < KIND_COUNT; kind++)
        TRY(table_into_file(call, room, kind, unfinished, tables, err));
    return fresh_keep(call->arena, unfinished, folder, err);
}

static Status run_tables(VerbCall *call, RoomView *room, Err *err)
{
    Str name = verb_value(call, "kind");
    Kind kind = kind_parse(name);
    ExportSink sink = sink_text(call->arena);
    size_t rows;
    if (name.size && kind == KIND_UNKNOWN)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_EXPORT_KIND, ARGS(name));
    if (!name.size && verb_has(call, "to"))
        return tables_into_folder(call, room, err);
    if (!name.size || verb_has(call, "to"))
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_EXPORT_WHICH_TABLE, NO_ARGS);
    TRY(export_csv(room, kind, &sink, &rows, err));
    put_int(call->arena, call->data, S("rows"), rows);
    put_text(call->arena, call->data, S("csv"), strbuf_str(&sink.text));
    screen_verbatim(call->screen, strbuf_str(&sink.text));
    return STATUS_OK;
}

static Status run_export(VerbCall *call, Err *err)
{
    RoomView *room;
    TRY(room_view_open(call, STORE_READ, &room, err));
    call->data = node_map(call->arena);
    put_text(call->arena, call->data, S("room"), room_view_key(room));
    put(call->arena, call->data, S("view"), room_view_node(room));
    if (str_equal(verb_value(call, "format"), S("csv")))
        return run_tables(call, room, err);
    if (verb_has(call, "kind"))
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_EXPORT_KIND_LINES,
            ARGS(verb_value(call, "kind")));
    return run_lines(call, room, err);
}

static const Arg ARGS_EXPORT[] = {ROOM_ARG,
    {.name = "format",
        .type = ARG_TEXT,
        .help = MSG_ARG_EXPORT_FORMAT,
        .choices = "jsonl|csv"},
    {.name = "kind", .type = ARG_TEXT, .help = MSG_ARG_EXPORT_KIND},
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
