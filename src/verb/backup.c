/* backup: a copy of the whole room as it is now, while others may go on
 * writing to it; never over another file. */
#include <sys/stat.h>
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/fresh_file.h"
#include "verb/room_view.h"

static Status run_backup(VerbCall *call, Err *err)
{
    Arena *arena = call->arena;
    Str room = verb_value(call, "room"), file = verb_value(call, "file");
    const char *path = str_c(arena, file);
    struct stat info = {0};
    Store *store;
    TRY(fresh_refuse(path, err));
    TRY(store_open(arena, str_c(arena, room), STORE_READ, &store, err));
    const char *unfinished = fresh_name(arena, path);
    TRY(store_backup(store, unfinished, err));
    TRY(fresh_keep(arena, unfinished, path, err));
    stat(path, &info);
    call->data = node_map(arena);
    put_text(arena, call->data, S("file"), room);
    put_text(arena, call->data, S("backup"), file);
    put_int(arena, call->data, S("bytes"), (size_t)info.st_size);
    screen_text(call->screen,
        message_format(arena, MSG_BACKED_UP,
            ARGS(room, file, str_int(arena, info.st_size))),
        TONE_PLAIN);
    return STATUS_OK;
}

static const Arg ARGS_BACKUP[] = {ROOM_ARG,
    {.name = "file",
        .type = ARG_PATH,
        .positional = true,
        .required = true,
        .help = MSG_ARG_BACKUP},
    {.name = NULL}};

const Verb verb_backup = {.name = "backup",
    .summary = MSG_BACKUP,
    .help = MSG_BACKUP_ABOUT,
    .example = "backup varda.room varda-backup.room",
    .capability = "read",
    .effect = EFFECT_READS,
    .args = ARGS_BACKUP,
    .run = run_backup};
