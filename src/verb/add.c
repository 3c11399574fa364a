/* add: puts the entries of briefs into a room, each file whole or not at
 * all. */
#include "verb/append.h"
#include "verb/arguments.h"

static void merge(Arena *arena, Appended *all, const Appended *one)
{
    for (size_t i = 0; i < one->records.count; i++)
        vec_push(arena, &all->records, one->records.items[i]);
    for (size_t i = 0; i < one->beside.count; i++)
        vec_push(arena, &all->beside, one->beside.items[i]);
    all->same += one->same;
    if (one->committed) all->commit = one->commit;
    all->committed |= one->committed;
}

static Status add_files(VerbCall *call, Store *store, Appended *all, Err *err)
{
    Str by = verb_value(call, "by"), file;
    if (!by.size) by = S("mediator");
    for (size_t i = 0; verb_nth(call, "brief", i, &file); i++) {
        const char *path = str_c(call->arena, file);
        Appended one = {0};
        Node *tree;
        TRY(append_read(call, path, &tree, err));
        TRY(append_brief(call, store, by, tree, path, &one, err));
        merge(call->arena, all, &one);
    }
    return STATUS_OK;
}

static Status run_add(VerbCall *call, Err *err)
{
    const char *path = str_c(call->arena, verb_value(call, "room"));
    Appended all = {0};
    Store *store;
    RoomView *room;
    bool sees_all;
    Str by = verb_value(call, "by");
    TRY(store_open(call->arena, path, STORE_WRITE, &store, err));
    TRY(room_view_of_seat(
        call->arena, store, by.size ? by : S("mediator"), &room, err));
    TRY(add_files(call, store, &all, err));
    TRY(store_sees_all(store, &room->model.view.viewer, &sees_all, err));
    append_show(call, path, &all, sees_all);
    return STATUS_OK;
}

static const Arg ARGS_ADD[] = {ROOM_ARG,
    {.name = "brief",
        .type = ARG_UPLOAD,
        .positional = true,
        .required = true,
        .repeated = true,
        .help = MSG_ARG_BRIEF},
    {.name = "by", .type = ARG_PARTY, .help = MSG_ARG_BY}, {.name = NULL}};

const Verb verb_add = {.name = "add",
    .summary = MSG_ADD,
    .help = MSG_ADD_ABOUT,
    .example = "add varda.room later.yaml --by mediator",
    .capability = "write",
    .effect = EFFECT_APPENDS,
    .args = ARGS_ADD,
    .run = run_add};
