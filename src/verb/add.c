/* add: puts the entries of briefs into a room, all of them or none. */
#include "verb/append.h"
#include "verb/arguments.h"

static Status run_add(VerbCall *call, Err *err)
{
    const char *path = str_c(call->arena, verb_value(call, "room"));
    Appended all = {0};
    Store *store;
    RoomView *room;
    bool sees_all;
    Str by = verb_value(call, "by");
    if (!by.size) by = S("mediator");
    TRY(store_open(call->arena, path, STORE_WRITE, &store, err));
    TRY(room_view_of_seat(call->arena, store, by, &room, err));
    TRY(append_files(call, store, by, "brief", 0, &all, err));
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
