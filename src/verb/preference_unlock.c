/* preference unlock: lets the engine use a party's sealed preferences, in a
 * running server, for a time. On the command line nothing outlives the
 * command: there it only tells whether the passphrase is right. */
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/preference.h"
#include "verb/vault.h"

static Status read_minutes(VerbCall *call, int64_t *minutes, Err *err)
{
    Str text = verb_value(call, "for");
    *minutes = VAULT_MINUTES;
    if (!text.size || (str_to_int(text, minutes) && *minutes > 0 &&
                          *minutes <= VAULT_MINUTES_MOST))
        return STATUS_OK;
    return err_set(err, STATUS_USAGE, NOWHERE, MSG_UNLOCK_FOR,
        ARGS(text, str_int(call->arena, VAULT_MINUTES_MOST)));
}

static Status hold(
    VerbCall *call, Str party, const SealKey *key, Instant until, Err *err)
{
    Str pass = call->caller ? call->caller->pass : S("");
    if (vault_put(call->vault, party, key, pass, until)) return STATUS_OK;
    return err_set(err, STATUS_NO, NOWHERE, MSG_UNLOCK_FULL, NO_ARGS);
}

static void tell(VerbCall *call, Str party, Instant until)
{
    Str when = instant_text(call->arena, until);
    put_text(call->arena, call->data, S("party"), party);
    put(call->arena, call->data, S("until"),
        call->vault ? node_text(call->arena, when) : node_null(call->arena));
    screen_text(call->screen,
        message_format(call->arena,
            call->vault ? MSG_UNLOCKED : MSG_UNLOCK_NOT_KEPT,
            ARGS(party, describe_moment(call->arena, until))),
        TONE_PLAIN);
}

static Status run_preference_unlock(VerbCall *call, Err *err)
{
    RoomView *room;
    Access *access;
    Str party;
    SealKey key;
    int64_t minutes;
    TRY(read_minutes(call, &minutes, err));
    TRY(preference_open(call, STORE_READ, &room, &party, err));
    TRY(access_open(
        call->arena, verb_value(call, "room"), false, &access, err));
    TRY(preference_key_ask(call, access, party, &key, err));
    access_close(access);
    Instant until = instant_now() + minutes * 60 * (Instant)1000000;
    Status status =
        call->vault ? hold(call, party, &key, until, err) : STATUS_OK;
    seal_key_forget(&key);
    if (status == STATUS_OK) tell(call, party, until);
    return status;
}

static const Arg ARGS_PREFERENCE_UNLOCK[] = {ROOM_ARG, PREFERENCE_BY_ARG,
    PASSPHRASE_ARG,
    {.name = "for", .type = ARG_NUMBER, .help = MSG_ARG_UNLOCK_FOR},
    {.name = NULL}};

const Verb verb_preference_unlock = {.name = "preference unlock",
    .summary = MSG_PREFERENCE_UNLOCK,
    .help = MSG_PREFERENCE_UNLOCK_ABOUT,
    .example = "preference unlock wage.room --by TARN --for 30",
    .capability = "write",
    .effect = EFFECT_APPENDS,
    .apart = true,
    .args = ARGS_PREFERENCE_UNLOCK,
    .run = run_preference_unlock};
