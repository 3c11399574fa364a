/* access invite: a code, shown once, with which somebody sets a password. */
#include "verb/access_call.h"
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/gate.h"

static Status invite(
    VerbCall *call, const AccessUser *user, Access *access, Str *code, Err *err)
{
    int64_t seconds;
    TRY(access_call_seconds(call, GATE_INVITATION_DAYS, &seconds, err));
    TRY(access_begin(access, err));
    TRY(access_put_user(access, user, err));
    TRY(access_drop_passes(access, user->name, PASS_INVITATION, err));
    TRY(gate_give(access, call->arena, PASS_INVITATION, user->name, S(""),
        seconds, code, err));
    return access_call_commit(call, access, err);
}

static Status run_access_invite(VerbCall *call, Err *err)
{
    Access *access;
    AccessUser user;
    Str code;
    TRY(access_call_open(call, false, &access, err));
    TRY(access_call_user(call, access, &user, err));
    TRY(invite(call, &user, access, &code, err));
    call->data = node_map(call->arena);
    put_text(call->arena, call->data, S("user"), user.name);
    put_text(call->arena, call->data, S("role"), user.role);
    put_text(call->arena, call->data, S("code"), code);
    screen_text(call->screen,
        message_format(call->arena, MSG_ACCESS_INVITED, ARGS(user.name)),
        TONE_PLAIN);
    screen_verbatim(call->screen, code);
    return STATUS_OK;
}

static const Arg ARGS_ACCESS_INVITE[] = {ROOM_ARG, ACCESS_USER_ARG,
    ACCESS_ROLE_ARGS,
    {.name = "days", .type = ARG_NUMBER, .help = MSG_ARG_DAYS}, {.name = NULL}};

const Verb verb_access_invite = {.name = "access invite",
    .summary = MSG_ACCESS_INVITE,
    .help = MSG_ACCESS_INVITE_ABOUT,
    .example = "access invite varda.room rin --role delegation --party AL",
    .capability = "access",
    .effect = EFFECT_APPENDS,
    .args = ARGS_ACCESS_INVITE,
    .run = run_access_invite};
