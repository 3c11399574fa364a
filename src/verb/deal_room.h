#ifndef VERB_DEAL_ROOM_H
#define VERB_DEAL_ROOM_H

#include "verb/deal_call.h"

/* Reads the room that CALL names into deal->problem; PACKAGES are the
 * arguments that stand for packages. *READY is false where too little is
 * recorded; the answer then says what is missing. */
CHECKED Status deal_room_open(VerbCall *call, RoomDealMode mode,
    const Str *packages, size_t package_count, DealCall *deal, bool *ready,
    Err *err);

#endif
