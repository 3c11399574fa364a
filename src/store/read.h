#ifndef STORE_READ_H
#define STORE_READ_H

#include "store/entry.h"
#include "store/intern.h"

/* Reads the record REC; MSG_STORE_BAD_RECORD if it is not there or not well
 * formed. It lives in ARENA. */
CHECKED Status read_rec(
    Store *store, Arena *arena, int64_t rec, Record *record, Err *err);
/* Reads the record with this id; *REC is 0 if there is none. */
CHECKED Status read_id(Store *store, Arena *arena, const Hash *id, int64_t *rec,
    Record *record, Err *err);
/* The slot of a kind and key; 0 if there is none. */
CHECKED Status read_slot(
    Store *store, Str kind_name, Str key, int64_t *slot, Err *err);

#endif
