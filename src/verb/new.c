/* new: makes a room file from briefs. No half-made room is ever seen. */
#include <sys/stat.h>
#include "verb/append.h"
#include "verb/arguments.h"
#include "verb/fresh_file.h"
#include "verb/new_from.h"
#include "verb/read.h"

/* True if WORD names the room to make, not a brief: it ends in .room, or is
 * no file and has no ending at all. */
static bool names_room(VerbCall *call, Str word)
{
    struct stat info;
    if (str_ends(word, S(".room"))) return true;
    return str_find(word, S("."), 0) == SIZE_MAX &&
           stat(str_c(call->arena, word), &info) != 0;
}

/* The room's path: the first argument if it names a room, else the room's
 * key. *FIRST is the index of the first brief. */
static Status room_path(
    VerbCall *call, const char **path, size_t *first, Err *err)
{
    Str word, key;
    Node *tree;
    verb_nth(call, "file", 0, &word);
    *first = names_room(call, word);
    if (*first) {
        const Str parts[] = {word, S(".room")};
        bool whole = str_ends(word, S(".room"));
        *path = str_join(call->arena, parts, whole ? 1 : 2, S("")).data;
        return STATUS_OK;
    }
    TRY(append_read(call, str_c(call->arena, word), &tree, err));
    key = node_get_text(tree, S("room"));
    if (!key.size)
        return err_set(err, STATUS_INPUT,
            node_place(tree, str_c(call->arena, word)), MSG_NO_ROOM_KEY,
            NO_ARGS);
    if (str_find(key, S("/"), 0) != SIZE_MAX)
        return err_set(err, STATUS_INPUT,
            node_place(node_get(tree, S("room")), str_c(call->arena, word)),
            MSG_ROOM_KEY_BAD, ARGS(key));
    const Str parts[] = {key, S(".room")};
    *path = str_join(call->arena, parts, 2, S("")).data;
    return STATUS_OK;
}

static Status fill_room(
    VerbCall *call, const char *path, size_t first, Appended *all, Err *err)
{
    Store *store;
    TRY(store_create(call->arena, path, &store, err));
    TRY(append_files(call, store, S("mediator"), "file", first, all, err));
    return store_finish(store, err);
}

static Status refuse_existing(const char *path, Err *err)
{
    if (fresh_refuse(path, NULL) == STATUS_OK) return STATUS_OK;
    return err_set(
        err, STATUS_INPUT, NOWHERE, MSG_ROOM_EXISTS, ARGS(str_of(path)));
}

static Status run_new(VerbCall *call, Err *err)
{
    const char *path = NULL;
    size_t first = 0;
    Str brief;
    Appended all = {0};
    if (verb_has(call, "from")) return new_from_dispatch(call, err);
    if (!verb_has(call, "file"))
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_NEW_NEEDS_BRIEF, NO_ARGS);
    TRY(room_path(call, &path, &first, err));
    if (!verb_nth(call, "file", first, &brief))
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_NEW_NEEDS_BRIEF, NO_ARGS);
    TRY(refuse_existing(path, err));
    const char *unfinished = fresh_name(call->arena, path);
    TRY(fill_room(call, unfinished, first, &all, err));
    TRY(fresh_keep(call->arena, unfinished, path, err));
    append_show(call, path, &all, true);
    screen_text(call->screen,
        message_format(call->arena, MSG_NEW_NEXT, ARGS(str_of(path))),
        TONE_MUTED);
    return STATUS_OK;
}

static const Arg ARGS_NEW[] = {{.name = "file",
                                   .type = ARG_PATH,
                                   .positional = true,
                                   .repeated = true,
                                   .help = MSG_ARG_NEW_FILE},
    {.name = "from", .type = ARG_PATH, .help = MSG_ARG_NEW_FROM},
    {.name = "date", .type = ARG_DATE, .help = MSG_READ_DATE},
    {.name = "publisher", .type = ARG_TEXT, .help = MSG_READ_PUBLISHER},
    READER_ARGS, {.name = NULL}};

const Verb verb_new = {.name = "new",
    .summary = MSG_NEW,
    .help = MSG_NEW_ABOUT,
    .example = "new varda.room varda.yaml",
    .capability = "create",
    .effect = EFFECT_CREATES,
    .args = ARGS_NEW,
    .run = run_new};
