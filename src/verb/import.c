/* import: takes over what another program, or another copy, wrote out: JSON
 * lines, for which the room is made where there is none, whole or not at all;
 * or a list of events. */
#include <sys/stat.h>
#include "verb/arguments.h"
#include "verb/fresh_file.h"
#include "verb/import_events.h"
#include "verb/import_lines.h"
#include "verb/target.h"
#include "verb/uploads.h"

/* Largest file that is read, in bytes. */
#define IMPORT_MAX_SIZE ((size_t)16 << 30)

/* One call of `import`. */
typedef struct {
    VerbCall *call;
    const char *room; /* path of the room, or of the one being made */
    const char *file;
    Str text; /* of the file */
    Arrivals arrivals;
} Import;

static Status take_all(Import *import, Store *store, Str room_key, Err *err)
{
    TRY(arrivals_begin(import->call->arena, store, &import->arrivals, err));
    import->arrivals.fresh = !room_key.size;
    Status status = import_lines(
        &import->arrivals, import->text, import->file, room_key, err);
    if (status == STATUS_OK) status = arrivals_end(&import->arrivals, err);
    if (status != STATUS_OK) store_rollback(store);
    return status;
}

static Status into_new(Import *import, Err *err)
{
    VerbCall *call = import->call;
    const char *unfinished = fresh_name(call->arena, import->room);
    Store *store;
    TRY(store_create_unseen(call->arena, unfinished, &store, err));
    TRY(take_all(import, store, S(""), err));
    TRY(store_finish(store, err));
    TRY(fresh_keep(call->arena, unfinished, import->room, err));
    return arrivals_show(call, &import->arrivals, NULL, str_of(import->room),
        str_of(import->file), err);
}

static Status into_old(Import *import, Err *err)
{
    VerbCall *call = import->call;
    Store *store;
    RoomView *room;
    TRY(store_open(call->arena, import->room, STORE_WRITE, &store, err));
    TRY(room_view_frame(call->arena, store, &room, err));
    TRY(take_all(import, store, room_view_key(room), err));
    return arrivals_show(call, &import->arrivals, room, str_of(import->room),
        str_of(import->file), err);
}

/* --- event lists --- */

static Status events_into(Import *import, Err *err)
{
    VerbCall *call = import->call;
    Str source = verb_value(call, "source");
    RoomView *room;
    Node *brief;
    Appended appended = {0};
    bool sees_all;
    if (!source.size)
        return err_set(err, STATUS_USAGE, NOWHERE, MSG_EVENTS_SOURCE, NO_ARGS);
    TRY(target_open(call, &room, err));
    TRY(import_events(call->arena, import->text, import->file, ref_key(source),
        target_today(room), &brief, err));
    const Viewer *viewer = &room->model.view.viewer;
    TRY(append_brief(
        call, room->store, viewer->seat, brief, import->file, &appended, err));
    TRY(store_sees_all(room->store, viewer, &sees_all, err));
    append_show(call, room->path, &appended, sees_all);
    return STATUS_OK;
}

static Status run_import(VerbCall *call, Err *err)
{
    struct stat info;
    Import import = {.call = call,
        .room = str_c(call->arena, verb_value(call, "room")),
        .file = str_c(call->arena, verb_value(call, "file"))};
    TRY(upload_read(call, import.file, IMPORT_MAX_SIZE, &import.text, err));
    if (str_ends(str_of(import.file), S(".csv")))
        return events_into(&import, err);
    if (verb_has(call, "source") || verb_has(call, "by"))
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_IMPORT_EVENTS_ONLY, NO_ARGS);
    if (lstat(import.room, &info) != 0) return into_new(&import, err);
    return into_old(&import, err);
}

static const Arg ARGS_IMPORT[] = {ROOM_ARG,
    {.name = "file",
        .type = ARG_UPLOAD,
        .positional = true,
        .required = true,
        .help = MSG_ARG_IMPORT},
    {.name = "source", .type = ARG_KEY, .help = MSG_ARG_EVENTS_SOURCE}, BY_ARG,
    {.name = NULL}};

const Verb verb_import = {.name = "import",
    .summary = MSG_IMPORT,
    .help = MSG_IMPORT_ABOUT,
    .example = "import varda.room other.jsonl",
    .capability = "import",
    .effect = EFFECT_APPENDS,
    .args = ARGS_IMPORT,
    .run = run_import};
