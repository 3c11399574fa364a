/* preference lock: a server forgets a party's key. */
#include "verb/arguments.h"
#include "verb/describe.h"
#include "verb/preference.h"
#include "verb/vault.h"

static Status run_preference_lock(VerbCall *call, Err *err)
{
    RoomView *room;
    Str party;
    TRY(preference_open(call, STORE_READ, &room, &party, err));
    bool held = call->vault && vault_drop(call->vault, party);
    put_text(call->arena, call->data, S("party"), party);
    put_bool(call->arena, call->data, S("was_unlocked"), held);
    screen_text(call->screen,
        message_format(
            call->arena, held ? MSG_LOCKED : MSG_LOCKED_ALREADY, ARGS(party)),
        TONE_PLAIN);
    return STATUS_OK;
}

static const Arg ARGS_PREFERENCE_LOCK[] = {ROOM_ARG, BY_ARG, {.name = NULL}};

const Verb verb_preference_lock = {.name = "preference lock",
    .summary = MSG_PREFERENCE_LOCK,
    .help = MSG_PREFERENCE_LOCK_ABOUT,
    .example = "preference lock wage.room --by TARN",
    .capability = "write",
    .effect = EFFECT_APPENDS,
    .apart = true,
    .args = ARGS_PREFERENCE_LOCK,
    .run = run_preference_lock};
