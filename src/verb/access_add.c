/* access add: a user with a password, which is asked for. */
#include "verb/access_call.h"
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/host.h"
#include "verb/passphrase.h"
#include "verb/secret.h"

static Status ask_password(VerbCall *call, Str user, Str *encoded, Err *err)
{
    Str password;
    TRY(passphrase_ask_new(
        call, "password", MSG_PASSWORD_ASK, user, &password, err));
    return password_hash(call->arena, password, encoded, err);
}

static Status run_access_add(VerbCall *call, Err *err)
{
    Access *access;
    AccessUser user;
    const Host *host;
    TRY(host_of(call, &host, err));
    TRY(access_call_open(call, true, &access, err));
    TRY(access_call_user(call, access, &user, err));
    TRY(ask_password(call, user.name, &user.password, err));
    TRY(access_begin(access, err));
    TRY(access_drop_passes(access, user.name, PASS_SESSION, err));
    TRY(access_put_user(access, &user, err));
    TRY(access_call_commit(call, access, err));
    call->data = node_map(call->arena);
    put_text(call->arena, call->data, S("user"), user.name);
    put_text(call->arena, call->data, S("role"), user.role);
    screen_text(call->screen,
        message_format(
            call->arena, MSG_ACCESS_ADDED, ARGS(user.name, user.role)),
        TONE_PLAIN);
    return STATUS_OK;
}

static const Arg ARGS_ACCESS_ADD[] = {
    ROOM_ARG, ACCESS_USER_ARG, ACCESS_ROLE_ARGS, {.name = NULL}};

const Verb verb_access_add = {.name = "access add",
    .summary = MSG_ACCESS_ADD,
    .help = MSG_ACCESS_ADD_ABOUT,
    .example = "access add varda.room okan --role mediator",
    .capability = "host",
    .effect = EFFECT_RUNS,
    .args = ARGS_ACCESS_ADD,
    .run = run_access_add};
