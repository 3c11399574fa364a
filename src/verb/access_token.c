/* access token: what a program sends instead of a password. */
#include "verb/access_call.h"
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/gate.h"

static Status find_user(
    VerbCall *call, Access *access, AccessUser *user, Err *err)
{
    bool found;
    Str name = verb_value(call, "user");
    TRY(access_user(access, name, user, &found, err));
    if (found) return STATUS_OK;
    return err_set(err, STATUS_NO, NOWHERE, MSG_ACCESS_NO_USER, ARGS(name));
}

static Status give_token(
    VerbCall *call, Access *access, Str *may, Str *token, Err *err)
{
    AccessUser user;
    int64_t seconds;
    TRY(find_user(call, access, &user, err));
    *may = verb_value(call, "may");
    if (!may->size) *may = S("read");
    TRY(role_check(role_find(user.role), user.party, *may, err));
    TRY(access_call_seconds(call, GATE_TOKEN_DAYS, &seconds, err));
    TRY(access_begin(access, err));
    TRY(gate_give(
        access, call->arena, PASS_TOKEN, user.name, *may, seconds, token, err));
    return access_call_commit(call, access, err);
}

static Status run_access_token(VerbCall *call, Err *err)
{
    Access *access;
    Str token, may;
    TRY(access_call_open(call, false, &access, err));
    TRY(give_token(call, access, &may, &token, err));
    call->data = node_map(call->arena);
    put_text(call->arena, call->data, S("user"), verb_value(call, "user"));
    put_text(call->arena, call->data, S("may"), may);
    put_text(call->arena, call->data, S("token"), token);
    screen_text(call->screen,
        message_format(call->arena, MSG_ACCESS_TOKEN_IS,
            ARGS(verb_value(call, "user"), may)),
        TONE_PLAIN);
    screen_verbatim(call->screen, token);
    return STATUS_OK;
}

static const Arg ARGS_ACCESS_TOKEN[] = {ROOM_ARG, ACCESS_USER_ARG,
    {.name = "may", .type = ARG_TEXT, .help = MSG_ARG_TOKEN_MAY},
    {.name = "days", .type = ARG_NUMBER, .help = MSG_ARG_DAYS}, {.name = NULL}};

const Verb verb_access_token = {.name = "access token",
    .summary = MSG_ACCESS_TOKEN,
    .help = MSG_ACCESS_TOKEN_ABOUT,
    .example = "access token varda.room okan --may \"read|write\"",
    .capability = "access",
    .effect = EFFECT_APPENDS,
    .args = ARGS_ACCESS_TOKEN,
    .run = run_access_token};
