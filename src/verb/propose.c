/* propose: one dispatch is kept as a source of the room, and what it says
 * becomes proposals. The same as `read --room`, but a verb that appends: so it
 * has a form, and who may only read may not use it. */
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/read.h"

static Status run_propose(VerbCall *call, Err *err)
{
    Reader reader;
    Str source = S("");
    TRY(read_open_reader(call, &reader, err));
    TRY(read_into_room(call, &reader, &source, err));
    Node *data = node_map(call->arena);
    put_text(call->arena, data, S("source"), source);
    put(call->arena, data, S("statements"), call->data);
    call->data = data;
    return STATUS_OK;
}

static const Arg ARGS_PROPOSE[] = {ROOM_ARG,
    {.name = "file",
        .type = ARG_UPLOAD,
        .positional = true,
        .required = true,
        .help = MSG_PROPOSE_FILE},
    {.name = "title", .type = ARG_TEXT, .help = MSG_PROPOSE_TITLE},
    {.name = "publisher", .type = ARG_TEXT, .help = MSG_PROPOSE_PUBLISHER},
    {.name = "date", .type = ARG_DATE, .help = MSG_READ_DATE},
    {.name = "url", .type = ARG_TEXT, .help = MSG_PROPOSE_URL}, READER_ARGS,
    BY_ARG, {.name = NULL}};

const Verb verb_propose = {.name = "propose",
    .summary = MSG_PROPOSE,
    .help = MSG_PROPOSE_ABOUT,
    .example = "propose varda.room herald-1.txt --publisher Herald",
    .capability = "write",
    .effect = EFFECT_APPENDS,
    .args = ARGS_PROPOSE,
    .run = run_propose};
