/* serve: opens the room as pages and an API. The server itself is the
 * program's (verb/host.h); here is what people may ask of it. */
#include "verb/arguments.h"
#include "verb/host.h"

static Status run_serve(VerbCall *call, Err *err)
{
    const Host *host;
    TRY(host_of(call, &host, err));
    return host->serve(call, err);
}

static const Arg ARGS_SERVE[] = {ROOM_ARG,
    {.name = "port", .type = ARG_NUMBER, .help = MSG_ARG_PORT},
    {.name = "address", .type = ARG_TEXT, .help = MSG_ARG_ADDRESS},
    {.name = "host", .type = ARG_TEXT, .repeated = true, .help = MSG_ARG_HOST},
    {.name = "cert", .type = ARG_PATH, .help = MSG_ARG_CERT},
    {.name = "key", .type = ARG_PATH, .help = MSG_ARG_KEY_FILE},
    {.name = "proxy", .type = ARG_FLAG, .help = MSG_ARG_PROXY},
    {.name = "once", .type = ARG_FLAG, .help = MSG_ARG_ONCE},
    {.name = "get", .type = ARG_TEXT, .help = MSG_ARG_GET}, {.name = NULL}};

const Verb verb_serve = {.name = "serve",
    .summary = MSG_SERVE,
    .help = MSG_SERVE_ABOUT,
    .example = "serve varda.room --get /api/assets",
    .capability = "host",
    .effect = EFFECT_RUNS,
    .args = ARGS_SERVE,
    .run = run_serve};
