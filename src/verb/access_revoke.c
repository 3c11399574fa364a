/* access revoke: takes away a user, or one session, invitation or token. */
#include "verb/access_call.h"
#include "verb/arguments.h"
#include "verb/describe.h"

enum { PREFIX_LEAST = 8 }; /* of a pass's hash, as `access list` shows it */

static bool is_prefix(Str text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return false;
    }
    return text.size >= PREFIX_LEAST;
}

static Status revoke(Access *access, Str what, Err *err)
{
    bool found;
    int64_t count = 0;
    TRY(access_drop_user(access, what, &found, err));
    if (!found && is_prefix(what))
        TRY(access_drop_pass(access, what, &count, err));
    if (found || count) return STATUS_OK;
    return err_set(err, STATUS_NO, NOWHERE, MSG_ACCESS_NO_USER, ARGS(what));
}

static Status run_access_revoke(VerbCall *call, Err *err)
{
    Access *access;
    Str what = verb_value(call, "what");
    TRY(access_call_open(call, false, &access, err));
    TRY(access_begin(access, err));
    TRY(revoke(access, what, err));
    TRY(access_call_commit(call, access, err));
    call->data = node_map(call->arena);
    put_text(call->arena, call->data, S("revoked"), what);
    screen_text(call->screen,
        message_format(call->arena, MSG_ACCESS_REVOKED, ARGS(what)),
        TONE_PLAIN);
    return STATUS_OK;
}

static const Arg ARGS_ACCESS_REVOKE[] = {ROOM_ARG,
    {.name = "what",
        .type = ARG_TEXT,
        .positional = true,
        .required = true,
        .help = MSG_ARG_REVOKE},
    {.name = NULL}};

const Verb verb_access_revoke = {.name = "access revoke",
    .summary = MSG_ACCESS_REVOKE,
    .help = MSG_ACCESS_REVOKE_ABOUT,
    .example = "access revoke varda.room okan",
    .capability = "access",
    .effect = EFFECT_APPENDS,
    .args = ARGS_ACCESS_REVOKE,
    .run = run_access_revoke};
