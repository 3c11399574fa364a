/* What the verbs on sealed preferences share. */
#include "verb/preference.h"

#include "bridge/preference.h"
#include "verb/lockout.h"
#include "verb/passphrase.h"
#include "verb/vault.h"

Status preference_open(
    VerbCall *call, StoreMode mode, RoomView **room, Str *party, Err *err)
{
    Store *store;
    Str by = verb_value(call, "by");
    const char *path = str_c(call->arena, verb_value(call, "room"));
    TRY(store_open(call->arena, path, mode, &store, err));
    TRY(room_view_of_seat(
        call->arena, store, by.size ? by : S("mediator"), room, err));
    (*room)->path = path;
    *party = (*room)->model.view.viewer.seat;
    if (str_equal(*party, S("mediator")) || str_equal(*party, S("public")))
        return err_set(
            err, STATUS_USAGE, NOWHERE, MSG_PREFERENCE_SEAT, NO_ARGS);
    return room_view_load(*room, KIND_BIT(KIND_PREFERENCE), err);
}

Status preference_find(
    const RoomView *room, Str party, const Record **record, Err *err)
{
    const RecordList *all = &room->model.heads[KIND_PREFERENCE];
    *record = NULL;
    for (size_t i = 0; i < all->count; i++) {
        if (!str_equal(record_text(all->items[i], S("party")), party)) continue;
        if (*record)
            return err_set(
                err, STATUS_NO, NOWHERE, MSG_PREFERENCE_TWO, ARGS(party));
        *record = all->items[i];
    }
    return STATUS_OK;
}

Str preference_where(const RoomView *room, Str party)
{
    return str_printf(room->arena, "%.*s %.*s",
        STR_ARGS(room_view_key(room)), STR_ARGS(party));
}

/* --- keys --- */

static Status find_seal(Access *access, Str party, AccessSeal *seal, Err *err)
{
    bool found;
    TRY(access_seal(access, party, seal, &found, err));
    if (found) return STATUS_OK;
    return err_set(err, STATUS_NO, NOWHERE, MSG_SEAL_NO_KEY, ARGS(party));
}

/* Counted before anything is tried, in a transaction of its own (verb/gate.c
 * does the same for passwords). */
static Status count_try(VerbCall *call, Access *access, Str party,
    Lockout *lockout, Err *err)
{
    TRY(access_begin(access, err));
    TRY(lockout_count(access, call->arena,
        str_printf(call->arena, "sealed/%.*s", STR_ARGS(party)),
        call->caller->address, instant_now(), lockout, err));
    return access_commit(access, err);
}

static Status undo_try(Access *access, const Lockout *lockout, Err *err)
{
    TRY(access_begin(access, err));
    TRY(lockout_undo(access, lockout, err));
    return access_commit(access, err);
}

Status preference_key_ask(
    VerbCall *call, Access *access, Str party, SealKey *key, Err *err)
{
    AccessSeal seal;
    Lockout lockout;
    Str passphrase;
    TRY(find_seal(access, party, &seal, err));
    TRY(passphrase_ask(call, "passphrase", MSG_SEAL_ASK, party, &passphrase,
        err));
    if (call->caller) TRY(count_try(call, access, party, &lockout, err));
    TRY(seal_key_open(
        call->arena, party, seal.wrapped, passphrase, key, err));
    return call->caller ? undo_try(access, &lockout, err) : STATUS_OK;
}

/* Whether the session that unlocked a key still stands. */
static Status check_pass(
    Access *access, Str hash, Instant now, bool *stands, Err *err)
{
    AccessPass pass;
    *stands = true;
    if (!hash.size) return STATUS_OK;
    TRY(access_pass(access, hash, &pass, stands, err));
    *stands = *stands && pass.expires > now;
    return STATUS_OK;
}

static Status locked(Str party, Err *err)
{
    return err_set(err, STATUS_NO, NOWHERE, MSG_SEAL_LOCKED, ARGS(party));
}

Status preference_key(VerbCall *call, Access *access, Str party, SealKey *key,
    Instant *until, Err *err)
{
    Str pass;
    bool stands;
    Instant end, now = instant_now();
    if (!call->vault)
        return preference_key_ask(call, access, party, key, err);
    if (!vault_get(call->vault, call->arena, party, now, key, &pass, &end))
        return locked(party, err);
    Status status = check_pass(access, pass, now, &stands, err);
    if (status == STATUS_OK && stands) {
        if (until) *until = end;
        return STATUS_OK;
    }
    seal_key_forget(key);
    if (status != STATUS_OK) return status;
    (void)vault_drop(call->vault, party);
    return locked(party, err);
}

Status preference_unseal(const RoomView *room, const Record *record,
    const SealKey *key, Node **body, Err *err)
{
    Str plain;
    Str where = preference_where(room, record_text(record, S("party")));
    TRY(seal_open(room->arena, key, where, record_text(record, S("sealed")),
        &plain, err));
    return preference_read(room->arena, plain, body, err);
}
