#ifndef VERB_PREFERENCE_H
#define VERB_PREFERENCE_H

#include "store/access_seal.h"
#include "verb/room_view.h"
#include "verb/seal.h"

/* What the verbs on sealed preferences share (doc/adr/0009). The record of
 * them is a `preference` of the party, for itself and the mediator, whose
 * text only the party's key opens; the key stands in the access file, wrapped
 * in the party's passphrase. */

/* Opens the room in the seat --by, which must be a party's. */
CHECKED Status preference_open(
    VerbCall *call, StoreMode mode, RoomView **room, Str *party, Err *err);

/* The head of PARTY's sealed preferences, or NULL. STATUS_NO where two stand
 * side by side. The room's preferences must be loaded. */
CHECKED Status preference_find(
    const RoomView *room, Str party, const Record **record, Err *err);

/* What a text is sealed for: this room, this party. */
Str preference_where(const RoomView *room, Str party);

/* Opens PARTY's key with the passphrase, which is asked for; over the pages
 * each try counts (verb/lockout.h). STATUS_NO if it is wrong, or the party
 * has no key. */
CHECKED Status preference_key_ask(
    VerbCall *call, Access *access, Str party, SealKey *key, Err *err);

/* PARTY's key: in a server what the party has unlocked and not locked since,
 * as long as its session stands (STATUS_NO otherwise); on the command line as
 * above. UNTIL may be NULL. */
CHECKED Status preference_key(VerbCall *call, Access *access, Str party,
    SealKey *key, Instant *until, Err *err);

/* The preferences in RECORD: {reservation, values, weights}. */
CHECKED Status preference_unseal(const RoomView *room, const Record *record,
    const SealKey *key, Node **body, Err *err);

#define PASSPHRASE_ARG                                                         \
    {                                                                          \
        .name = "passphrase", .type = ARG_SECRET, .help = MSG_ARG_PASSPHRASE   \
    }

#endif
