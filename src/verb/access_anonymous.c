/* access anonymous: whether what is public can be read without logging in. */
#include "verb/access_call.h"
#include "verb/arguments.h"
#include "verb/describe.h"

static Status run_access_anonymous(VerbCall *call, Err *err)
{
    Access *access;
    Str allowed = verb_value(call, "allowed");
    bool yes = str_equal(allowed, S("yes"));
    TRY(access_call_open(call, false, &access, err));
    TRY(access_begin(access, err));
    TRY(access_put_setting(access, S("anonymous"), allowed, err));
    TRY(access_call_commit(call, access, err));
    call->data = node_map(call->arena);
    put_bool(call->arena, call->data, S("anonymous"), yes);
    screen_text(call->screen,
        message_text(yes ? MSG_ACCESS_OPEN : MSG_ACCESS_CLOSED), TONE_PLAIN);
    return STATUS_OK;
}

static const Arg ARGS_ACCESS_ANONYMOUS[] = {ROOM_ARG,
    {.name = "allowed",
        .type = ARG_TEXT,
        .positional = true,
        .required = true,
        .choices = "yes|no",
        .help = MSG_ARG_ANONYMOUS},
    {.name = NULL}};

const Verb verb_access_anonymous = {.name = "access anonymous",
    .summary = MSG_ACCESS_ANONYMOUS,
    .help = MSG_ACCESS_ANONYMOUS_ABOUT,
    .example = "access anonymous varda.room yes",
    .capability = "access",
    .effect = EFFECT_APPENDS,
    .args = ARGS_ACCESS_ANONYMOUS,
    .run = run_access_anonymous};
